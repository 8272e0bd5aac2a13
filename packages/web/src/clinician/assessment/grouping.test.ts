import type { EvaluationView, FindingView } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { groupsOf } from './grouping.ts';
import { overallWords } from './words.ts';

const SEVERITIES = ['block', 'override', 'caution', 'information'] as const;
const RESULTS = ['true', 'unknown', 'false'] as const;

const finding = (part: Partial<FindingView>): FindingView => ({
  rule: 'X-1',
  version: '1.0.0',
  title: 'A rule',
  subject: 'heart',
  severity: 'block',
  relaxable: false,
  result: 'true',
  inputs: [],
  missing: [],
  thresholds: {},
  waitsForConsent: false,
  clinicianText: '',
  patientText: '',
  rationale: '',
  sources: [],
  override: null,
  ...part,
});
const all = SEVERITIES.flatMap((severity) =>
  RESULTS.map((result) => finding({ rule: `${severity}-${result}`, severity, result })),
);
const idsOf = (findings: readonly FindingView[]) =>
  groupsOf(findings).flatMap((group) => group.findings.map((one) => [one.rule, group.id]));

describe('findings on the page', () => {
  it('stand in exactly one group each, whatever their severity and result', () => {
    const consent = finding({ rule: 'consent', result: 'unknown', waitsForConsent: true });
    const placed = idsOf([...all, consent]).map(([rule]) => rule);
    expect([...placed].sort()).toEqual([...all, consent].map(({ rule }) => rule).sort());
  });

  it('never put what is not known among what is clear', () => {
    const clear = idsOf(all).filter(([, group]) => group === 'clear');
    expect(clear.map(([rule]) => rule)).toEqual(SEVERITIES.map((severity) => `${severity}-false`));
  });

  it('ask a prescriber about an override that cannot be told as about one that applies', () => {
    expect(Object.fromEntries(idsOf(all))).toMatchObject({
      'override-true': 'overrides',
      'override-unknown': 'overrides',
      'block-unknown': 'not-known',
    });
  });
});

describe('the overall state', () => {
  const evaluation = (part: Partial<EvaluationView>): EvaluationView => ({
    id: '00000000-0000-4000-8000-000000000000',
    at: '2026-03-02T15:00:00.000Z',
    rulesVersion: 'x',
    treatment: { product: 'ketamine', route: 'IV', indication: 'trd' },
    overall: 'needs-more',
    findings: [],
    holding: [],
    ...part,
  });
  const waiting = finding({ result: 'unknown', waitsForConsent: true });

  it('does not ask for more when only the consent is still to come', () => {
    expect(overallWords(evaluation({ findings: [waiting] })).title).toMatch(/but the consent/);
  });

  it('asks for more as long as anything else is not known', () => {
    const findings = [waiting, finding({ result: 'unknown' })];
    expect(overallWords(evaluation({ findings, holding: ['X-1'] })).title).toBe('More is needed');
  });

  it('stays blocked, whatever the consent', () => {
    expect(overallWords(evaluation({ overall: 'blocked', findings: [waiting] })).title).toBe('Blocked');
  });
});
