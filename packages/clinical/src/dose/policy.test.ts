import { describe, expect, it } from 'vitest';
import { computeDose, evaluateDose } from './compute.ts';
import { checkDosePolicy, type DosePolicy } from './policy.ts';
import { DOSE_RULES } from './rules/index.ts';

const ORDER = {
  product: 'ketamine',
  route: 'IV',
  doseMgPerKg: 0.9,
  weight: { kg: 80, kind: 'actual' },
  durationMin: 40,
  context: { sessionNumber: 5 },
};
const REASON = 'Pain service runs its own rate limits';
const refused = (policy: DosePolicy) => {
  const checked = checkDosePolicy(policy);
  return checked.ok ? [] : checked.error.map((problem) => `${problem.path}: ${problem.message}`);
};
const severityOf = (rule: string, policy: DosePolicy, change: Readonly<Record<string, unknown>> = {}) => {
  const answer = computeDose({ ...ORDER, ...change }, policy);
  return answer.ok
    ? (answer.value.findings.find((finding) => finding.rule === rule)?.severity ?? 'none')
    : 'refused';
};

describe('what a clinic may change', () => {
  it('may tighten a limit, and the answer follows it and says so', () => {
    const policy = { 'IV-01': { thresholds: { hard: 0.8 } } };
    expect(refused(policy)).toEqual([]);
    expect(severityOf('IV-01', {})).toBe('none');
    expect(severityOf('IV-01', policy)).toBe('block');
    const evaluation = evaluateDose(ORDER, policy);
    const outcome = evaluation.ok ? evaluation.value.outcomes.find((one) => one.rule === 'IV-01') : undefined;
    expect(outcome?.text).toContain('0.8');
    expect(outcome?.limits['hard']).toMatchObject({ value: 0.8, unit: 'mg/kg' });
  });

  it('may make a rule speak louder, never softer than it was', () => {
    expect(
      severityOf('DW-06', { 'DW-06': { severity: 'block' } }, { doseMgPerKg: undefined, doseMg: 101 }),
    ).toBe('block');
    expect(severityOf('IV-01', { 'IV-01': { severity: 'caution' } }, { doseMgPerKg: 1.1 })).toBe('block');
  });

  it('may relax a relaxable block to an override with a reason, never lower', () => {
    const policy: DosePolicy = { 'IV-01': { severity: 'override', rationale: REASON } };
    expect(refused(policy)).toEqual([]);
    expect(severityOf('IV-01', policy, { doseMgPerKg: 1.1 })).toBe('override');
    expect(refused({ 'IV-01': { severity: 'override' } })).toEqual([
      '/IV-01/rationale: relaxing a block needs a recorded reason',
    ]);
    const because = (rationale: string) => refused({ 'IV-01': { severity: 'override', rationale } }).length;
    expect([because('x'.repeat(14)), because('x'.repeat(15))]).toEqual([1, 0]);
    expect(refused({ 'IV-01': { severity: 'caution', rationale: REASON } })).toEqual([
      '/IV-01/severity: a relaxable block goes down to override, never lower',
    ]);
  });

  it('may say the severity of the catalogue again, without a reason', () => {
    for (const { id, severity } of DOSE_RULES) expect(refused({ [id]: { severity } })).toEqual([]);
  });

  it('may never relax a plain block', () => {
    for (const rule of DOSE_RULES.filter((one) => !one.relaxable && one.severity !== 'information')) {
      expect(refused({ [rule.id]: { severity: 'information', rationale: REASON } })).toEqual([
        `/${rule.id}/severity: this rule cannot be loosened`,
      ]);
    }
    expect(severityOf('AR-01', { 'AR-01': { severity: 'override' } }, { vialMgPerMl: 20 })).toBe('block');
  });

  it('may never loosen a limit, in either direction', () => {
    expect(refused({ 'IV-01': { thresholds: { hard: 1.1 } } })).toEqual([
      '/IV-01/thresholds/hard: only lower than 1 mg/kg is tighter',
    ]);
    expect(refused({ 'IV-04': { thresholds: { soft: 39 } } })).toEqual([
      '/IV-04/thresholds/soft: only higher than 40 min is tighter',
    ]);
    expect(refused({ 'IV-04': { thresholds: { soft: 40, hard: 35 } } })).toEqual([]);
  });

  it('names what does not exist or is no limit', () => {
    expect(refused({ 'XX-01': {} })).toEqual(['/XX-01: no rule has this id']);
    expect(refused({ 'IV-01': { thresholds: { ceiling: 1 } } })).toEqual([
      '/IV-01/thresholds/ceiling: this rule has no such threshold',
    ]);
    expect(refused({ 'IV-01': { thresholds: { hard: Number.NaN } } })).toEqual([
      '/IV-01/thresholds/hard: expected a finite number',
    ]);
    expect(refused({ 'AR-01': { thresholds: { weak: 5 } } })).toEqual([
      '/AR-01/thresholds/weak: this number is a fact, not a limit',
    ]);
  });

  it('a tightened limit never silences a finding', () => {
    for (const rule of DOSE_RULES) {
      for (const [name, limit] of Object.entries(rule.thresholds)) {
        if (limit.op === '=') continue;
        const factor = limit.op.startsWith('>') ? 0.9 : 1.1;
        const policy = { [rule.id]: { thresholds: { [name]: limit.value * factor } } };
        expect(refused(policy)).toEqual([]);
        for (const { order, expect: expected } of rule.cases) {
          const evaluation = evaluateDose(JSON.parse(JSON.stringify(order)), policy);
          const outcome = evaluation.ok
            ? evaluation.value.outcomes.find((one) => one.rule === rule.id)
            : undefined;
          if (expected !== 'none' && expected !== 'unknown') {
            expect(outcome?.severity, `${rule.id} ${name}`).not.toBe(null);
          }
        }
      }
    }
  });
});
