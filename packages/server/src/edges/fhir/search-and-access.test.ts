import { beforeAll, describe, expect, it } from 'vitest';
import { aChart, type Chart } from './testing/chart.ts';
import { faultsOf } from './testing/validate.ts';

let chart: Chart;
beforeAll(async () => {
  chart = await aChart();
});

describe('searching', () => {
  it('pages without losing or doubling a resource', async () => {
    const ids: string[] = [];
    let url = `Observation?${chart.patient}&_count=2`;
    for (let page = 0; page < 20 && url !== ''; page++) {
      const { body } = await chart.get(url);
      ids.push(...body.entry.map((entry: { resource: { id: string } }) => entry.resource.id));
      const next = body.link.find((link: { relation: string }) => link.relation === 'next')?.url ?? '';
      url = next.replace(/^.*\/fhir\/R4\//, '');
    }
    const all = await chart.entries(`Observation?${chart.patient}&_count=100`);
    expect(ids).toEqual(all.map((one: { id: string }) => one.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lists the newest first, or the oldest where that is asked', async () => {
    const dates = async (sort: string) =>
      (await chart.entries(`MedicationAdministration?${chart.patient}&_sort=${sort}`)).map((one) => one.id);
    const newest = await dates('-effective-time');
    expect(await dates('effective-time')).toEqual([...newest].reverse());
    expect((await chart.get(`Observation?${chart.patient}&_sort=code`)).status).toBe(400);
    expect((await chart.get('Patient?_sort=_lastUpdated')).status).toBe(400);
    const paged = await chart.get(`Observation?${chart.patient}&_sort=date&_count=3`);
    const next = paged.body.link.find((link: { relation: string }) => link.relation === 'next').url;
    const all = await chart.entries(`Observation?${chart.patient}&_sort=date&_count=100`);
    const second = await chart.entries(next.replace(/^.*\/fhir\/R4\//, ''));
    expect(second.map((one) => one.id)).toEqual(all.slice(3, 6).map((one) => one.id));
  });

  it('finds people by name, record number and birth date, and pages them', async () => {
    for (const search of [
      'family=fern',
      'name=ODI',
      'identifier=H-1001',
      'birthdate=1984-06-02',
      'birthdate=1984',
      'gender=female',
      `_id=${chart.treatment.patientId}`,
    ]) {
      expect([
        search,
        (await chart.entries(`Patient?${search}`)).map((one: { id: string }) => one.id),
      ]).toEqual([search, [chart.treatment.patientId]]);
    }
    expect(await chart.entries('Patient?family%3Aexact=fern')).toEqual([]);
    expect(await chart.entries('Patient?name=%25')).toEqual([]);
  });

  it('leaves an unknown parameter out of the self link, or refuses it under strict handling', async () => {
    const lenient = await chart.get(`Observation?${chart.patient}&colour=red`);
    expect(lenient.body.link[0].url).not.toContain('colour');
    const strict = await chart.get(`Observation?${chart.patient}&colour=red`, chart.nurse, {
      prefer: 'handling=strict',
    });
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
    const { status, body } = await chart.get(`Observation?${chart.patient}&${bad}`);
    expect([status, body.resourceType]).toEqual([400, 'OperationOutcome']);
  });

  it('asks whose data is meant instead of reading a whole clinic', async () => {
    expect((await chart.get('Observation?code=8867-4')).status).toBe(400);
  });

  it('works by POST too', async () => {
    const response = await chart.world.app.inject({
      method: 'POST',
      url: '/fhir/R4/Observation/_search',
      headers: { cookie: chart.nurse.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `${chart.patient}&code=8867-4`,
    });
    expect(response.json().entry).toHaveLength(1);
  });
});

describe('access', () => {
  it('is refused to nobody, to roles that read no charts, to another clinic and to bad tokens', async () => {
    expect((await chart.get(`Patient/${chart.treatment.patientId}`, chart.world.nobody)).status).toBe(401);
    expect(
      (await chart.get(`Patient/${chart.treatment.patientId}`, await chart.world.signedInAs('front-desk')))
        .status,
    ).toBe(403);
    expect(
      (
        await chart.get(
          `Patient/${chart.treatment.patientId}`,
          await chart.world.withoutSecondFactor('nurse'),
        )
      ).status,
    ).toBe(401);
    const stranger = await chart.world.signedInAs('nurse', chart.world.otherClinic);
    expect((await chart.get(`Patient/${chart.treatment.patientId}`, stranger)).status).toBe(404);
    expect((await chart.get(`Observation?${chart.patient}`, stranger)).body.total).toBe(0);
    for (const authorization of [
      'Bearer nonsense',
      'Bearer titrate_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      'Basic abc',
    ]) {
      expect((await chart.get('Patient', chart.world.nobody, { authorization })).status).toBe(401);
    }
  });

  it('of a token ends with its scopes and with its revocation', async () => {
    const owner = await chart.world.signedInAs('owner');
    const params = { clinicId: chart.world.clinic.id };
    const made = (
      await owner.call('POST', '/api/clinics/:clinicId/api-tokens', {
        params,
        body: { name: 'Vitals', scopes: ['system/Observation.rs'] },
      })
    ).body;
    const headers = { authorization: `Bearer ${made.token}` };
    expect((await chart.get(`Observation?${chart.patient}`, chart.world.nobody, headers)).status).toBe(200);
    expect(
      (await chart.get(`Patient/${chart.treatment.patientId}`, chart.world.nobody, headers)).status,
    ).toBe(403);
    await owner.call('DELETE', '/api/clinics/:clinicId/api-tokens/:tokenId', {
      params: { ...params, tokenId: made.id },
    });
    expect((await chart.get(`Observation?${chart.patient}`, chart.world.nobody, headers)).status).toBe(401);
  });

  it('is in the audit trail', async () => {
    await chart.get(`Patient/${chart.treatment.patientId}`);
    const rows = await chart.world.within(chart.world.clinic, (tx) =>
      tx
        .selectFrom('auditEntry')
        .select(['act', 'objectId'])
        .where('act', '=', 'fhir.read')
        .where('objectId', '=', chart.treatment.patientId)
        .execute(),
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it('is read only and says so in FHIR', async () => {
    const write = await chart.nurse.call('POST', '/fhir/R4/Patient', { body: { resourceType: 'Patient' } });
    expect([write.status, write.body.resourceType]).toEqual([405, 'OperationOutcome']);
    for (const path of ['Nothing', 'Patient/none', 'Patient/1/_history/7', 'Basic/1']) {
      const { status, body } = await chart.get(path);
      expect([path, status, faultsOf(body)]).toEqual([path, 404, []]);
    }
    expect(
      (await chart.get(`Patient/${chart.treatment.patientId}`, chart.nurse, { 'if-none-match': 'W/"1"' }))
        .status,
    ).toBe(304);
  });
});
