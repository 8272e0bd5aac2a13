import { parseInstant } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportDraft } from './draft.ts';
import { draftImport } from './import.ts';

const NOW = (() => {
  const parsed = parseInstant('2026-11-22T10:00:00Z');
  if (!parsed.ok) throw new Error('a time');
  return parsed.value;
})();

const PERSON = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'urn:example:mrn', value: 'A-17', type: { coding: [{ code: 'MR' }] } }],
  name: [
    { use: 'maiden', family: 'Old' },
    { use: 'official', family: 'Fernsby', given: ['Odile', 'M'] },
  ],
  gender: 'female',
  birthDate: '1984-02-29',
  telecom: [{ system: 'phone', value: '555 0100' }],
  address: [{ line: ['1 Larch Road'], city: 'Aldery' }],
  communication: [{ language: { coding: [{ code: 'en-US' }] } }],
  extension: [{ url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex', valueCode: 'F' }],
};
const SNOMED = 'http://snomed.info/sct';
const ABOUT = { reference: 'urn:uuid:p1' };
const concept = (system: string, code: string, display: string) => ({
  coding: [{ system, code, display }],
  text: display,
});
const loinc = (code: string, display: string) => concept('http://loinc.org', code, display);
const quantity = (value: number, code: string) => ({
  value,
  unit: code,
  system: 'http://unitsofmeasure.org',
  code,
});
const category = (code: string) => [
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code }] },
];

let next = 0;
function observation(code: object, value: object, more: object = {}) {
  next += 1;
  return {
    resourceType: 'Observation',
    id: `o${next}`,
    status: 'final',
    category: category('vital-signs'),
    code,
    subject: ABOUT,
    effectiveDateTime: '2026-10-01T09:30:00-04:00',
    ...value,
    ...more,
  };
}
const pressure = (systolic: object, diastolic: object) =>
  observation(loinc('85354-9', 'Blood pressure'), {
    component: [
      { code: loinc('8480-6', 'Systolic'), ...systolic },
      { code: loinc('8462-4', 'Diastolic'), ...diastolic },
    ],
  });

