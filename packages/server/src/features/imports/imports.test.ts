import { beforeAll, describe, expect, it } from 'vitest';
import { draftImport } from '../../edges/fhir/import/import.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';
import { putOnChart } from './put-on-chart.ts';

let world: World;
let prescriber: Caller;
let next = 0;
beforeAll(async () => {
  world = await aWorld();
  prescriber = await world.signedInAs('prescriber');
});

const UCUM = 'http://unitsofmeasure.org';
const coded = (system: string, code: string, display: string) => ({
  coding: [{ system, code, display }],
  text: display,
});
const category = (code: string) => [
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code }] },
];
const measured = (code: string, value: number, unit: string, kind: string) => ({
  status: 'final',
  category: category(kind),
  code: coded('http://loinc.org', code, code),
  subject: { reference: 'urn:uuid:p' },
  effectiveDateTime: '2026-02-01T09:30:00-05:00',
  valueQuantity: { value, unit, system: UCUM, code: unit },
});

/** A person with a stroke, hypertension, sertraline, a penicillin allergy, vital signs, a creatinine and a PHQ-9. */
function aBundle(
  change: { readonly family?: string; readonly id?: string; readonly birthDate?: string } = {},
): string {
  next += 1;
  const about = { subject: { reference: 'urn:uuid:p' } };
  const resources = [
    {
      resourceType: 'Patient',
      id: 'p',
      identifier: [{ system: 'urn:example:mrn', value: change.id ?? `A-${next}` }],
      name: [{ family: change.family ?? `Larkspur${next}`, given: ['Wren'] }],
      gender: 'female',
      birthDate: change.birthDate ?? '1971-05-06',
    },
    {
      resourceType: 'Condition',
      id: 'c1',
      ...about,
      code: coded('http://snomed.info/sct', '38341003', 'Hypertension'),
      clinicalStatus: { coding: [{ code: 'active' }] },
      recordedDate: '2019-01-01',
    },
    {
      resourceType: 'Condition',
      id: 'c2',
      ...about,
      code: coded('http://snomed.info/sct', '230690007', 'Stroke'),
      clinicalStatus: { coding: [{ code: 'resolved' }] },
      onsetDateTime: '2015-03-04',
    },
    {
      resourceType: 'MedicationRequest',
      id: 'm1',
      status: 'active',
      intent: 'order',
      ...about,
      medicationCodeableConcept: coded(
        'http://www.nlm.nih.gov/research/umls/rxnorm',
        '312938',
        'Sertraline 100 MG Oral Tablet',
      ),
    },
    {
      resourceType: 'AllergyIntolerance',
      id: 'a1',
      patient: about.subject,
      code: { text: 'Penicillin' },
      criticality: 'high',
      clinicalStatus: { coding: [{ code: 'active' }] },
    },
    { resourceType: 'Observation', id: 'o1', ...measured('29463-7', 80.04999, 'kg', 'vital-signs') },
    {
      resourceType: 'Observation',
      id: 'o2',
      status: 'final',
      category: category('vital-signs'),
      code: coded('http://loinc.org', '55284-4', 'Blood pressure'),
      ...about,
      effectiveDateTime: '2026-02-01T09:30:00-05:00',
      component: [
        {
          code: coded('http://loinc.org', '8480-6', 's'),
          valueQuantity: { value: 147.5, system: UCUM, code: 'mm[Hg]' },
        },
        {
          code: coded('http://loinc.org', '8462-4', 'd'),
          valueQuantity: { value: 91.4, system: UCUM, code: 'mm[Hg]' },
        },
      ],
    },
    { resourceType: 'Observation', id: 'o3', ...measured('38483-4', 0.93, 'mg/dL', 'laboratory') },
    { resourceType: 'Observation', id: 'o4', ...measured('44261-6', 17, '{score}', 'survey') },
    { resourceType: 'Claim', id: 'k1' },
  ];
  return JSON.stringify({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  });
}

const params = () => ({ clinicId: world.clinic.id });
const preview = (text: string, caller = prescriber) =>
  caller.call('POST', '/api/clinics/:clinicId/imports/preview', {
    params: params(),
    body: { fileName: 'a.json', text },
  });
const commit = (text: string, more: object = {}, caller = prescriber) =>
  caller.call('POST', '/api/clinics/:clinicId/imports', {
    params: params(),
    body: { fileName: 'a.json', text, patientId: null, ...more },
  });
const TABLES = [
  'patient',
  'condition',
  'medicine',
  'allergy',
  'vital',
  'lab',
  'response',
  'fact',
  'importBatch',
] as const;
const counts = () =>
  world.within(world.clinic, async (tx) =>
    Object.fromEntries(
      await Promise.all(
        TABLES.map(
          async (table) => [table, (await tx.selectFrom(table).select('id').execute()).length] as const,
        ),
      ),
    ),
  );

describe('a preview', () => {
  it('shows what would come in and stores nothing', async () => {
    const before = await counts();
    const { status, body } = await preview(aBundle());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      conditions: [{ name: 'Hypertension', facts: ['hypertension'] }, { name: 'Stroke' }],
      medicines: [{ name: 'Sertraline 100 MG Oral Tablet', ingredients: ['sertraline'] }],
      vitals: [{ values: { systolicMmHg: '147.5', diastolicMmHg: '91.4', weightKg: '80.04999' } }],
      labs: [{ measurement: 'creatinine' }],
      instruments: [{ instrument: 'phq9', total: '17' }],
      notUnderstood: [{ resourceType: 'Claim', kind: 'not-kept' }],
      counts: { entries: 10, taken: 9, notTaken: 1 },
      matches: [],
      importedBefore: null,
    });
    expect(await counts()).toEqual(before);
  });

  it('names every problem of a document that cannot be read', async () => {
    const { status, body } = await preview(
      '{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient"}}]}',
    );
    expect([status, body.problems.map((one: { path: string }) => one.path)]).toEqual([
      400,
      [
        'Bundle.entry[0].resource.name',
        'Bundle.entry[0].resource.name',
        'Bundle.entry[0].resource.birthDate',
      ],
    ]);
  });
});

