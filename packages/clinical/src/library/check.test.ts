import { describe, expect, it } from 'vitest';
import { checkDosePolicy, DOSE_RULES } from '../dose/index.ts';
import { checkPolicy, RULES } from '../rules/index.ts';
import { adjustableRule, adjustableRules, canChange } from './adjustable.ts';
import { checkValues, differences, sessionValues } from './check.ts';

const refusals = (input: unknown): readonly string[] => {
  const checked = checkValues(input);
  return checked.ok ? [] : checked.error.map(({ path, message }) => `${path} ${message}`);
};
const REASON = 'Reviewed with cardiology, who see every patient first';
const numbers = adjustableRules().flatMap((rule) => rule.numbers.map((number) => ({ rule, number })));

describe('the list of what a clinic may change', () => {
  it('names every rule once and every number of a rule once', () => {
    const ids = adjustableRules().map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    const names = numbers.map(({ rule, number }) => `${rule.id} ${number.name}`);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect(numbers.length).toBeGreaterThan(200);
  });

  it('tells the numbers of one rule apart in words', () => {
    for (const { id, numbers: own } of adjustableRules()) {
      const meanings = own.map(({ meaning }) => meaning);
      expect([id, meanings.filter((one, i) => meanings.indexOf(one) !== i)]).toEqual([id, []]);
    }
  });

  it.each(numbers.map(({ rule, number }) => [`${rule.id} ${number.name}`, rule, number] as const))(
    'ADM-05 %s may be tightened a step and never loosened a step',
    (_name, rule, { name, value, tighter, unit }) => {
      const isWhole = unit === 's' || unit === 'min';
      const wish = (to: number) => ({
        [rule.id]: { thresholds: { [name]: isWhole ? Math.round(to) : Number(to.toFixed(4)) } },
      });
      const hair = isWhole ? 1 : 0.01;
      const [tight, loose] = tighter === 'lower' ? [value * 0.9, value + hair] : [value + hair, value - hair];
      expect(refusals(wish(tight))).toEqual([]);
      expect(refusals(wish(value))).toEqual([]);
      expect(refusals(wish(loose))).toHaveLength(1);
    },
  );
});

describe('which way a number of a dose rule is tighter', () => {
  const TIGHTER = { '>': 'lower', '>=': 'lower', '<': 'higher', '<=': 'higher' } as const;
  it('is down where the rule fires above it, and up where it fires below', () => {
    const seen = new Set<string>();
    for (const { id, thresholds } of DOSE_RULES) {
      for (const [name, { op }] of Object.entries(thresholds)) {
        const own = adjustableRule(id)?.numbers.find((one) => one.name === name);
        expect(own?.tighter, `${id} ${name}`).toBe(op === '=' ? undefined : TIGHTER[op]);
        seen.add(op);
      }
    }
    expect([...seen].sort()).toEqual(['<', '<=', '=', '>', '>=']);
  });
});

describe('what there is to change of a rule', () => {
  const rule = {
    id: 'X-1',
    area: 'suitability',
    version: '1.0.0',
    title: 'A rule',
    severity: 'block',
    relaxable: false,
    numbers: [],
  } as const;
  const number = { name: 'at', value: 5, unit: 'mmHg', tighter: 'lower', meaning: 'at most' } as const;

  it('is nothing of a plain block without a number: no grade is stricter', () => {
    expect(canChange(rule)).toBe(false);
    const { severity: _, ...gradeless } = rule;
    expect(canChange(gradeless)).toBe(false);
  });
  it('is a number, a block that may be relaxed, or a grade that may be raised', () => {
    expect(canChange({ ...rule, numbers: [number] })).toBe(true);
    expect(canChange({ ...rule, relaxable: true })).toBe(true);
    for (const severity of ['override', 'caution', 'information'] as const)
      expect(canChange({ ...rule, severity })).toBe(true);
  });
  it('is found by the id of the rule, and of no other', () => {
    expect(adjustableRule('VG-03')?.title).toBe('Blood pressure before ketamine');
    expect(adjustableRule('VG-99')).toBeUndefined();
  });
});

