import { describe, expect, it } from 'vitest';
import { type CaseGiven, caseDocument } from '../cases.ts';
import { parseSnapshot } from '../parse-snapshot.ts';
import { type ClinicPolicy, checkPolicy } from '../policy.ts';
import { RULES, ruleById } from '../registry.ts';
import { evaluateRules } from '../screen.ts';

/** What one rule says of one patient, beside the cases that are published with it. */
function answerOf(id: string, given: CaseGiven, wish: ClinicPolicy = {}): string {
  const rule = ruleById(id);
  const policy = checkPolicy(wish, RULES);
  if (rule === undefined || !policy.ok) throw new Error(id);
  const snapshot = parseSnapshot(caseDocument(given, rule.appliesTo));
  if (!snapshot.ok) throw new Error(JSON.stringify(snapshot.error));
  const [finding] = evaluateRules([rule], snapshot.value, snapshot.value.asOf, policy.value);
  return finding?.result ?? 'not-applicable';
}

describe('a rise of suicidal ideation that nobody evaluated', () => {
  const rise = (before: number, now: number, wish: ClinicPolicy = {}) => {
    const level = (value: number, daysOld: number) => ({ subscales: { ideation_level: value }, daysOld });
    const given: CaseGiven = {
      instruments: { cssrs_screen: [level(before, 7), level(now, 1)] },
      records: { suicideRiskEvaluation: null },
    };
    return answerOf('SU-04', given, wish);
  };
  it('is two levels up or more, and neither one level up nor a fall', () => {
    expect([rise(1, 2), rise(1, 3), rise(4, 1), rise(5, 5)]).toEqual(['false', 'true', 'false', 'false']);
  });
  it('is one level up in a clinic that asked for that, and never the same level again', () => {
    const tighter: ClinicPolicy = { 'SU-04': { thresholds: { rise: 1 } } };
    expect([rise(1, 1, tighter), rise(1, 2, tighter)]).toEqual(['false', 'true']);
  });
});

describe('a fall of the MoCA', () => {
  it('is one point in a clinic that asked for that, and never the same score again', () => {
    const moca = (first: number, last: number) =>
      answerOf(
        'LT-05',
        {
          instruments: {
            moca: [
              { total: first, daysOld: 100 },
              { total: last, daysOld: 1 },
            ],
          },
        },
        { 'LT-05': { thresholds: { fall: 1 } } },
      );
    expect([moca(28, 28), moca(28, 27)]).toEqual(['false', 'true']);
  });
});

describe('weak evidence', () => {
  it('of one use counts beside another whose evidence is good', () => {
    expect(answerOf('IND-RULE-01', { indications: ['trd'] })).toBe('false');
    expect(answerOf('IND-RULE-01', { indications: ['trd', 'gad'] })).toBe('true');
  });
});

describe('evidence for one product', () => {
  it('is none for the other by the same route', () => {
    const weak = (product: 'ketamine' | 'esketamine', route: 'IN' | 'IV') =>
      answerOf('IND-RULE-01', { product, route, indications: ['trd'] });
    expect([weak('esketamine', 'IN'), weak('ketamine', 'IN')]).toEqual(['false', 'true']);
    expect([weak('ketamine', 'IV'), weak('esketamine', 'IV')]).toEqual(['false', 'true']);
  });
});

describe('vital signs before the first session', () => {
  it('are there with one blood pressure', () => {
    expect(answerOf('WU-04', { bloodPressures: [[118, 74]] })).toBe('false');
    expect(answerOf('WU-04', { bloodPressures: [] })).toBe('unknown');
  });
});
