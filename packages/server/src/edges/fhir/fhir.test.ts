import { randomUUID } from 'node:crypto';
import { parseEvent, type SessionEvent, sealEvent } from '@titrate/clinical/session';
import { addMs, formatInstant, type Instant, minutes } from '@titrate/quantity';
import { Client } from 'fhir-kit-client';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventsAfter, findSession } from '../../features/sessions/store.ts';
import { append, aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';
import { faultsOf } from './testing/validate.ts';

let world: World;
let nurse: Caller;
let treatment: TestTreatment;
let start: Instant;
let token: string;

const AUTHOR = { type: 'person', id: randomUUID(), name: 'Nurse Test', role: 'nurse' } as const;

/** Puts events on the record without asking the gate, which is not the subject here. */
async function record(
  of: TestTreatment,
  facts: readonly { readonly kind: string; readonly data: unknown; readonly at: Instant }[],
) {
  await world.within(world.clinic, async (tx) => {
    const head = await findSession(tx, of.clinicId, of.sessionId);
    let last = (await eventsAfter(tx, of.clinicId, of.sessionId, 0)).at(-1)?.hash ?? '';
    let seq = head.seq;
    for (const { kind, data, at } of facts) {
      const parsed = parseEvent({
        id: randomUUID(),
        sessionId: of.sessionId,
        observedAt: formatInstant(at),
        author: AUTHOR,
        origin: 'person',
        kind,
        data,
      });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      seq += 1;
      const sealed = sealEvent(last, {
        ...(parsed.value satisfies SessionEvent),
        seq,
        recordedAt: formatInstant(at),
      });
      last = sealed.hash;
      await tx
        .insertInto('sessionEvent')
        .values({
          clinicId: of.clinicId,
          sessionId: of.sessionId,
          seq,
          id: sealed.id,
          kind,
          observedAt: sealed.observedAt,
          recordedAt: sealed.recordedAt,
          event: JSON.stringify(sealed),
          hash: sealed.hash,
        })
        .execute();
    }
    await tx
      .updateTable('session')
      .set({ seq, headHash: last, phase: 'recovery' })
      .where('id', '=', of.sessionId)
      .execute();
  });
}

beforeAll(async () => {
  world = await aWorld();
  nurse = await world.signedInAs('nurse');
  start = world.clock.now();
  const at = (min: number) => addMs(start, minutes(min));
  treatment = await world.within(world.clinic, (tx) => aTreatment(tx, world.clinic.id, start));
  const { clinicId, patientId, sessionId } = treatment;
  await world.within(world.clinic, async (tx) => {
    await append(tx, treatment, start, [
      {
        kind: 'vital.recorded',
        data: {
          systolicMmHg: 128,
          diastolicMmHg: 79,
          meanMmHg: 95,
          heartRatePerMin: 71,
          spo2Percent: 97,
          respiratoryRatePerMin: 14,
          temperatureCel: 36.6,
          status: 'final',
        },
      },
      { kind: 'vital.recorded', data: { status: 'final', notObtained: 'refused' } },
      { kind: 'scale.recorded', data: { scale: 'moaas', score: 5 } },
    ]);
    const row = {
      clinicId,
      patientId,
      recordedAt: formatInstant(start),
      author: JSON.stringify({ type: 'system', name: 'test' }),
      importId: null,
      replaces: null,
    };
    await tx
      .insertInto('condition')
      .values({
        ...row,
        id: randomUUID(),
        name: 'Major depression',
        system: 'http://snomed.info/sct',
        code: '370143000',
        clinicalStatus: 'active',
        onsetAt: null,
        abatedAt: null,
      })
      .execute();
    await tx
      .insertInto('allergy')
      .values({
        ...row,
        id: randomUUID(),
        substance: 'Penicillin',
        system: null,
        code: null,
        reaction: 'Rash',
        criticality: 'high',
        status: 'active',
      })
      .execute();
    await tx
      .insertInto('medicine')
      .values({
        ...row,
        id: randomUUID(),
        name: 'Sertraline 100 mg',
        rxnorm: '36437',
        doseText: null,
        dailyDoseMg: '100',
        lastTakenAt: null,
        status: 'as-needed',
        reviewedClasses: null,
        startedAt: null,
        stoppedAt: null,
      })
      .execute();
    await tx
      .insertInto('lab')
      .values({
        ...row,
        id: randomUUID(),
        code: '1742-6',
        name: 'ALT',
        value: '31.0',
        valueText: '31.0',
        unit: 'U/L',
        lowerLimit: null,
        upperLimit: '40',
        observedAt: formatInstant(start),
        source: 'import',
      })
      .execute();
    await tx
      .insertInto('response')
      .values({
        ...row,
        id: randomUUID(),
        instrument: 'phq9',
        instrumentVersion: '1.0.0',
        answers: JSON.stringify([3, 2, 2, 1, 1, 2, 1, null, 0]),
        score: '{}',
        context: '{}',
        extra: '{}',
        total: '14',
        band: 'moderate',
        flags: ['prorated'],
        mode: 'self',
        moment: null,
        sessionId,
        taskId: null,
        startedAt: null,
        completedAt: formatInstant(start),
      })
      .execute();
  });
  await record(treatment, [
    {
      kind: 'infusion.started',
      at: at(10),
      data: {
        doseMg: 40,
        concentrationMgPerMl: 2,
        volumeMl: 20,
        rateMlPerH: 30,
        rateMgPerH: 60,
        durationMin: 40,
      },
    },
    { kind: 'infusion.paused', at: at(20), data: { reason: 'patient-request' } },
    { kind: 'infusion.resumed', at: at(25), data: { rateMlPerH: 30, rateMgPerH: 60, reason: 'Feels well' } },
    {
      kind: 'infusion.rateChanged',
      at: at(35),
      data: { rateMlPerH: 15, rateMgPerH: 30, reason: 'Strong dissociation' },
    },
    { kind: 'infusion.stopped', at: at(45), data: { reason: 'patient-request' } },
    { kind: 'dosing.ended', at: at(45), data: { reason: 'patient-request' } },
  ]);
  world.clock.advance(minutes(60));
  const owner = await world.signedInAs('owner');
  token = (
    await owner.call('POST', '/api/clinics/:clinicId/api-tokens', {
      params: { clinicId },
      body: { name: 'Registry', scopes: ['system/*.rs'] },
    })
  ).body.token;
});

const get = (path: string, caller: Caller = nurse, headers: Record<string, string> = {}) =>
  caller.call('GET', `/fhir/R4/${path}`, { headers });
const entries = async (path: string) =>
  ((await get(path)).body.entry ?? []).map((entry: { resource: { id: string } }) => entry.resource);
const patient = () => `patient=${treatment.patientId}`;

describe('the capability statement', () => {
  it('is given without a sign-in and is valid', async () => {
    const { status, body } = await get('metadata', world.nobody);
    expect([status, faultsOf(body)]).toEqual([200, []]);
  });

  it('declares only what works: every type and parameter answers', async () => {
    const { body } = await get('metadata');
    for (const { type, searchParam } of body.rest[0].resource) {
      for (const { name } of searchParam) {
        const value = /date|time|effective$|authored|_lastUpdated/.test(name)
          ? '2026-03-02'
          : name === 'url'
            ? 'x'
            : 'active';
        const answer = await get(
          `${type}?${patient()}&_id=x&${name}=${value}`.replace(
            /patient=[^&]+&/,
            searchParam.some((one: { name: string }) => one.name === 'patient') ? '$&' : '',
          ),
          nurse,
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
    const bundle = (await get(search.replace('PATIENT', `${patient()}&_count=100`))).body;
    expect(faultsOf(bundle)).toEqual([]);
    expect(bundle.entry.length).toBeGreaterThan(0);
    for (const { resource } of bundle.entry) {
      expect([resource.id, faultsOf(resource)]).toEqual([resource.id, []]);
      expect(resource.id).toMatch(/^[A-Za-z0-9\-.]{1,64}$/);
      const single = await get(`${resource.resourceType}/${resource.id}`);
      expect(single.body).toEqual(resource);
      expect(single.headers['etag']).toBe(`W/"${resource.meta.versionId}"`);
    }
  });

  it('is read by a client of another maker with a token', async () => {
    const url = await world.app.listen({ port: 0, host: '127.0.0.1' });
    const client = new Client({ baseUrl: `${url}/fhir/R4`, bearerToken: token });
    const found = await client.search({
      resourceType: 'MedicationAdministration',
      searchParams: { patient: treatment.patientId },
    });
    expect(found['total']).toBe(5);
    const read = await client.read({ resourceType: 'Patient', id: treatment.patientId });
    expect(read['birthDate']).toBe('1984-06-02');
  });
});

describe('an infusion with a pause and a change of rate', () => {
  it('is one parent with a child for each stretch and pause, whose doses add up', async () => {
    const all = await entries(`MedicationAdministration?${patient()}`);
    const parent = all.find((one: { partOf?: unknown }) => one.partOf === undefined);
    const children = all.filter((one: { partOf?: unknown }) => one.partOf !== undefined);
    expect(parent).toMatchObject({
      status: 'stopped',
      dosage: { dose: { value: 25, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } },
      effectivePeriod: { start: '2026-03-02T10:10:00-05:00', end: '2026-03-02T10:45:00-05:00' },
      medicationCodeableConcept: { coding: [{ code: '6130' }], text: 'ketamine 2 mg/mL' },
      context: { reference: `Encounter/${treatment.sessionId}` },
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
    const [pressure] = await entries(`Observation?${patient()}&code=http://loinc.org|85354-9`);
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
    const [oxygen] = await entries(`Observation?${patient()}&code=2708-6`);
    expect(oxygen.code.coding.map((one: { code: string }) => one.code)).toEqual(['59408-5', '2708-6']);
  });

  it('that were refused have a reason and no value', async () => {
    const [refused] = await entries(`Observation?${patient()}&code=85353-1`);
    expect([refused.dataAbsentReason.coding[0].code, refused.valueQuantity]).toEqual([
      'asked-declined',
      undefined,
    ]);
  });

  it('keep the digits of a laboratory', async () => {
    const response = await world.app.inject({
      method: 'GET',
      url: `/fhir/R4/Observation?${patient()}&category=laboratory`,
      headers: { cookie: nurse.cookie },
    });
    expect(response.body).toContain('"value":31.0,');
  });

  it('are found by the whole local day and by every comparison', async () => {
    const count = async (date: string) =>
      (await entries(`Observation?${patient()}&category=vital-signs&date=${date}`)).length;
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
    const [score] = await entries(`Observation?${patient()}&code=44261-6`);
    const [response] = await entries(`QuestionnaireResponse?${patient()}`);
    expect([score.valueQuantity.value, score.derivedFrom]).toEqual([
      14,
      [{ reference: `QuestionnaireResponse/${response.id}` }],
    ]);
    expect(response.questionnaire).toMatch(/\/Questionnaire\/phq9\|1\.0\.0$/);
    expect(response.item.map((one: { linkId: string }) => one.linkId)).toHaveLength(8);
  });
});

describe('searching', () => {
  it('pages without losing or doubling a resource', async () => {
    const ids: string[] = [];
    let url = `Observation?${patient()}&_count=2`;
    for (let page = 0; page < 20 && url !== ''; page++) {
      const { body } = await get(url);
      ids.push(...body.entry.map((entry: { resource: { id: string } }) => entry.resource.id));
      const next = body.link.find((link: { relation: string }) => link.relation === 'next')?.url ?? '';
      url = next.replace(/^.*\/fhir\/R4\//, '');
    }
    const all = await entries(`Observation?${patient()}&_count=100`);
    expect(ids).toEqual(all.map((one: { id: string }) => one.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('finds people by name, record number and birth date, and pages them', async () => {
    for (const search of [
      'family=fern',
      'name=ODI',
      'identifier=H-1001',
      'birthdate=1984-06-02',
      'birthdate=1984',
      'gender=female',
      `_id=${treatment.patientId}`,
    ]) {
      expect([search, (await entries(`Patient?${search}`)).map((one: { id: string }) => one.id)]).toEqual([
        search,
        [treatment.patientId],
      ]);
    }
    expect(await entries('Patient?family%3Aexact=fern')).toEqual([]);
    expect(await entries('Patient?name=%25')).toEqual([]);
  });

  it('leaves an unknown parameter out of the self link, or refuses it under strict handling', async () => {
    const lenient = await get(`Observation?${patient()}&colour=red`);
    expect(lenient.body.link[0].url).not.toContain('colour');
    const strict = await get(`Observation?${patient()}&colour=red`, nurse, { prefer: 'handling=strict' });
    expect([strict.status, faultsOf(strict.body), strict.body.issue[0].expression]).toEqual([
      400,
      [],
      ['colour'],
    ]);
  });

  it.each([
    'date=yesterday',
    'date=2026-02-30',
    '_count=many',
    '_cursor=zzz',
    'code%3Abelow=1',
    '_format=xml',
  ])('refuses %s always', async (bad) => {
    const { status, body } = await get(`Observation?${patient()}&${bad}`);
    expect([status, body.resourceType]).toEqual([400, 'OperationOutcome']);
  });

  it('asks whose data is meant instead of reading a whole clinic', async () => {
    expect((await get('Observation?code=8867-4')).status).toBe(400);
  });

  it('works by POST too', async () => {
    const response = await world.app.inject({
      method: 'POST',
      url: '/fhir/R4/Observation/_search',
      headers: { cookie: nurse.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `${patient()}&code=8867-4`,
    });
    expect(response.json().entry).toHaveLength(1);
  });
});

describe('access', () => {
  it('is refused to nobody, to roles that read no charts, to another clinic and to bad tokens', async () => {
    expect((await get(`Patient/${treatment.patientId}`, world.nobody)).status).toBe(401);
    expect((await get(`Patient/${treatment.patientId}`, await world.signedInAs('front-desk'))).status).toBe(
      403,
    );
    expect(
      (await get(`Patient/${treatment.patientId}`, await world.withoutSecondFactor('nurse'))).status,
    ).toBe(401);
    const stranger = await world.signedInAs('nurse', world.otherClinic);
    expect((await get(`Patient/${treatment.patientId}`, stranger)).status).toBe(404);
    expect((await get(`Observation?${patient()}`, stranger)).body.total).toBe(0);
    for (const authorization of [
      'Bearer nonsense',
      'Bearer titrate_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      'Basic abc',
    ]) {
      expect((await get('Patient', world.nobody, { authorization })).status).toBe(401);
    }
  });

  it('of a token ends with its scopes and with its revocation', async () => {
    const owner = await world.signedInAs('owner');
    const params = { clinicId: world.clinic.id };
    const made = (
      await owner.call('POST', '/api/clinics/:clinicId/api-tokens', {
        params,
        body: { name: 'Vitals', scopes: ['system/Observation.rs'] },
      })
    ).body;
    const headers = { authorization: `Bearer ${made.token}` };
    expect((await get(`Observation?${patient()}`, world.nobody, headers)).status).toBe(200);
    expect((await get(`Patient/${treatment.patientId}`, world.nobody, headers)).status).toBe(403);
    await owner.call('DELETE', '/api/clinics/:clinicId/api-tokens/:tokenId', {
      params: { ...params, tokenId: made.id },
    });
    expect((await get(`Observation?${patient()}`, world.nobody, headers)).status).toBe(401);
  });

  it('is in the audit trail', async () => {
    await get(`Patient/${treatment.patientId}`);
    const rows = await world.within(world.clinic, (tx) =>
      tx
        .selectFrom('auditEntry')
        .select(['act', 'objectId'])
        .where('act', '=', 'fhir.read')
        .where('objectId', '=', treatment.patientId)
        .execute(),
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it('is read only and says so in FHIR', async () => {
    const write = await nurse.call('POST', '/fhir/R4/Patient', { body: { resourceType: 'Patient' } });
    expect([write.status, write.body.resourceType]).toEqual([405, 'OperationOutcome']);
    for (const path of ['Nothing', 'Patient/none', 'Patient/1/_history/7', 'Basic/1']) {
      const { status, body } = await get(path);
      expect([path, status, faultsOf(body)]).toEqual([path, 404, []]);
    }
    expect((await get(`Patient/${treatment.patientId}`, nurse, { 'if-none-match': 'W/"1"' })).status).toBe(
      304,
    );
  });
});