describe('what a clinic sends', () => {
  it('has a reason of at most 2,000 characters', () => {
    const reason = (length: number) =>
      refusals({ 'GT-06': { severity: 'block', rationale: 'x'.repeat(length) } });
    expect(reason(2000)).toEqual([]);
    expect(reason(2001)).toEqual(['/GT-06/rationale expected a text of at most 2000 characters']);
    expect(refusals({ 'GT-06': { rationale: 7 } })).toEqual([
      '/GT-06/rationale expected a text of at most 2000 characters',
    ]);
  });
  it('has at most 400 rules', () => {
    const rules = (count: number) =>
      refusals(Object.fromEntries(Array.from({ length: count }, (_, i) => [`X-${i}`, {}])));
    expect(rules(401)).toEqual(['/ expected at most 400 rules']);
    expect(rules(400)).toHaveLength(400);
  });
  it('has finite numbers', () => {
    const number = (value: unknown) => refusals({ 'DC-01': { thresholds: { minimum: value } } });
    expect(number(Number.POSITIVE_INFINITY)).toHaveLength(1);
    expect(number('130')).toHaveLength(1);
    expect(number(130)).toEqual([]);
  });
  it('has numbers up to a million', () => {
    const number = (value: number) => refusals({ 'DC-01': { thresholds: { minimum: value } } });
    expect(number(1_000_000)).toEqual([]);
    expect(number(1_000_001)).toEqual(['/DC-01/thresholds/minimum expected a number between 0 and 1000000']);
  });
  it('keeps a grade only where it differs from that of the catalogue', () => {
    const kept = (severity: string) => {
      const checked = checkValues({ 'GT-06': { severity } });
      return checked.ok ? checked.value : checked.error;
    };
    expect(adjustableRule('GT-06')?.severity).toBe('override');
    expect(kept('block')).toEqual({ 'GT-06': { severity: 'block' } });
    expect(kept('override')).not.toHaveProperty(['GT-06', 'severity']);
  });
});

describe('severity', () => {
  it('of a plain block is never lowered', () => {
    const plain = RULES.filter((rule) => rule.severity === 'block' && rule.relaxable !== true);
    expect(plain.length).toBeGreaterThan(10);
    for (const { id } of plain) {
      for (const severity of ['override', 'caution', 'information'])
        expect(refusals({ [id]: { severity, rationale: REASON } })).toEqual([
          `/${id}/severity this rule cannot be loosened`,
        ]);
    }
  });

  it('of a relaxable block goes down to override with a reason, never below', () => {
    const relaxable = adjustableRules().filter((rule) => rule.relaxable);
    expect(relaxable.length).toBeGreaterThan(10);
    for (const { id } of relaxable) {
      expect(refusals({ [id]: { severity: 'override', rationale: REASON } })).toEqual([]);
      expect(refusals({ [id]: { severity: 'override', rationale: 'x'.repeat(14) } })).toHaveLength(1);
      expect(refusals({ [id]: { severity: 'override', rationale: 'x'.repeat(15) } })).toEqual([]);
      expect(refusals({ [id]: { severity: 'caution', rationale: REASON } })).toEqual([
        `/${id}/severity a relaxable block goes down to override, never lower`,
      ]);
    }
  });

  it('may always be made stricter', () => {
    for (const { id, severity } of adjustableRules())
      if (severity !== undefined) expect(refusals({ [id]: { severity: 'block' } })).toEqual([]);
  });

  it('that follows from numbers is not set', () => {
    expect(refusals({ 'VG-03': { severity: 'block' } })).toEqual([
      '/VG-03/severity the severity of this rule follows from its numbers',
    ]);
  });
});