const bundleOf = (...resources: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [PERSON, ...resources].map((resource) => ({
    fullUrl: `urn:uuid:${'id' in resource ? resource.id : ''}`,
    resource,
  })),
});
function draft(...resources: readonly object[]): ImportDraft {
  const read = draftImport(JSON.stringify(bundleOf(...resources)), NOW);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
const reasons = (of: ImportDraft) => of.notUnderstood.map((one) => `${one.kind} ${one.path}: ${one.reason}`);
const problems = (text: string) => {
  const read = draftImport(text, NOW);
  return read.ok ? [] : read.error.map((one) => `${one.path}: ${one.message}`);
};

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

describe('vital signs', () => {
  it('of one instant are one sitting, with the pressure as a pair', () => {
    const result = draft(
      pressure({ valueQuantity: quantity(128, 'mm[Hg]') }, { valueQuantity: quantity(79, 'mm[Hg]') }),
      observation(loinc('8867-4', 'Heart rate'), { valueQuantity: quantity(71, '/min') }),
      observation(loinc('29463-7', 'Weight'), { valueQuantity: quantity(180, '[lb_av]') }),
    );
    expect(result.vitals).toMatchObject([
      { systolicMmHg: '128', diastolicMmHg: '79', heartRatePerMin: '71', weightKg: '81.6466266' },
    ]);
    expect(result.vitals[0]?.from).toHaveLength(3);
  });

  it('keep the digits they came with', () => {
    const text = JSON.stringify(
      bundleOf(observation(loinc('8310-5', 'Temperature'), { valueQuantity: quantity(12345, 'Cel') })),
    ).replace('12345', '37.00');
    const read = draftImport(text, NOW);
    expect(read.ok && read.value.vitals[0]?.temperatureCel).toBe('37.00');
  });

  it('without a partner are no blood pressure', () => {
    const half = pressure(
      { valueQuantity: quantity(128, 'mm[Hg]') },
      { dataAbsentReason: { text: 'cuff error' } },
    );
    const result = draft(half);
    expect([result.vitals, result.notUnderstood.map((one) => one.kind)]).toEqual([[], ['not-kept', 'fault']]);
    expect(
      draft(observation(loinc('8480-6', 'Systolic'), { valueQuantity: quantity(128, 'mm[Hg]') })).vitals,
    ).toEqual([]);
  });

  it.each([
    [
      'an impossible pair',
      pressure({ valueQuantity: quantity(79, 'mm[Hg]') }, { valueQuantity: quantity(128, 'mm[Hg]') }),
    ],
    ['an impossible weight', observation(loinc('29463-7', 'Weight'), { valueQuantity: quantity(3.4, 'kg') })],
    [
      'a unit of something else',
      observation(loinc('8310-5', 'Temperature'), { valueQuantity: quantity(98, 'kg') }),
    ],
    [
      'a unit that is not UCUM',
      observation(loinc('8310-5', 'Temperature'), { valueQuantity: { value: 37, unit: 'C' } }),
    ],
    [
      'a value without a number',
      observation(loinc('8310-5', 'Temperature'), { valueQuantity: { ...quantity(1, 'Cel'), value: '37' } }),
    ],
    [
      'a bound instead of a value',
      observation(loinc('8310-5', 'Temperature'), {
        valueQuantity: { ...quantity(37, 'Cel'), comparator: '<' },
      }),
    ],
    [
      'a time without an offset',
      observation(
        loinc('8310-5', 'Temperature'),
        { valueQuantity: quantity(37, 'Cel') },
        { effectiveDateTime: '2026-10-01T09:30:00' },
      ),
    ],
    [
      'a time to come',
      observation(
        loinc('8310-5', 'Temperature'),
        { valueQuantity: quantity(37, 'Cel') },
        { effectiveDateTime: '2027-10-01' },
      ),
    ],
    [
      'an extension that changes its meaning',
      observation(
        loinc('8310-5', 'Temperature'),
        { valueQuantity: quantity(37, 'Cel') },
        { modifierExtension: [{ url: 'x' }] },
      ),
    ],
  ])('with %s are a fault and stay out', (_, resource) => {
    const result = draft(resource);
    expect(result.vitals).toEqual([]);
    expect(result.notUnderstood.map((one) => one.kind)).toContain('fault');
  });

  it('with two values of one instant stand beside each other', () => {
    const rate = (value: number) =>
      observation(loinc('8867-4', 'Heart rate'), { valueQuantity: quantity(value, '/min') });
    expect(draft(rate(70), rate(90), rate(70)).vitals.map((one) => one.heartRatePerMin)).toEqual([
      '70',
      '90',
    ]);
  });

  it('under a category that does not exist are taken, and it is said', () => {
    const result = draft(
      observation(
        loinc('8867-4', 'Heart rate'),
        { valueQuantity: quantity(70, '/min') },
        { category: category('vital-sign') },
      ),
    );
    expect(result.vitals).toHaveLength(1);
    expect(reasons(result)).toEqual([
      'remark Bundle.entry[1].resource.category[0].coding[0].code: "vital-sign" is not a code of observation-category',
    ]);
  });
});

describe('results and scales', () => {
  const lab = (code: string, value: object, more: object = {}) =>
    observation(loinc(code, 'A result'), value, { category: category('laboratory'), ...more });

  it('know the measurements that rules read, with the limits of the laboratory', () => {
    const [alt] = draft(
      lab(
        '1742-6',
        { valueQuantity: quantity(31, 'U/L') },
        { referenceRange: [{ low: quantity(7, 'U/L'), high: quantity(40, 'U/L') }] },
      ),
    ).labs;
    expect(alt).toMatchObject({
      measurement: 'alt',
      value: '31',
      unit: 'U/L',
      upperLimit: '40',
      lowerLimit: '7',
    });
  });

  it('in another unit are kept as written and not used by rules', () => {
    const result = draft(lab('1975-2', { valueQuantity: quantity(12, 'umol/L') }));
    expect(result.labs[0]).toMatchObject({ measurement: undefined, value: '12', unit: 'umol/L' });
    expect(result.notUnderstood[0]?.kind).toBe('remark');
  });

  it('below a bound are text, not a number', () => {
    expect(
      draft(lab('1742-6', { valueQuantity: { ...quantity(5, 'U/L'), comparator: '<' } })).labs[0],
    ).toMatchObject({ value: undefined, valueText: '<5', measurement: undefined });
  });

  it('of a pregnancy test become an answer of the work-up', () => {
    const result = draft(lab('2106-3', { valueCodeableConcept: concept(SNOMED, '260385009', 'Negative') }));
    expect(result.records).toMatchObject([{ recordId: 'pregnancyTest', outcome: 'negative' }]);
  });

  it('of a questionnaire become its total, within its range', () => {
    const phq = (value: number) =>
      observation(
        loinc('44261-6', 'PHQ-9 total'),
        { valueQuantity: quantity(value, '{score}') },
        { category: category('survey') },
      );
    expect(draft(phq(17)).instruments).toMatchObject([{ instrument: 'phq9', total: '17' }]);
    expect([draft(phq(28)).instruments, draft(phq(28)).notUnderstood[0]?.kind]).toEqual([[], 'fault']);
    expect(draft(phq(3.5)).instruments).toEqual([]);
  });

  it('with a body mass index are left out, because it is worked out here', () => {
    expect(
      reasons(draft(observation(loinc('39156-5', 'BMI'), { valueQuantity: quantity(24, 'kg/m2') })))[0],
    ).toContain('worked out');
  });
});

describe('the document', () => {
  it('accounts for every entry: taken, or listed with a reason', () => {
    const claim = { resourceType: 'Claim', id: 'k1' };
    const procedure = {
      resourceType: 'Procedure',
      id: 'x1',
      code: concept(SNOMED, '34552-0', 'Echocardiogram'),
    };
    const strange = { resourceType: 'Brandnew', id: 'b1' };
    const result = draft(claim, procedure, strange, observation(loinc('72166-2', 'Smoking'), {}));
    expect(result.counts).toMatchObject({ entries: 5, taken: 1, notTaken: 4 });
    expect(result.notUnderstood.map((one) => one.resourceType)).toEqual([
      'Claim',
      'Procedure',
      'Procedure',
      'Brandnew',
      'Observation',
    ]);
    expect(result.notUnderstood[1]?.reason).toContain('check digit');
  });

  it('may be NDJSON, and names the line that is broken', () => {
    const heart = JSON.stringify({
      ...observation(loinc('8867-4', 'Heart rate'), { valueQuantity: quantity(70, '/min') }),
      subject: { reference: 'Patient/p1' },
    });
    const read = draftImport(`${JSON.stringify(PERSON)}\n${heart}\n`, NOW);
    expect(read.ok && read.value.vitals.length).toBe(1);
    expect(problems(`${JSON.stringify(PERSON)}\n{"resourceType":"Observation"\n`)).toEqual([
      expect.stringMatching(/^line 2: not valid JSON/),
    ]);
  });

  it.each([
    ['that is not JSON', '{"resourceType": "Bundle",\n  oops}', [': not valid JSON at line 2, column 3']],
    ['that is empty', '', [': not valid JSON: it ends too early or holds something that is not JSON']],
    ['that is a list', '[]', [': expected a bundle or resource']],
    [
      'without a type',
      '{"resourceType":"Bundle"}',
      ['Bundle.type: expected a bundle of type transaction, batch, collection or searchset'],
    ],
    [
      'without entries',
      '{"resourceType":"Bundle","type":"batch"}',
      ['Bundle.entry: expected a list of entries'],
    ],
    [
      'without a person',
      '{"resourceType":"Bundle","type":"batch","entry":[]}',
      [': the document holds no patient'],
    ],
    [
      'with two people',
      JSON.stringify(bundleOf({ ...PERSON, id: 'p2' })),
      [
        'Bundle.entry[0].resource: the document holds several patients; import one at a time',
        'Bundle.entry[1].resource: the document holds several patients; import one at a time',
      ],
    ],
    [
      'with two entries of one name',
      JSON.stringify(bundleOf({ resourceType: 'Claim', id: 'x' }, { resourceType: 'Claim', id: 'x' })),
      [
        'Bundle.entry[2].resource: has the same name as Bundle.entry[1].resource',
        'Bundle.entry[2].resource: has the same name as Bundle.entry[1].resource',
      ],
    ],
    [
      'with an entry that is no resource',
      '{"resourceType":"Bundle","type":"batch","entry":[{"resource":7},3]}',
      ['Bundle.entry[0].resource: expected a resource', 'Bundle.entry[1]: expected an object'],
    ],
  ])('%s is refused with its place', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('never crashes, and loses no entry, whatever its values are', () => {
    const good = bundleOf(
      pressure({ valueQuantity: quantity(128, 'mm[Hg]') }, { valueQuantity: quantity(79, 'mm[Hg]') }),
      observation(
        loinc('1742-6', 'ALT'),
        { valueQuantity: quantity(31, 'U/L') },
        { category: category('laboratory') },
      ),
      {
        resourceType: 'Condition',
        id: 'c',
        subject: ABOUT,
        code: concept(SNOMED, '38341003', 'Hypertension'),
        clinicalStatus: { coding: [{ code: 'active' }] },
      },
      {
        resourceType: 'AllergyIntolerance',
        id: 'a',
        patient: ABOUT,
        code: concept(SNOMED, '91936005', 'Penicillin'),
      },
      {
        resourceType: 'MedicationRequest',
        id: 'm',
        status: 'active',
        intent: 'order',
        subject: ABOUT,
        medicationCodeableConcept: { text: 'Sertraline' },
      },
    );
    const leaves: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, path: readonly (string | number)[]): void => {
      leaves.push(path);
      if (Array.isArray(value)) for (const [index, one] of value.entries()) walk(one, [...path, index]);
      else if (typeof value === 'object' && value !== null)
        for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
    };
    walk(good, []);
    const odd = fc.constantFrom<unknown>(
      null,
      '',
      ' ',
      'x',
      0,
      -1,
      1e300,
      1e-9,
      true,
      [],
      {},
      [[]],
      [null],
      { value: [] },
      '2026-02-30',
      '2026-01-01T10:00',
      '__proto__',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...leaves), odd), { minLength: 1, maxLength: 3 }),
        (changes) => {
          let changed: unknown = structuredClone(good);
          for (const [path, value] of changes) changed = replaced(changed, path, value);
          const read = draftImport(JSON.stringify(changed), NOW);
          if (!read.ok) {
            expect(read.error.length).toBeGreaterThan(0);
            return;
          }
          const { counts, notUnderstood } = read.value;
          expect(counts.taken + counts.notTaken).toBe(counts.entries);
          const named = new Set(
            notUnderstood
              .filter((one) => one.kind !== 'remark')
              .map((one) => /entry\[\d+\]/.exec(one.path)?.[0]),
          );
          expect(named.size).toBeGreaterThanOrEqual(counts.notTaken);
        },
      ),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 2000) },
    );
  });
});

function replaced(of: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(of)) return of.map((one, index) => (index === head ? replaced(one, rest, value) : one));
  if (typeof of === 'object' && of !== null)
    return { ...of, [head]: replaced(Object.entries(of).find(([key]) => key === head)?.[1], rest, value) };
  return of;
}
