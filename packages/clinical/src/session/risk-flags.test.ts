import { describe, expect, it } from 'vitest';
import { RULES } from '../rules/index.ts';
import { riskFlagsOf } from './risk-flags.ts';

describe('risk flags of a session', () => {
  it('follow from rules that are true, each once', () => {
    const finding = (rule: string, result: 'true' | 'false' | 'unknown') => ({ rule, result });
    expect(
      riskFlagsOf([
        finding('SC-110', 'true'),
        finding('SC-110', 'true'),
        finding('SC-101', 'false'),
        finding('SC-102', 'unknown'),
      ]),
    ).toEqual(['sleep-apnoea']);
  });

  it('rest on rules that exist', () => {
    const known = new Set(RULES.map((rule) => rule.id));
    const rules = ['SC-101', 'SC-102', 'SC-103', 'SC-110', 'SC-112', 'DI-06', 'SC-118'];
    expect(rules.filter((rule) => !known.has(rule))).toEqual([]);
    expect(riskFlagsOf(rules.map((rule) => ({ rule, result: 'true' })))).toHaveLength(rules.length);
  });
});
