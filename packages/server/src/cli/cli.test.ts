import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

const TITRATE = fileURLToPath(new URL('../../bin/titrate.mjs', import.meta.url));

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly told: string;
}

/** Runs the real command as a person would. */
function titrate(args: readonly string[], input: string | Buffer = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [TITRATE, ...args], { stdio: 'pipe' });
    const out: Buffer[] = [];
    const told: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => told.push(chunk));
    child.on('error', reject);
    // A command that refuses its arguments ends without reading.
    child.stdin.on('error', () => {});
    child.on('close', (status) =>
      resolve({ status, out: Buffer.concat(out).toString(), told: Buffer.concat(told).toString() }),
    );
    child.stdin.end(input);
  });
}

const jsonLines = (text: string): unknown[] =>
  text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line));

const DOSE = {
  product: 'ketamine',
  route: 'IV',
  doseMgPerKg: 0.5,
  weight: { kg: 80, kind: 'actual' },
  vialMgPerMl: 50,
  finalMl: 100,
  durationMin: 40,
};
const SNAPSHOT = {
  asOf: '2026-02-03T13:05:00Z',
  region: 'US',
  patient: { birthDate: '1984-06-02', sexAtBirth: 'female' },
  treatment: { product: 'ketamine', route: 'IV', indications: ['trd'] },
  facts: { ketamineAllergy: { value: 'no', observedAt: '2026-02-01T10:00:00Z', source: 'clinician' } },
  vitals: [{ observedAt: '2026-02-03T13:00:00Z', systolicMmHg: 128, diastolicMmHg: 82 }],
  medicines: [],
  measurements: [],
};
/** A session that was opened and one row of vital signs, sealed into a chain. */
const SESSION = {
  session: 'session-1',
  events: [
    {
      id: '00000000-0000-4000-8000-000000000001',
      sessionId: 'session-1',
      observedAt: '2026-03-10T08:00:00.000Z',
      author: { type: 'person', id: 'n1', name: 'Nora Quist', role: 'nurse' },
      origin: 'person',
      kind: 'session.opened',
      data: {
        patientId: 'patient-1',
        chair: '3',
        region: 'US',
        sessionNumber: 3,
        order: {
          orderId: 'order-1',
          protocolId: 'protocol-1',
          product: 'ketamine',
          route: 'IV',
          indicationGroup: 'psychiatric',
          doseMg: 40,
          doseMgPerKg: 0.5,
          weightKg: 80,
          weightKind: 'actual',
          weightMeasuredAt: '2026-03-09T09:00:00.000Z',
          durationMin: 40,
          vialMgPerMl: 50,
          drawMl: 0.8,
          finalMl: 100,
          concentrationMgPerMl: 0.4,
          rateMlPerH: 150,
          rateMgPerH: 60,
          signedAt: '2026-03-09T09:00:00.000Z',
          signedBy: 'Dr Omar Feld',
        },
        patient: { ageYears: 41, riskFlags: [] },
      },
      seq: 1,
      recordedAt: '2026-03-10T08:00:00.000Z',
      prevHash: '0000000000000000000000000000000000000000000000000000000000000000',
      hash: 'f5a1f16abf40aac61fbd31c052ef5f2f27e71607aed0e8c6891a7bb1dd8829f8',
    },
    {
      id: '00000000-0000-4000-8000-000000000002',
      sessionId: 'session-1',
      observedAt: '2026-03-10T09:00:00.000Z',
      author: { type: 'person', id: 'n1', name: 'Nora Quist', role: 'nurse' },
      origin: 'person',
      kind: 'vital.recorded',
      data: {
        systolicMmHg: 120,
        diastolicMmHg: 80,
        heartRatePerMin: 70,
        spo2Percent: 98,
        respiratoryRatePerMin: 14,
        status: 'final',
      },
      seq: 2,
      recordedAt: '2026-03-10T09:00:00.000Z',
      prevHash: 'f5a1f16abf40aac61fbd31c052ef5f2f27e71607aed0e8c6891a7bb1dd8829f8',
      hash: 'd6eecd5a261a929737a9410ef79d457315909e21f9eaf04c0ae4d3ceada40ae4',
    },
  ],
  at: '2026-03-10T09:05:00Z',
};
const SIMULATE = {
  model: 'domino-stanpump',
  subject: { weightKg: 70 },
  doses: [{ timeMin: 0, route: 'iv-infusion', amountMg: 35, durationMin: 40 }],
  timesMin: [0, 20, 40],
};

