import { describe, expect, it } from 'vitest';
import { evaluateDose } from './compute.ts';
import type { DosePolicy } from './policy.ts';
import type { DoseRule } from './rule.ts';
import { DOSE_RULES } from './rules/index.ts';

const RANK = { block: 3, override: 2, caution: 1, information: 0 } as const;

function answer(rule: DoseRule, order: unknown, policy: DosePolicy = {}): string {
  const evaluation = evaluateDose(JSON.parse(JSON.stringify(order)), policy);
  if (!evaluation.ok) return `refused: ${JSON.stringify(evaluation.error)}`;
  const outcome = evaluation.value.outcomes.find((one) => one.rule === rule.id);
  if (outcome === undefined || outcome.result === 'false') return 'none';
  return outcome.result === 'unknown' ? 'unknown' : (outcome.severity ?? 'no severity');
}

describe.each(DOSE_RULES.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  it.each(rule.cases)('answers $expect for: $name', ({ order, expect: expected }) => {
    expect(answer(rule, order)).toBe(expected);
  });

  it('has an example that fires, and one that does not', () => {
    const expected = rule.cases.map((one) => one.expect);
    expect(expected).toContain('none');
    expect(expected.some((one) => one !== 'none' && one !== 'unknown')).toBe(true);
  });

  it('never speaks louder than it declares', () => {
    for (const { expect: expected } of rule.cases) {
      if (expected in RANK) expect(rank(expected)).toBeLessThanOrEqual(RANK[rule.severity]);
    }
    expect(rule.cases.some((one) => one.expect === rule.severity)).toBe(true);
  });

  it('names its sources, its reason and both texts', () => {
    expect(rule.sources.length).toBeGreaterThan(0);
    for (const limit of Object.values(rule.thresholds)) expect(limit.source.key).not.toBe('');
    expect(rule.rationale.length).toBeGreaterThan(40);
    expect(rule.patientText).not.toBe('');
    expect(rule.title).not.toBe('');
    expect(rule.inputs.length).toBeGreaterThan(0);
  });

  it('is relaxable only when it blocks', () => {
    if (rule.relaxable) expect(rule.severity).toBe('block');
  });
});

describe('every comparison of a rule is pinned by an example', () => {
  const TURNED = { '>': '>=', '>=': '>', '<': '<=', '<=': '<' } as const;
  // A number that names things rather than compares: a strength, a device, a yardstick of another rule.
  const compared = DOSE_RULES.flatMap((rule) =>
    Object.entries(rule.thresholds)
      .filter(([, limit]) => limit.op !== '=')
      .map(([name, limit]) => ({ id: `${rule.id} ${name}`, rule, name, limit })),
  );

  it.each(compared)(
    '$id: including or excluding the threshold itself changes an answer',
    ({ rule, limit }) => {
      const { op } = limit;
      if (op === '=') throw new Error('not a comparison');
      const changed = () =>
        rule.cases.some(({ order, expect: expected }) => answer(rule, order) !== expected);
      expect(changed()).toBe(false);
      Object.assign(limit, { op: TURNED[op] });
      const broke = changed();
      Object.assign(limit, { op });
      expect(broke).toBe(true);
    },
  );

  it.each(compared)('$id: a tighter number in force changes an answer', ({ rule, name, limit }) => {
    const down = limit.op.startsWith('>') ? -1 : 1;
    const tighter = [1e-6 * limit.value, 0.02 * limit.value, 1.5, 0.5 * limit.value].map(
      (step) => limit.value + down * step,
    );
    const changes = tighter.some((value) => {
      const policy = { [rule.id]: { thresholds: { [name]: value } } };
      return rule.cases.some(({ order, expect: expected }) => answer(rule, order, policy) !== expected);
    });
    expect(changes).toBe(true);
  });
});

describe('the dose rules together', () => {
  it('have ids that are unique', () => {
    const ids = DOSE_RULES.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('name only missing facts that they declare as inputs', () => {
    for (const rule of DOSE_RULES) {
      for (const { order } of rule.cases) {
        const evaluation = evaluateDose(JSON.parse(JSON.stringify(order)));
        if (!evaluation.ok) continue;
        const outcome = evaluation.value.outcomes.find((one) => one.rule === rule.id);
        for (const missing of outcome?.missing ?? []) expect(rule.inputs, rule.id).toContain(missing);
      }
    }
  });
});

function rank(severity: string): number {
  for (const [name, value] of Object.entries(RANK)) if (name === severity) return value;
  return -1;
}

describe('maintenance of which only half is known', () => {
  const rule = DOSE_RULES.find(({ id }) => id === 'IV-10');
  if (rule === undefined) throw new Error('no such rule');
  const known = (context: object) =>
    answer(rule, {
      product: 'ketamine',
      route: 'IV',
      doseMgPerKg: 0.5,
      weight: { kg: 80, kind: 'actual' },
      durationMin: 40,
      context,
    });
  it('is unknown while the week or the year is, and clear once both are', () => {
    const [week, year] = [{ courseWeek: 4, sessionsIn7Days: 2 }, { sessionsIn12Months: 10 }];
    expect([known(week), known(year), known({ ...week, ...year })]).toEqual(['unknown', 'unknown', 'none']);
  });
});
