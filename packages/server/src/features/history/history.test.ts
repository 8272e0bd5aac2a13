import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPatient } from '../../testing/patient.ts';
import { aWorld, type Caller, WORLD_START, type World } from '../../testing/world.ts';

let world: World;
let prescriber: Caller;
let nurse: Caller;
beforeAll(async () => {
  world = await aWorld();
  prescriber = await world.signedInAs('prescriber');
  nurse = await world.signedInAs('nurse');
});

const PATIENT = '/api/clinics/:clinicId/patients/:patientId';
const NOW = WORLD_START;

/** A chart and the ways to write to it. */
async function aChart() {
  const patientId = await aPatient(prescriber, world.clinic);
  const params = { clinicId: world.clinic.id, patientId };
  const get = async (path: string, as: Caller = prescriber) => {
    const { status, body } = await as.call('GET', `${PATIENT}/${path}`, { params });
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const post = (path: string, body: Record<string, unknown>, as: Caller = prescriber) =>
    as.call('POST', `${PATIENT}/${path}`, {
      params,
      body: 'answers' in body ? body : { id: randomUUID(), ...body },
    });
  return {
    patientId,
    params,
    get,
    post,
    history: () => get('history'),
    earlier: () => get('history/earlier'),
  };
}

const aVital = { observedAt: NOW, systolicMmhg: 120, diastolicMmhg: 80 };
const aNote = { kind: 'progress', text: 'Slept better.', at: NOW, sign: false };

describe('what stands on a chart', () => {
  it('is empty for a new patient, and nothing is said to be reconciled', async () => {
    const chart = await aChart();
    const history = await chart.history();
    expect(history).toMatchObject({
      facts: [],
      medicines: [],
      medicinesReconciled: null,
      allergiesReviewed: null,
    });
  });

  it('keeps who wrote what, and when', async () => {
    const chart = await aChart();
    await chart.post('vitals', aVital, nurse);
    const { vitals } = await chart.history();
    expect(vitals[0]).toMatchObject({
      systolicMmhg: 120,
      recordedAt: expect.stringMatching(/^2026-03-02T15:00/),
      by: { name: 'Harbour nurse', source: 'clinician' },
    });
  });

  it('is one entry when the same form is sent twice', async () => {
    const chart = await aChart();
    const id = randomUUID();
    for (let i = 0; i < 2; i += 1) expect((await chart.post('vitals', { ...aVital, id })).status).toBe(200);
    expect((await chart.history()).vitals).toHaveLength(1);
  });

  it('resolves a medicine into its classes, and says when it cannot', async () => {
    const chart = await aChart();
    await chart.post('medicines', { name: 'sertraline 100 mg daily', status: 'current' });
    await chart.post('medicines', { name: 'grandmother’s drops', status: 'current' });
    const { medicines } = await chart.history();
    const of = (name: string) =>
      medicines.find((one: { name: string }) => one.name.startsWith(name)).resolved;
    expect(of('sertraline')).toEqual({ ingredients: ['sertraline'], classes: ['ssri'] });
    expect(of('grandmother')).toBeNull();
  });
});

describe('a correction', () => {
  it('takes the place of the entry, which stays readable with who replaced it', async () => {
    const chart = await aChart();
    const first = (await chart.post('medicines', { name: 'lithium 300 mg', status: 'current' })).body.id;
    const second = (
      await chart.post('medicines', { name: 'lithium 600 mg', status: 'current', replaces: first }, nurse)
    ).body.id;
    const history = await chart.history();
    expect(history.medicines).toMatchObject([{ id: second, replaces: first, name: 'lithium 600 mg' }]);
    expect((await chart.earlier()).medicines).toMatchObject([
      { id: first, name: 'lithium 300 mg', replacedBy: { id: second, name: 'Harbour nurse' } },
    ]);
  });

  it('that takes an entry away leaves both readable and neither standing', async () => {
    const chart = await aChart();
    const wrong = (await chart.post('vitals', aVital)).body.id;
    await chart.post('vitals', { ...aVital, replaces: wrong, voided: true });
    expect((await chart.history()).vitals).toEqual([]);
    const { vitals } = await chart.earlier();
    expect(vitals.map((one: { voided: boolean }) => one.voided).sort()).toEqual([false, true]);
  });

  it('made from a stale screen is refused and changes nothing', async () => {
    const chart = await aChart();
    const first = (await chart.post('allergies', { substance: 'latex', status: 'active' })).body.id;
    const correct = (substance: string) =>
      chart.post('allergies', { substance, status: 'active', replaces: first });
    expect((await correct('latex gloves')).status).toBe(200);
    const late = await correct('rubber');
    expect(late.status).toBe(409);
    expect(late.body.type).toContain('stale-version');
    expect((await chart.history()).allergies).toMatchObject([{ substance: 'latex gloves' }]);
  });

  it('cannot reach into the chart of another patient', async () => {
    const [chart, other] = [await aChart(), await aChart()];
    const first = (await other.post('conditions', { name: 'asthma', clinicalStatus: 'active' })).body.id;
    const answer = await chart.post('conditions', {
      name: 'none',
      clinicalStatus: 'active',
      replaces: first,
    });
    expect(answer.status).toBe(404);
    expect((await other.history()).conditions).toHaveLength(1);
  });

  it('of an answer keeps the answer before', async () => {
    const chart = await aChart();
    const say = (value: string, observedAt: string) =>
      chart.post('facts', { answers: [{ id: randomUUID(), factId: 'stroke', value, observedAt }] });
    await say('no', '2026-02-01T10:00:00Z');
    await say('yes', '2026-03-01T10:00:00Z');
    expect((await chart.history()).facts).toMatchObject([{ factId: 'stroke', value: 'yes' }]);
    expect((await chart.earlier()).facts).toMatchObject([{ factId: 'stroke', value: 'no' }]);
  });
});

describe('a signature', () => {
  it('closes a note: what is added later is an addendum beside it', async () => {
    const chart = await aChart();
    const draft = (await chart.post('notes', aNote)).body.id;
    const signed = (await chart.post('notes', { ...aNote, replaces: draft, sign: true })).body.id;
    const change = await chart.post('notes', { ...aNote, text: 'Slept worse.', replaces: signed });
    expect(change.status).toBe(409);
    const more = { ...aNote, kind: 'addendum', text: 'Called her daughter.', replaces: signed, sign: true };
    expect((await chart.post('notes', more)).status).toBe(200);
    const { notes } = await chart.history();
    expect(notes.map((one: { kind: string }) => one.kind).sort()).toEqual(['addendum', 'progress']);
    expect(notes.every((one: { signedBy: string }) => one.signedBy === 'Harbour prescriber')).toBe(true);
  });

  it('is not given by an addendum to a draft', async () => {
    const chart = await aChart();
    const draft = (await chart.post('notes', aNote)).body.id;
    expect((await chart.post('notes', { ...aNote, kind: 'addendum', replaces: draft })).status).toBe(409);
  });

  it('closes an examination; a psychiatric one is signed by a prescriber', async () => {
    const chart = await aChart();
    const exam = { kind: 'physical', findings: { airway: 'clear' }, at: NOW, sign: true };
    const id = (await chart.post('examinations', exam, nurse)).body.id;
    expect((await chart.post('examinations', { ...exam, replaces: id })).status).toBe(409);
    expect((await chart.post('examinations', { ...exam, kind: 'psychiatric' }, nurse)).status).toBe(403);
  });

  it('is missing from drafts, which wait on the list of their authors', async () => {
    const chart = await aChart();
    await chart.post('notes', { ...aNote, text: 'Draft of the nurse.' }, nurse);
    const list = async (as: Caller) =>
      (await as.call('GET', '/api/clinics/:clinicId/unsigned', { params: chart.params })).body.items.filter(
        (one: { patient: { id: string } }) => one.patient.id === chart.patientId,
      );
    expect(await list(nurse)).toMatchObject([
      { kind: 'note', what: 'progress', by: 'Harbour nurse', mine: true },
    ]);
    expect(await list(prescriber)).toMatchObject([{ mine: false }]);
    const [draft] = await list(nurse);
    await chart.post('notes', { ...aNote, replaces: draft.id, sign: true }, nurse);
    expect(await list(nurse)).toEqual([]);
  });
});

describe('what cannot be is refused in its field, and nothing is stored', () => {
  it.each([
    ['vitals', { ...aVital, diastolicMmhg: 120 }, 'diastolicMmhg'],
    ['vitals', { ...aVital, diastolicMmhg: null }, 'diastolicMmhg'],
    ['vitals', { ...aVital, systolicMmhg: 301 }, 'systolicMmhg'],
    ['vitals', { observedAt: NOW }, 'observedAt'],
    ['vitals', { observedAt: NOW, weightKg: '80' }, 'weightMethod'],
    ['vitals', { observedAt: NOW, weightKg: '351', weightMethod: 'measured' }, 'weightKg'],
    ['vitals', { observedAt: NOW, weightKg: '.5', weightMethod: 'measured' }, 'weightKg'],
    ['vitals', { ...aVital, observedAt: '2026-03-02T15:01:01Z' }, 'observedAt'],
    ['labs', { code: 'ALT', name: 'ALT', valueText: '20', observedAt: NOW }, 'code'],
    ['medicines', { name: ' ', status: 'current' }, 'name'],
    ['medicines', { name: 'x', status: 'current', dailyDoseMg: '1e3' }, 'dailyDoseMg'],
    [
      'trials',
      {
        treatment: 'x',
        kind: 'other',
        adequate: 'no',
        outcome: 'none',
        startedOn: '2026-02-02',
        stoppedOn: '2026-02-01',
      },
      'stoppedOn',
    ],
    ['records', { recordId: 'horoscope', outcome: 'normal', at: NOW }, 'recordId'],
    ['records', { recordId: 'ecg', outcome: 'fine', at: NOW }, 'outcome'],
    ['facts', { answers: [{ id: randomUUID(), factId: 'stroke', value: 'maybe' }] }, 'value'],
    [
      'facts',
      { answers: [{ id: randomUUID(), factId: 'stroke', value: 'no', observedAt: '2026-03-03T15:00:00Z' }] },
      'observedAt',
    ],
    ['facts', { answers: [{ id: randomUUID(), factId: 'strokeDate', value: '2026-02-30' }] }, 'value'],
  ])('%s %j', async (path, body, field) => {
    const chart = await aChart();
    const answer = await chart.post(path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.problems.map((one: { path: string }) => one.path).join()).toContain(field);
    const history = await chart.history();
    for (const list of ['facts', 'medicines', 'vitals', 'labs', 'trials', 'records'])
      expect(history[list]).toEqual([]);
  });

  it('keeps hostile text as text', async () => {
    const chart = await aChart();
    const text = `'; drop table note; -- <script>alert(1)</script> \u202e=HYPERLINK("x") {{7*7}}`;
    await chart.post('notes', { ...aNote, text });
    expect((await chart.history()).notes).toMatchObject([{ text }]);
  });
});

describe('a neighbour', () => {
  it('reads and writes nothing here', async () => {
    const chart = await aChart();
    const stranger = await world.signedInAs('prescriber', world.otherClinic);
    const inTheirs = { clinicId: world.otherClinic.id, patientId: chart.patientId };
    for (const params of [chart.params, inTheirs]) {
      for (const path of ['history', 'history/earlier'])
        expect([403, 404]).toContain((await stranger.call('GET', `${PATIENT}/${path}`, { params })).status);
      const body = { id: randomUUID(), ...aVital };
      expect([403, 404]).toContain(
        (await stranger.call('POST', `${PATIENT}/vitals`, { params, body })).status,
      );
    }
    expect((await chart.history()).vitals).toEqual([]);
  });

  it('has no unsigned notes of ours on the list', async () => {
    const chart = await aChart();
    await chart.post('notes', aNote);
    const stranger = await world.signedInAs('prescriber', world.otherClinic);
    const params = { clinicId: world.otherClinic.id };
    expect((await stranger.call('GET', '/api/clinics/:clinicId/unsigned', { params })).body.items).toEqual(
      [],
    );
  });
});