describe('titrate', () => {
  it('explains itself, and tells a wrong verb with status 2', async () => {
    const help = await titrate(['--help']);
    expect(help.status).toBe(0);
    for (const verb of [
      'score',
      'change',
      'simulate',
      'screen',
      'dose',
      'replay',
      'serve',
      'demo',
      'user add',
    ]) {
      expect(help.out).toContain(verb);
    }
    const none = await titrate([]);
    expect([none.status, none.out]).toEqual([2, '']);
    expect(none.told).toContain('Usage: titrate');
    const wrong = await titrate(['prescribe']);
    expect([wrong.status, wrong.out]).toEqual([2, '']);
    expect(wrong.told).toContain('no verb "prescribe"');
    // A verb is a name, never a path.
    expect((await titrate(['../platform/start'])).status).toBe(2);
    expect((await titrate(['ndjson'])).status).toBe(2);
  });

  it.each(['score', 'change', 'simulate', 'screen', 'dose', 'replay'])(
    '%s has help, and refuses options it does not have with status 2',
    async (verb) => {
      const help = await titrate([verb, '--help']);
      expect(help.status).toBe(0);
      expect(help.out).toContain(`Usage: titrate ${verb}`);
      const wrong = await titrate([verb, '--fast'], '{}');
      expect([wrong.status, wrong.out]).toEqual([2, '']);
      expect((await titrate([verb, 'toString'], '{}')).status).toBe(2);
    },
  );

  it('works out a dose on one line and spread over lines', async () => {
    const line = await titrate(['dose'], `${JSON.stringify(DOSE)}\n`);
    expect(line.status).toBe(0);
    expect(jsonLines(line.out)).toEqual([
      {
        orderedMg: 40,
        drawMl: 0.8,
        roundedMg: 40,
        roundingPercent: 0,
        finalMl: 100,
        concentrationMgPerMl: 0.4,
        rateMlPerH: 150,
        rateMgPerH: 60,
        rateMgPerKgPerMin: 0.0125,
        devices: null,
        findings: [],
      },
    ]);
    const spread = await titrate(['dose'], JSON.stringify(DOSE, null, 2));
    expect(spread).toEqual(line);
  });

  it('goes on after a document it cannot use, says where it failed, and ends with status 1', async () => {
    const input = [
      JSON.stringify(DOSE),
      '{"product":"ketamine"',
      JSON.stringify({ ...DOSE, weight: { kg: 400, kind: 'actual' } }),
      '{"a":NaN}',
      JSON.stringify(DOSE),
    ].join('\n');
    const { status, out } = await titrate(['dose'], input);
    expect(status).toBe(1);
    expect(jsonLines(out).map((line) => (hasError(line) ? line.error : 'answered'))).toEqual([
      'answered',
      expect.objectContaining({ type: 'not-json' }),
      expect.objectContaining({ type: 'out-of-range', path: '/weight/kg' }),
      expect.objectContaining({ type: 'not-json' }),
      'answered',
    ]);
  });

  it('scores and compares', async () => {
    const scored = await titrate(['score'], '{"instrument":"phq9","answers":[3,3,3,3,3,3,3,3,3]}');
    expect(scored.status).toBe(0);
    expect(jsonLines(scored.out)[0]).toMatchObject({ instrument: 'phq9', total: 27, band: 'severe' });
    const changed = await titrate(['change'], '{"instrument":"phq9","baseline":20,"current":4}');
    expect(changed.status).toBe(0);
    expect(jsonLines(changed.out)[0]).toMatchObject({ pct_improvement: 80, response: true, remission: true });
  });

  it('simulates, and lists its models', async () => {
    const simulated = await titrate(['simulate'], JSON.stringify(SIMULATE));
    expect([simulated.status, simulated.told]).toEqual([0, '']);
    expect(jsonLines(simulated.out)[0]).toMatchObject({ model: 'domino-stanpump', timesMin: [0, 20, 40] });
    const models = await titrate(['simulate', '--models']);
    expect(models.status).toBe(0);
    expect(models.out).toContain('domino-stanpump');
  });

  it.each(['screen', 'replay'])('%s prints the JSON Schema of what it reads', async (verb) => {
    const { status, out } = await titrate([verb, '--schema']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toHaveProperty('$schema');
  });

  it('screens a patient and replays a session', async () => {
    const screened = await titrate(['screen'], JSON.stringify(SNAPSHOT));
    expect([screened.status, screened.told]).toEqual([0, '']);
    expect(jsonLines(screened.out)[0]).toMatchObject({ overall: 'needs-more' });
    const replayed = await titrate(['replay'], JSON.stringify(SESSION));
    expect(replayed.status).toBe(0);
    expect(jsonLines(replayed.out)[0]).toMatchObject({ phase: 'booked', givenMg: 0, chain: 'valid' });
  });

  describe('with the values of a clinic', () => {
    const folder = mkdtempSync(join(tmpdir(), 'titrate-values-'));
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('ADM-05 answers under them', async () => {
      const strict = file(
        'strict.json',
        JSON.stringify({ 'IV-01': { severity: 'block', thresholds: { hard: 0.4 } } }),
      );
      const { out, told } = await titrate(['dose', '--values', strict], JSON.stringify(DOSE));
      expect(told).toBe('');
      const [answer] = jsonLines(out);
      expect(answer).toMatchObject({
        findings: expect.arrayContaining([expect.objectContaining({ rule: 'IV-01', severity: 'block' })]),
      });
    });

    it('ADM-05 refuses a file that would loosen, names the place and answers nothing', async () => {
      const loose = file('loose.json', JSON.stringify({ 'SC-001': { severity: 'override' } }));
      const { status, out, told } = await titrate(['screen', '--values', loose], JSON.stringify(SNAPSHOT));
      expect([status, out]).toEqual([2, '']);
      expect(told).toContain('/SC-001/severity this rule cannot be loosened');
    });

    it('says when the file is not there or no JSON', async () => {
      expect((await titrate(['replay', '--values', join(folder, 'none.json')], '')).told).toContain(
        'cannot be read',
      );
      expect((await titrate(['replay', '--values', file('broken.json', '{')], '')).told).toContain(
        'is not JSON',
      );
    });
  });

  it('answers nothing for nothing', async () => {
    expect(await titrate(['score'], '')).toEqual({ status: 0, out: '', told: '' });
  });

  it('survives a very long line and very deep nesting', async () => {
    const input = `1\n"${'x'.repeat(20_000_000)}"\n${'['.repeat(300_000)}${']'.repeat(300_000)}\n${JSON.stringify(DOSE)}\n`;
    const { status, out } = await titrate(['dose'], input);
    expect(status).toBe(1);
    const lines = jsonLines(out);
    expect(lines).toHaveLength(4);
    expect(lines.map(hasError)).toEqual([true, true, true, false]);
  });
});

/** More documents, and others, for a long run by hand: `FUZZ_RUNS=100000 FUZZ_SEED=1`. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1500);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);

describe('whatever a document holds', () => {
  const seeds: Readonly<Record<string, unknown>> = {
    score: { instrument: 'phq9', answers: [0, 1, 2, 3, 0, 1, 2, 3, 0], context: { sex: 'female' } },
    change: { instrument: 'phq9', baseline: 20, current: 4 },
    simulate: SIMULATE,
    screen: SNAPSHOT,
    dose: { ...DOSE, context: { sessionNumber: 1 } },
    replay: SESSION,
  };

  it.each(Object.entries(seeds))(
    '%s answers every line with a result or a placed error, and meets no defect',
    async (verb, seed) => {
      const documents = fc.sample(mutated(seed), { numRuns: RUNS, seed: SEED });
      const lines = documents.map((document) => JSON.stringify(document) ?? 'undefined');
      const { status, out, told } = await titrate([verb], lines.join('\n'));
      expect([0, 1]).toContain(status);
      expect(told).toBe('');
      const answers = jsonLines(out);
      expect(answers).toHaveLength(lines.length);
      for (const answer of answers) {
        if (!hasError(answer)) continue;
        expect(answer.error).toEqual({
          type: expect.any(String),
          message: expect.any(String),
          path: expect.any(String),
        });
        expect(answer.error).not.toMatchObject({ type: 'defect' });
      }
    },
  );

  it('random bytes end in an error line each, never in a crash', async () => {
    const bytes = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 200 }), { numRuns: 500, seed: 7 });
    const input = Buffer.concat(bytes.map((one) => Buffer.concat([Buffer.from(one), Buffer.from('\n')])));
    const { status, out, told } = await titrate(['score'], input);
    expect([status, told]).toEqual([1, '']);
    expect(jsonLines(out).every(hasError)).toBe(true);
  });
});

/** A good document with one part replaced by anything, or anything at all. */
function mutated(seed: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(seed, []);
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(
      null,
      true,
      '',
      '0.5',
      -1,
      0,
      1e308,
      -1e308,
      5e-324,
      1e15,
      [],
      {},
      '__proto__',
      'constructor',
    ),
  );
  const replaced = fc
    .tuple(fc.constantFrom(...places), odd)
    .map(([place, value]) => replace(seed, place, value));
  return fc.oneof(
    { weight: 8, arbitrary: replaced },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: fc.constant(seed) },
  );
}

type Place = readonly (string | number)[];

function placesOf(value: unknown, at: Place): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const below = Object.entries(value).flatMap(([key, member]) => placesOf(member, [...at, key]));
  return [at, [...at, 'unexpected'], ...below];
}

function replace(value: unknown, place: Place, by: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === key ? replace(one, rest, by) : one));
  if (typeof value !== 'object' || value === null) return by;
  const member = Object.entries(value).find(([name]) => name === key)?.[1];
  return { ...value, [key]: replace(member, rest, by) };
}

function hasError(line: unknown): line is { error: unknown } {
  return typeof line === 'object' && line !== null && Object.hasOwn(line, 'error');
}