describe('a file of values', () => {
  it.each([
    [null, '/ expected an object of rules'],
    [[], '/ expected an object of rules'],
    [{ 'XX-99': {} }, '/XX-99 no rule has this id'],
    [{ 'VG-03': 1 }, '/VG-03 expected an object'],
    [{ 'VG-03': { limit: 1 } }, '/VG-03/limit this member is not known'],
    [{ 'VG-03': { thresholds: 5 } }, '/VG-03/thresholds expected an object of numbers'],
    [
      { 'VG-03': { thresholds: { systolic: 1 } } },
      '/VG-03/thresholds/systolic this rule has no number that a clinic may change of this name',
    ],
    [
      { 'VG-03': { thresholds: { 'systolic-block-above': '170' } } },
      '/VG-03/thresholds/systolic-block-above expected a finite number',
    ],
    [
      { 'VG-03': { thresholds: { 'systolic-block-above': -1 } } },
      '/VG-03/thresholds/systolic-block-above expected a number between 0 and 1000000',
    ],
    [
      { 'VG-03': { thresholds: { 'systolic-block-above': 170.12345 } } },
      '/VG-03/thresholds/systolic-block-above expected at most 4 decimals',
    ],
    [{ 'DC-02': { thresholds: { minimum: 60.5 } } }, '/DC-02/thresholds/minimum expected at most 0 decimals'],
    [
      { 'VG-03': { thresholds: { 'systolic-block-above': 185 } } },
      '/VG-03/thresholds/systolic-block-above only lower than 180 mmHg is tighter',
    ],
    [
      { 'GT-06': { severity: 'red' } },
      '/GT-06/severity expected one of block, override, caution, information',
    ],
    [{ 'GT-06': { rationale: 5 } }, '/GT-06/rationale expected a text of at most 2000 characters'],
  ])('%j is refused with path and reason', (input, problem) => {
    expect(refusals(input)).toEqual([problem]);
  });

  it('of more rules than there are is refused', () => {
    const many = Object.fromEntries(Array.from({ length: 401 }, (_, i) => [`R-${i}`, {}]));
    expect(refusals(many)).toEqual(['/ expected at most 400 rules']);
  });

  it('keeps only what differs from the catalogue', () => {
    const checked = checkValues({
      'VG-03': { thresholds: { 'systolic-block-above': 180, 'diastolic-block-above': 95 } },
      'GT-06': { severity: 'override' },
    });
    expect(checked).toEqual({
      ok: true,
      value: { 'VG-03': { thresholds: { 'diastolic-block-above': 95 } } },
    });
  });

  it('is what the suitability and the dose rules accept too', () => {
    const parts = (area: string) =>
      Object.fromEntries(
        adjustableRules()
          .filter((rule) => rule.area === area)
          .map((rule) => [
            rule.id,
            {
              severity: 'block' as const,
              thresholds: Object.fromEntries(rule.numbers.map((n) => [n.name, n.value])),
            },
          ]),
      );
    expect(checkPolicy(parts('suitability'), RULES).ok).toBe(true);
    expect(checkDosePolicy(parts('dose')).ok).toBe(true);
  });
});

describe('a readable difference', () => {
  it('says what was, what will be, and which way it goes', () => {
    const before = { 'VG-03': { thresholds: { 'systolic-block-above': 160 } } };
    const after = {
      'VG-03': { thresholds: { 'systolic-block-above': 170 } },
      'GT-06': { severity: 'block' as const, rationale: REASON },
    };
    expect(differences(before, after, adjustableRules())).toMatchObject([
      {
        rule: 'GT-06',
        what: 'severity',
        before: 'override',
        after: 'block',
        direction: 'tighter',
        rationale: REASON,
      },
      {
        rule: 'VG-03',
        what: 'systolic-block-above',
        unit: 'mmHg',
        catalogue: '180',
        before: '160',
        after: '170',
        direction: 'looser',
      },
    ]);
  });

  it('a severity that goes back to the catalogue is looser', () => {
    const raised = { 'GT-06': { severity: 'block' as const, rationale: REASON } };
    expect(differences(raised, {}, adjustableRules())).toMatchObject([
      { rule: 'GT-06', before: 'block', after: 'override', direction: 'looser', rationale: '' },
    ]);
  });

  it('is empty between equal values', () => {
    expect(differences({ 'DC-01': { thresholds: { minimum: 120 } } }, {}, adjustableRules())).toEqual([]);
  });
});

it('DOSE-12 a session takes along what it asks, without reasons', () => {
  expect(
    sessionValues({
      'SC-005': { severity: 'override', rationale: REASON },
      'IV-01': { severity: 'block' },
      'IM-03': { thresholds: { tooSoon: 20 } },
      'GT-06': { severity: 'block', rationale: REASON },
    }),
  ).toEqual({ 'IM-03': { thresholds: { tooSoon: 20 } }, 'GT-06': { severity: 'block' } });
});
