import { describe, expect, it } from 'vitest';
import { ABOUT, concept, draft, PERSON, problems, reasons, SNOMED } from '../testing/documents.ts';

describe('the person of a document', () => {
  it('comes with identifiers by authority, official name, birth date and birth sex', () => {
    expect(draft().patient).toMatchObject({
      familyName: 'Fernsby',
      givenName: 'Odile',
      birthDate: '1984-02-29',
      sexAtBirth: 'female',
      gender: 'female',
      identifiers: [{ system: 'urn:example:mrn', value: 'A-17', type: 'MR' }],
      phone: '555 0100',
      address: '1 Larch Road, Aldery',
      language: 'en-US',
      deceased: false,
    });
  });

  it('is refused with every problem at once', () => {
    const { name: _, ...nameless } = PERSON;
    const text = JSON.stringify({ ...nameless, birthDate: '1984-02-30', gender: 'f' });
    expect(problems(text)).toEqual([
      'Patient.name: a chart needs a family name',
      'Patient.name: a chart needs a given name',
      'Patient.birthDate: expected a calendar day such as 1984-06-02',
      'Patient.gender: expected male, female, other or unknown',
    ]);
  });
});

describe('conditions', () => {
  const condition = (code: object, more: object = {}) => ({
    resourceType: 'Condition',
    id: 'c1',
    subject: ABOUT,
    code,
    recordedDate: '2020-05-01T00:00:00Z',
    clinicalStatus: { coding: [{ code: 'active' }] },
    ...more,
  });

  it('answer the questions of the history that carry their code', () => {
    const { conditions, facts } = draft(condition(concept(SNOMED, '38341003', 'Hypertension')));
    expect(conditions[0]).toMatchObject({
      name: 'Hypertension',
      code: '38341003',
      clinicalStatus: 'active',
      facts: ['hypertension'],
    });
    expect(facts).toMatchObject([{ factId: 'hypertension', value: 'yes' }]);
  });

  it('that once happened stay true after they are resolved, with their day', () => {
    const stroke = condition(concept(SNOMED, '230690007', 'Stroke'), {
      clinicalStatus: { coding: [{ code: 'resolved' }] },
      onsetDateTime: '2019-03-04T10:00:00Z',
    });
    const found = draft(stroke).facts.map((fact) => `${fact.factId}=${fact.value}`);
    expect(found).toContain('stroke=yes');
    expect(found).toContain('strokeDate=2019-03-04');
  });

  it('know an indication by ICD-10-CM', () => {
    const recurrent = condition(
      concept('http://hl7.org/fhir/sid/icd-10-cm', 'F33.2', 'Major depressive disorder, recurrent, severe'),
    );
    expect(draft(recurrent).conditions[0]?.indications).toContain('trd');
  });

  it('with a wrong check digit keep their words, lose the code and are named', () => {
    const result = draft(condition(concept(SNOMED, '38341004', 'Hypertension')));
    expect(result.conditions[0]).toMatchObject({ name: 'Hypertension', code: undefined, facts: [] });
    expect(reasons(result)).toEqual([
      'remark Bundle.entry[1].resource.code.coding[0].code: "38341004" is not a SNOMED CT identifier: its form or check digit is wrong; the code was left out',
    ]);
  });

  it('that were refuted are listed, not charted', () => {
    const result = draft(
      condition(concept(SNOMED, '38341003', 'Hypertension'), {
        verificationStatus: { coding: [{ code: 'refuted' }] },
      }),
    );
    expect([result.conditions, result.notUnderstood[0]?.kind]).toEqual([[], 'not-kept']);
  });

  it('of somebody else are a fault', () => {
    const result = draft(
      condition(concept(SNOMED, '38341003', 'Hypertension'), { subject: { reference: 'Patient/other' } }),
    );
    expect([result.conditions, reasons(result)]).toEqual([
      [],
      ['fault Bundle.entry[1].resource.subject: is not about the patient of this document'],
    ]);
  });
});

describe('medicines and allergies', () => {
  const request = (text: string, more: object = {}) => ({
    resourceType: 'MedicationRequest',
    id: 'm1',
    status: 'active',
    intent: 'order',
    subject: ABOUT,
    authoredOn: '2026-01-05',
    medicationCodeableConcept: concept('http://www.nlm.nih.gov/research/umls/rxnorm', '312938', text),
    ...more,
  });

  it('are resolved to their ingredients, with the words kept', () => {
    const [medicine] = draft(
      request('Sertraline 100 MG Oral Tablet', { dosageInstruction: [{ text: 'one in the morning' }] }),
    ).medicines;
    expect(medicine).toMatchObject({
      name: 'Sertraline 100 MG Oral Tablet',
      rxnorm: '312938',
      status: 'current',
      doseText: 'one in the morning',
      ingredients: ['sertraline'],
    });
  });

  it('that nobody knows are kept and named', () => {
    const result = draft(request('Zanzibarine 3 MG'));
    expect(result.medicines[0]?.ingredients).toBeUndefined();
    expect(result.notUnderstood[0]?.reason).toContain('somebody must look up');
  });

  it('may be taken as needed, or be over', () => {
    expect(
      draft(request('Sertraline', { dosageInstruction: [{ asNeededBoolean: true }] })).medicines[0]?.status,
    ).toBe('as-needed');
    expect(draft(request('Sertraline', { status: 'stopped' })).medicines[0]?.status).toBe('stopped');
  });

  it('by reference are followed, and a reference that leads nowhere is a fault', () => {
    const { medicationCodeableConcept: code, ...rest } = request('Sertraline');
    const byReference = { ...rest, medicationReference: { reference: 'urn:uuid:drug' } };
    const result = draft(byReference, { resourceType: 'Medication', id: 'drug', code });
    expect([result.medicines.length, result.counts.taken]).toEqual([1, 3]);
    expect(reasons(draft(byReference))).toEqual([
      'fault Bundle.entry[1].resource.medicationReference.reference: the medicine it refers to is not in the document',
    ]);
  });

  it('list an allergy that is over without charting it', () => {
    const allergy = (status: string) => ({
      resourceType: 'AllergyIntolerance',
      id: 'a1',
      patient: ABOUT,
      criticality: 'high',
      code: concept(SNOMED, '91936005', 'Allergy to penicillin'),
      clinicalStatus: { coding: [{ code: status }] },
    });
    expect(draft(allergy('active')).allergies[0]).toMatchObject({
      substance: 'Allergy to penicillin',
      code: '91936005',
      criticality: 'high',
      status: 'active',
    });
    expect([draft(allergy('inactive')).allergies, draft(allergy('inactive')).notUnderstood[0]?.kind]).toEqual(
      [[], 'not-kept'],
    );
  });
});
