import { Client } from 'fhir-kit-client';
import { beforeAll, describe, expect, it } from 'vitest';
import { aChart, type Chart } from './testing/chart.ts';
import { faultsOf } from './testing/validate.ts';

let chart: Chart;
beforeAll(async () => {
  chart = await aChart();
});

describe('the capability statement', () => {
  it('is given without a sign-in and is valid', async () => {
    const { status, body } = await chart.get('metadata', chart.world.nobody);
    expect([status, faultsOf(body)]).toEqual([200, []]);
  });

  it('declares only what works: every type and parameter answers', async () => {
    const { body } = await chart.get('metadata');
    for (const { type, searchParam } of body.rest[0].resource) {
      for (const { name } of searchParam) {
        const value = /date|time|effective$|authored|_lastUpdated/.test(name)
          ? '2026-03-02'
          : name === 'url'
            ? 'x'
            : 'active';
        const answer = await chart.get(
          `${type}?${chart.patient}&_id=x&${name}=${value}`.replace(
            /patient=[^&]+&/,
            searchParam.some((one: { name: string }) => one.name === 'patient') ? '$&' : '',
          ),
          chart.nurse,
          { prefer: 'handling=strict' },
        );
        expect([type, name, answer.status]).toEqual([type, name, 200]);
      }
    }
  });
});

describe('every resource', () => {
  const searches = [
    'Patient',
    'Practitioner',
    'Organization',
    'Questionnaire?_count=100',
    'Encounter',
    ...[
      'Encounter',
      'Observation',
      'MedicationAdministration',
      'Condition',
      'AllergyIntolerance',
      'MedicationStatement',
      'QuestionnaireResponse',
    ].map((type) => `${type}?PATIENT`),
  ];

  it.each(searches)('of %s is valid FHIR R4, is there by its id, and carries a version', async (search) => {
    const bundle = (await chart.get(search.replace('PATIENT', `${chart.patient}&_count=100`))).body;
    expect(faultsOf(bundle)).toEqual([]);
    expect(bundle.entry.length).toBeGreaterThan(0);
    for (const { resource } of bundle.entry) {
      expect([resource.id, faultsOf(resource)]).toEqual([resource.id, []]);
      expect(resource.id).toMatch(/^[A-Za-z0-9\-.]{1,64}$/);
      const single = await chart.get(`${resource.resourceType}/${resource.id}`);
      expect(single.body).toEqual(resource);
      expect(single.headers['etag']).toBe(`W/"${resource.meta.versionId}"`);
    }
  });

  it('is read by a client of another maker with a token', async () => {
    const url = await chart.world.app.listen({ port: 0, host: '127.0.0.1' });
    const client = new Client({ baseUrl: `${url}/fhir/R4`, bearerToken: chart.token });
    const found = await client.search({
      resourceType: 'MedicationAdministration',
      searchParams: { patient: chart.treatment.patientId },
    });
    expect(found['total']).toBe(5);
    const read = await client.read({ resourceType: 'Patient', id: chart.treatment.patientId });
    expect(read['birthDate']).toBe('1984-06-02');
  });
});

describe('an infusion with a pause and a change of rate', () => {
  it('is one parent with a child for each stretch and pause, whose doses add up', async () => {
    const all = await chart.entries(`MedicationAdministration?${chart.patient}`);
    const parent = all.find((one: { partOf?: unknown }) => one.partOf === undefined);
    const children = all.filter((one: { partOf?: unknown }) => one.partOf !== undefined);
    expect(parent).toMatchObject({
      status: 'stopped',
      dosage: { dose: { value: 25, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } },
      effectivePeriod: { start: '2026-03-02T10:10:00-05:00', end: '2026-03-02T10:45:00-05:00' },
      medicationCodeableConcept: { coding: [{ code: '6130' }], text: 'ketamine 2 mg/mL' },
      context: { reference: `Encounter/${chart.treatment.sessionId}` },
    });
    const summary = children.map(
      (one: { status: string; dosage?: { dose?: { value: number }; rateQuantity?: { value: number } } }) => [
        one.status,
        one.dosage?.dose?.value,
        one.dosage?.rateQuantity?.value,
      ],
    );
    expect(summary).toHaveLength(4);
    expect(summary).toEqual(
      expect.arrayContaining([
        ['completed', 10, 60],
        ['on-hold', undefined, undefined],
        ['completed', 10, 60],
        ['completed', 5, 30],
      ]),
    );
    expect(
      children.reduce(
        (sum: number, one: { dosage?: { dose?: { value: number } } }) => sum + (one.dosage?.dose?.value ?? 0),
        0,
      ),
    ).toBe(parent.dosage.dose.value);
  });
});

describe('vital signs', () => {
  it('show blood pressure as one panel and oxygen under both codes, with the offset of the clinic', async () => {
    const [pressure] = await chart.entries(`Observation?${chart.patient}&code=http://loinc.org|85354-9`);
    expect(
      pressure.component.map((one: { code: { text: string }; valueQuantity: { value: number } }) => [
        one.code.text,
        one.valueQuantity.value,
      ]),
    ).toEqual([
      ['Systolic blood pressure', 128],
      ['Diastolic blood pressure', 79],
      ['Mean blood pressure', 95],
    ]);
    expect(pressure.effectiveDateTime).toBe('2026-03-02T10:00:00-05:00');
    const [oxygen] = await chart.entries(`Observation?${chart.patient}&code=2708-6`);
    expect(oxygen.code.coding.map((one: { code: string }) => one.code)).toEqual(['59408-5', '2708-6']);
  });

  it('that were refused have a reason and no value', async () => {
    const [refused] = await chart.entries(`Observation?${chart.patient}&code=85353-1`);
    expect([refused.dataAbsentReason.coding[0].code, refused.valueQuantity]).toEqual([
      'asked-declined',
      undefined,
    ]);
  });

  it('keep the digits of a laboratory', async () => {
    const response = await chart.world.app.inject({
      method: 'GET',
      url: `/fhir/R4/Observation?${chart.patient}&category=laboratory`,
      headers: { cookie: chart.nurse.cookie },
    });
    expect(response.body).toContain('"value":31.0,');
  });

  it('are found by the whole local day and by every comparison', async () => {
    const count = async (date: string) =>
      (await chart.entries(`Observation?${chart.patient}&category=vital-signs&date=${date}`)).length;
    const all = await count('2026-03-02');
    expect(all).toBe(6);
    expect(
      await Promise.all(
        [
          '2026-03',
          '2026',
          'ge2026-03-02',
          'lt2026-03-03',
          '2026-03-02T10:00:00-05:00',
          '2026-03-02T15:00:00Z',
        ].map(count),
      ),
    ).toEqual(Array(6).fill(all));
    expect(
      await Promise.all(
        ['2026-03-01', '2026-03-03', 'gt2026-03-02', 'lt2026-03-02', 'sa2026-03-02', 'eb2026-03-02'].map(
          count,
        ),
      ),
    ).toEqual(Array(6).fill(0));
  });
});

describe('scores', () => {
  it('are derived from the response they were computed from; a missing item is missing', async () => {
    const [score] = await chart.entries(`Observation?${chart.patient}&code=44261-6`);
    const [response] = await chart.entries(`QuestionnaireResponse?${chart.patient}`);
    expect([score.valueQuantity.value, score.derivedFrom]).toEqual([
      14,
      [{ reference: `QuestionnaireResponse/${response.id}` }],
    ]);
    expect(response.questionnaire).toMatch(/\/Questionnaire\/phq9\|1\.0\.0$/);
    expect(response.item.map((one: { linkId: string }) => one.linkId)).toHaveLength(8);
  });
});
