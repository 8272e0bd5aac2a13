import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_KINDS, eventsJsonSchema, parseEvent } from './events.ts';
import { asRecord, type JsonSchema } from './schema/schema.ts';
import { draft, eventsOf, idOf } from './testing/script.ts';

const event = (kind: string, data: unknown, more: object = {}) => ({
  ...draft({}, 0, kind, data),
  id: idOf(0),
  ...more,
});
const problems = (input: unknown) => {
  const answer = parseEvent(input);
  return answer.ok ? [] : answer.error.map((problem) => `${problem.type} ${problem.path}`);
};
const vital = (data: object) => problems(event('vital.recorded', { status: 'final', ...data }));

describe('reading an event', () => {
  it('UI-42: refuses a diastolic that is not below the systolic, and half a pair', () => {
    expect(vital({ systolicMmHg: 120, diastolicMmHg: 119 })).toEqual([]);
    expect(vital({ systolicMmHg: 120, diastolicMmHg: 120 })).toEqual([
      'diastolic-not-below-systolic /data/diastolicMmHg',
    ]);
    expect(vital({ systolicMmHg: 120 })).toEqual(['half-pair /data/diastolicMmHg']);
    expect(vital({ diastolicMmHg: 80 })).toEqual(['half-pair /data/systolicMmHg']);
  });

  it('UI-21: an empty row says why, and a full one has nothing to excuse', () => {
    expect(vital({})).toEqual(['empty /data']);
    expect(vital({ notObtained: 'refused' })).toEqual([]);
    expect(vital({ heartRatePerMin: 70, notObtained: 'refused' })).toEqual([
      'contradiction /data/notObtained',
    ]);
  });

  it('names all problems at once, each with its path', () => {
    const wrong = event(
      'vital.recorded',
      { status: 'final', spo2Percent: 101, heartRatePerMin: '70', mood: 1 },
      { id: 'x', observedAt: 'noon', seq: 0 },
    );
    expect(problems(wrong).sort()).toEqual([
      'malformed /id',
      'not-a-number /data/heartRatePerMin',
      'not-an-instant /observedAt',
      'out-of-bounds /data/spo2Percent',
      'out-of-bounds /seq',
      'unknown-member /data/mood',
    ]);
  });

  it('keeps instants in UTC, so that one moment is one text', () => {
    const answer = parseEvent(
      event('note.added', { text: 'x' }, { observedAt: '2026-03-08T03:00:00-04:00' }),
    );
    expect(answer.ok && answer.value.observedAt).toBe('2026-03-08T07:00:00.000Z');
  });

  it('refuses an instant without a zone and an unknown kind', () => {
    expect(problems(event('note.added', { text: 'x' }, { observedAt: '2026-03-08T03:00:00' }))).toEqual([
      'not-an-instant /observedAt',
    ]);
    expect(problems(event('note.removed', {}))).toEqual(['unknown-code /kind']);
    expect(problems(event('constructor', {}))).toEqual(['unknown-code /kind']);
    for (const input of [null, 7, 'x', [], undefined]) expect(problems(input)).toEqual(['not-an-object ']);
  });

  it('holds scores to the range of their scale', () => {
    const score = (scale: string, value: number, items?: readonly number[]) =>
      problems(event('scale.recorded', { scale, score: value, ...(items === undefined ? {} : { items }) }));
    expect([score('moaas', 5), score('rass', -5), score('cadss', 92), score('cadss6', 24)]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    expect(score('moaas', 6)).toEqual(['out-of-bounds /data/score']);
    expect(score('moaas', -1)).toEqual(['out-of-bounds /data/score']);
    expect(score('rass', 5)).toEqual(['out-of-bounds /data/score']);
    expect(score('pads', 9)).toEqual(['missing /data/items']);
    expect(score('pads', 9, [2, 2, 2, 2, 2])).toEqual(['sum-differs /data/score']);
  });

  it('a scale has a score or says why none was obtained, one of the two', () => {
    const scale = (data: object) => problems(event('scale.recorded', { scale: 'gait', ...data }));
    expect(scale({ score: 1 })).toEqual([]);
    expect(scale({ notObtained: 'refused' })).toEqual([]);
    expect(scale({})).toEqual(['empty /data/score']);
    expect(scale({ score: 1, notObtained: 'refused' })).toEqual(['empty /data/score']);
  });

  it('asks a reason of 15 characters for an override', () => {
    const override = (reason: string) =>
      problems(event('override.recorded', { rule: 'GT-12', ruleVersion: '1', reason }));
    expect(override('a'.repeat(15))).toEqual([]);
    expect(override('a'.repeat(14))).toEqual(['too-short /data/reason']);
    expect(override(' '.repeat(20))).toEqual(['too-short /data/reason']);
  });

  it('a correction replaces or voids, never both', () => {
    const replacement = { kind: 'note.added', observedAt: '2026-03-10T09:00:00Z', data: { text: 'x' } };
    const correct = (more: object) =>
      problems(event('correction.made', { replaces: idOf(1), reason: 'slip', ...more }));
    expect(correct({ action: 'replace', replacement })).toEqual([]);
    expect(correct({ action: 'void' })).toEqual([]);
    expect(correct({ action: 'replace' })).toEqual(['missing /data/replacement']);
    expect(correct({ action: 'void', replacement })).toEqual(['contradiction /data/replacement']);
  });

  it('gives back what it was given', () => {
    for (const one of eventsOf({
      preset: 'iv',
      steps: [
        [0, 'start'],
        [40, 'stop'],
        [100, 'well'],
      ],
    })) {
      expect(parseEvent(JSON.parse(JSON.stringify(one)))).toEqual({ ok: true, value: one });
    }
  });

  it('never throws, whatever comes (TST-05)', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({ kind: fc.constantFrom(...EVENT_KINDS), data: fc.anything(), id: fc.anything() }),
        ),
        (input) => {
          expect(parseEvent(input).ok).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('bounds of every number in every event', () => {
  it.each(numbersIn(eventsJsonSchema))(
    '$kind $path: $minimum to $maximum',
    ({ schema, minimum, maximum }) => {
      expect(minimum).toBeTypeOf('number');
      expect(maximum).toBeTypeOf('number');
      expect(schema['minimum']).toBeLessThan(Number(maximum));
    },
  );

  it.each([
    ['systolicMmHg', 30, 320, { diastolicMmHg: 10 }, { diastolicMmHg: 80 }],
    ['heartRatePerMin', 0, 320, {}, {}],
    ['spo2Percent', 0, 100, {}, {}],
    ['respiratoryRatePerMin', 0, 100, {}, {}],
    ['etco2MmHg', 0, 150, {}, {}],
    ['temperatureCel', 20, 45, {}, {}],
  ])('%s: the bound passes, one step beyond does not', (member, min, max, withMin, withMax) => {
    expect(vital({ ...withMin, [member]: min })).toEqual([]);
    expect(vital({ ...withMax, [member]: max })).toEqual([]);
    expect(vital({ ...withMin, [member]: min - 1 })).toContain(`out-of-bounds /data/${member}`);
    expect(vital({ ...withMax, [member]: max + 1 })).toContain(`out-of-bounds /data/${member}`);
    expect(vital({ ...withMax, [member]: Number.NaN })).toContain(`not-a-number /data/${member}`);
  });
});

interface NumberSchema {
  readonly kind: string;
  readonly path: string;
  readonly schema: JsonSchema;
  readonly minimum: unknown;
  readonly maximum: unknown;
}

/** Every number of the description, wherever it sits: a guard without bounds is an error. */
function numbersIn(schema: JsonSchema): readonly NumberSchema[] {
  const out: NumberSchema[] = [];
  const walk = (kind: string, path: string, node: unknown) => {
    const record = asRecord(node);
    if (record === undefined) return;
    if (record['type'] === 'number' || record['type'] === 'integer') {
      out.push({
        kind,
        path,
        schema: JSON.parse(JSON.stringify(record)),
        minimum: record['minimum'],
        maximum: record['maximum'],
      });
    }
    for (const [key, member] of Object.entries(asRecord(record['properties']) ?? {}))
      walk(kind, `${path}/${key}`, member);
    walk(kind, `${path}[]`, record['items']);
  };
  for (const member of Array.isArray(schema['oneOf']) ? schema['oneOf'] : []) {
    const properties = asRecord(asRecord(member)?.['properties']);
    walk(
      String(asRecord(properties?.['kind'])?.['const']),
      '',
      properties === undefined ? undefined : { properties: { data: properties['data'] } },
    );
  }
  return out;
}