describe('an import', () => {
  it('lands where the clinic needs it, rounded once to what the chart keeps', async () => {
    const { status, body } = await commit(aBundle());
    expect([status, body.counts.taken]).toEqual([200, 9]);
    const of = { clinicId: world.clinic.id, patientId: body.patientId };
    const chart = await world.within(world.clinic, async (tx) => ({
      vital: await tx
        .selectFrom('vital')
        .select(['systolicMmhg', 'diastolicMmhg', 'weightKg', 'source'])
        .where((where) => where.and(of))
        .execute(),
      lab: await tx
        .selectFrom('lab')
        .select(['code', 'name', 'valueText', 'unit'])
        .where((where) => where.and(of))
        .execute(),
      response: await tx
        .selectFrom('response')
        .select(['instrument', 'total', 'band', 'mode'])
        .where((where) => where.and(of))
        .execute(),
      fact: await tx
        .selectFrom('fact')
        .select(['factId', 'value'])
        .where((where) => where.and(of))
        .orderBy('factId')
        .execute(),
    }));
    expect(chart).toEqual({
      vital: [{ systolicMmhg: 148, diastolicMmhg: 91, weightKg: '80.05', source: 'import' }],
      lab: [{ code: '2160-0', name: '38483-4 (LOINC 38483-4)', valueText: '0.93', unit: 'mg/dL' }],
      response: [{ instrument: 'phq9', total: '17', band: 'moderately_severe', mode: 'import' }],
      fact: [
        { factId: 'hypertension', value: 'yes' },
        { factId: 'stroke', value: 'yes' },
        { factId: 'strokeDate', value: '2015-03-04' },
      ],
    });
  });

  it('of the same document again changes nothing', async () => {
    const text = aBundle();
    const first = await commit(text);
    const before = await counts();
    const second = await commit(text);
    expect([second.body.importId, second.body.patientId]).toEqual([
      first.body.importId,
      first.body.patientId,
    ]);
    expect(await counts()).toEqual(before);
    expect((await preview(text)).body.importedBefore.patientId).toBe(first.body.patientId);
  });

  it('of a person who may have a chart asks first, and never doubles an identifier', async () => {
    const first = await commit(aBundle({ family: 'Sorrel', id: 'S-1' }));
    const sameName = aBundle({ family: 'Sorrel', id: 'S-2' });
    expect([
      (await commit(sameName)).status,
      (await commit(sameName, { despiteMatch: true })).status,
    ]).toEqual([409, 200]);
    const sameIdentifier = aBundle({ family: 'Tansy', id: 'S-1' });
    expect((await preview(sameIdentifier)).body.matches).toMatchObject([
      { id: first.body.patientId, by: 'identifier' },
    ]);
    expect((await commit(sameIdentifier, { despiteMatch: true })).status).toBe(409);
  });

  it('into an existing chart adds only what is not there, and only for the same birth date', async () => {
    const first = await commit(aBundle({ family: 'Yarrow', id: 'Y-1' }));
    const before = await counts();
    const again = await commit(aBundle({ family: 'Yarrow', id: 'Y-1' }).replace('"k1"', '"k2"'), {
      patientId: first.body.patientId,
    });
    expect(again.status).toBe(200);
    const after = await counts();
    expect([after['condition'], after['vital'], after['lab'], after['patient']]).toEqual([
      before['condition'],
      before['vital'],
      before['lab'],
      before['patient'],
    ]);
    expect(
      (await commit(aBundle({ birthDate: '1950-01-01' }), { patientId: first.body.patientId })).status,
    ).toBe(409);
  });

  it('that fails leaves nothing behind', async () => {
    const text = aBundle();
    const draft = draftImport(text, world.clock.now());
    if (!draft.ok) throw new Error('a draft');
    // The last guard: a value that no check before the database caught.
    const vitals = draft.value.vitals.map((one) => ({ ...one, systolicMmHg: '999' }));
    const before = await counts();
    const putting = {
      clinicId: world.clinic.id,
      now: world.clock.now(),
      author: { type: 'system', name: 'test' } as const,
      fileName: 'a',
      text,
      patientId: null,
      despiteMatch: false,
    };
    await expect(
      world.within(world.clinic, (tx) => putOnChart({ ...putting, tx }, { ...draft.value, vitals })),
    ).rejects.toThrow();
    expect(await counts()).toEqual(before);
  });

  it('takes no text that the database cannot hold', async () => {
    const { status, body } = await commit(aBundle().replace('"Penicillin"', '"Peni\\u0000cillin"'));
    expect(status).toBe(200);
    const { reason } = body.notUnderstood.find((one: { path: string }) => one.path.endsWith('code.text'));
    expect([body.counts.taken, reason]).toEqual([8, 'text must not hold the character NUL']);
  });

  it('is for those who treat, and is listed with what it could not take', async () => {
    const { body } = await commit(aBundle());
    const list = await prescriber.call('GET', '/api/clinics/:clinicId/imports', {
      params: params(),
      query: { patientId: body.patientId },
    });
    expect(list.body.imports).toMatchObject([
      { id: body.importId, notUnderstood: [{ resourceType: 'Claim' }] },
    ]);
    expect((await commit(aBundle(), {}, await world.signedInAs('front-desk'))).status).toBe(403);
  });
});
