import { addMs } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { type CaseGiven, caseDocument } from './cases.ts';
import { parseSnapshot } from './parse-snapshot.ts';
import { type ClinicPolicy, checkPolicy } from './policy.ts';
import { RULES } from './registry.ts';
import { SEVERITIES, type Severity } from './rule.ts';
import { evaluateRules, screen } from './screen.ts';
import type { PatientSnapshot } from './snapshot.ts';

function aPatient(given: CaseGiven = {}): PatientSnapshot {
  const parsed = parseSnapshot(caseDocument(given));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const under = (policy: ClinicPolicy, given: CaseGiven) => {
  const checked = checkPolicy(policy, RULES);
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return screen(aPatient(given), { policy: checked.value });
};
const findingOf = (answer: ReturnType<typeof screen>, id: string) =>
  answer.findings.find((entry) => entry.rule === id);

describe('Screening a patient', () => {
  it('finds a well patient with a complete work-up eligible, for ketamine and for esketamine', () => {
    expect(screen(aPatient()).overall).toBe('eligible');
    expect(screen(aPatient({ product: 'esketamine' })).overall).toBe('eligible');
  });

  it('is blocked by one block, whatever else is well', () => {
    const answer = screen(aPatient({ facts: { delirium: 'yes' } }));
    expect(answer.overall).toBe('blocked');
    expect(answer.findings[0]?.rule).toBe('SC-013');
  });

  it('needs more while a block cannot be worked out', () => {
    expect(screen(aPatient({ facts: { delirium: null } })).overall).toBe('needs-more');
  });

  it('asks for an override when only an override is true or not known', () => {
    expect(screen(aPatient({ facts: { porphyria: 'yes' } })).overall).toBe('override-required');
    expect(screen(aPatient({ records: { physicalExamination: null } })).overall).toBe('override-required');
  });

  it('stays eligible with a caution', () => {
    const answer = screen(aPatient({ facts: { dialysis: 'yes' } }));
    expect(answer.overall).toBe('eligible');
    expect(findingOf(answer, 'SC-127')?.result).toBe('true');
  });

  it('needs more for somebody of whom nothing is known, and names what', () => {
    const parsed = parseSnapshot({
      asOf: '2026-02-16T12:00:00Z',
      region: 'US',
      patient: {},
      treatment: { product: 'ketamine', route: 'IV', indications: ['trd'] },
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const answer = screen(parsed.value);
    expect(answer.overall).toBe('needs-more');
    const clear = answer.findings.filter((entry) => entry.result === 'false').map((entry) => entry.rule);
    // Only what is settled by the treatment asked about, or allowed by the setting, can be clear without a patient.
    expect(clear).toEqual(
      ['PO-04', 'PO-05', 'IND-RULE-01', 'DI-21', 'IND-REG-02'].filter((id) => clear.includes(id)),
    );
    for (const finding of answer.findings.filter((entry) => entry.result === 'unknown')) {
      expect(finding.missing.length, finding.rule).toBeGreaterThan(0);
    }
  });

  it('shows every finding of every rule that applies, worst first', () => {
    const { findings } = screen(
      aPatient({ facts: { delirium: 'yes', porphyria: 'yes', dialysis: 'yes', aneurysm: null } }),
    );
    expect(findings.map((entry) => entry.rule)).toEqual([...new Set(findings.map((entry) => entry.rule))]);
    const place = findings.map(
      (entry) => (entry.result === 'false' ? 10 : 0) + SEVERITIES.indexOf(entry.severity),
    );
    expect(place).toEqual([...place].sort((a, b) => a - b));
    expect(findings.slice(0, 3).map((entry) => `${entry.rule} ${entry.result}`)).toEqual([
      'SC-013 true',
      'SC-005 unknown',
      'WU-02 unknown',
    ]);
  });

  it('does not ask for the intake work-up again in the middle of a course', () => {
    const answer = screen(aPatient({ firstSession: false, everythingDaysOld: 27 }));
    expect(
      answer.findings.filter((entry) => entry.rule.startsWith('WU-')).map((entry) => entry.rule),
    ).toEqual(['WU-15']);
    expect(findingOf(answer, 'LT-01')?.result).toBe('false');
    expect(findingOf(screen(aPatient()), 'LT-01')).toBeUndefined();
  });

  it('keeps a yes of years ago true, and lets a no grow old before the first session', () => {
    const yes = screen(aPatient({ facts: { aneurysm: { value: 'yes', daysOld: 2000 } } }));
    expect(findingOf(yes, 'SC-005')?.result).toBe('true');
    const no = screen(aPatient({ facts: { aneurysm: { value: 'no', daysOld: 40 } } }));
    expect(findingOf(no, 'SC-005')).toMatchObject({
      result: 'unknown',
      missing: [{ input: 'facts.aneurysm', reason: 'too-old' }],
    });
  });

  it('does not use what was seen after the moment it is asked about', () => {
    const snapshot = aPatient({ facts: { aneurysm: 'yes' } });
    const before = screen(snapshot, { at: addMs(snapshot.asOf, -1) });
    expect(findingOf(before, 'SC-005')).toMatchObject({ result: 'unknown' });
    expect(before.overall).toBe('needs-more');
  });

  it('names its version, its inputs with their times, its sources and both texts', () => {
    const finding = findingOf(screen(aPatient({ facts: { aneurysm: 'yes' } })), 'SC-005');
    expect(finding).toMatchObject({ version: '1.0.0', severity: 'block', relaxable: true, result: 'true' });
    expect(finding?.inputs).toContainEqual({
      input: 'facts.aneurysm',
      value: 'yes',
      observedAt: aPatient().asOf,
    });
    expect(finding?.sources.map((source) => source.mark)).toContain('read');
  });

  it('keeps the esketamine label’s contraindications from ever being relaxed', () => {
    const plain = [
      'SC-001',
      'SC-002',
      'SC-003',
      'SC-004',
      'SC-013',
      'SC-015',
      'SC-016',
      'SC-020',
      'SC-021',
      'SC-022',
      'WU-15',
      'WU-16',
      'RM-01',
    ];
    for (const id of plain) {
      const policy = {
        [id]: { severity: 'override', rationale: 'because the clinic would like to' },
      } as const;
      expect(checkPolicy(policy, RULES).ok, id).toBe(false);
    }
  });
});

describe('A clinic’s own policy', () => {
  it('may tighten a caution to a block, and the finding says what the catalogue had', () => {
    const answer = under({ 'SC-127': { severity: 'block' } }, { facts: { dialysis: 'yes' } });
    expect(answer.overall).toBe('blocked');
    expect(findingOf(answer, 'SC-127')).toMatchObject({ severity: 'block', catalogueSeverity: 'caution' });
  });

  it('may relax a relaxable block to an override with a reason', () => {
    const answer = under(
      {
        'SC-005': {
          severity: 'override',
          rationale: 'Neurosurgical review for each patient, clinic procedure 12',
        },
      },
      { facts: { aneurysm: 'yes' } },
    );
    expect(findingOf(answer, 'SC-005')).toMatchObject({ severity: 'override', catalogueSeverity: 'block' });
    expect(answer.overall).toBe('override-required');
  });

  it('may not relax a block without a reason, nor below override', () => {
    expect(checkPolicy({ 'SC-005': { severity: 'override' } }, RULES).ok).toBe(false);
    const because = (rationale: string) =>
      checkPolicy({ 'SC-005': { severity: 'override', rationale } }, RULES).ok;
    expect([because('x'.repeat(14)), because(` ${'x'.repeat(14)} `), because('x'.repeat(15))]).toEqual([
      false,
      false,
      true,
    ]);
    expect(
      checkPolicy({ 'SC-005': { severity: 'caution', rationale: 'a reason that is long enough' } }, RULES).ok,
    ).toBe(false);
  });

  it('may not loosen an override or a caution', () => {
    expect(
      checkPolicy({ 'SC-102': { severity: 'caution', rationale: 'a reason that is long enough' } }, RULES).ok,
    ).toBe(false);
    expect(checkPolicy({ 'SC-127': { severity: 'information' } }, RULES).ok).toBe(false);
  });

  it('may lower a pressure limit and may not raise it; the value in force is in the finding', () => {
    const answer = under(
      { 'SC-009': { thresholds: { systolic: 170 } } },
      {
        bloodPressures: [
          [172, 90],
          [172, 90],
          [172, 90],
        ],
      },
    );
    expect(findingOf(answer, 'SC-009')).toMatchObject({
      result: 'true',
      thresholds: { systolic: { value: 170, unit: 'mm[Hg]' } },
    });
    expect(checkPolicy({ 'SC-009': { thresholds: { systolic: 181 } } }, RULES).ok).toBe(false);
    expect(checkPolicy({ 'SC-009': { thresholds: { systolic: Number.NaN } } }, RULES).ok).toBe(false);
  });

  it('may lengthen a waiting time and may not shorten it', () => {
    expect(checkPolicy({ 'SC-006': { thresholds: { recent: 60 } } }, RULES).ok).toBe(true);
    expect(checkPolicy({ 'SC-006': { thresholds: { recent: 30 } } }, RULES).ok).toBe(false);
  });

  it('refuses rules and thresholds that do not exist, all at once', () => {
    const checked = checkPolicy({ 'SC-999': {}, 'SC-009': { thresholds: { mean: 1 } } }, RULES);
    expect(checked.ok ? [] : checked.error.map((entry) => entry.path)).toEqual([
      '/SC-999',
      '/SC-009/thresholds/mean',
    ]);
  });

  it('a block of a rule that says nothing about it may not be relaxed, and the finding says so', () => {
    const answer = screen(aPatient({ facts: { delirium: 'yes' } }));
    expect(findingOf(answer, 'SC-013')).toMatchObject({ severity: 'block', relaxable: false });
  });

  it('a milder grade of a relaxable rule is not itself a relaxable block', () => {
    const [rule] = RULES.filter((one) => one.relaxable === true && one.severity === 'block');
    if (rule === undefined) throw new Error('no rule is relaxable');
    const graded = (severity: Severity) => {
      const own = {
        ...rule,
        appliesTo: {},
        inputs: [],
        evaluate: () => ({ result: 'true', severity }) as const,
      };
      const patient = aPatient();
      return evaluateRules([own], patient, patient.asOf)[0];
    };
    expect(graded('block')).toMatchObject({ severity: 'block', relaxable: true });
    expect(graded('caution')).toMatchObject({ severity: 'caution', relaxable: false });
  });

  it('lifts the milder grade of a graded rule too', () => {
    const answer = under(
      { 'SC-105': { severity: 'block' } },
      { facts: { raisedIntraocularPressure: 'yes', intraocularPressureControlled: 'yes' } },
    );
    expect(findingOf(answer, 'SC-105')).toMatchObject({ severity: 'block', catalogueSeverity: 'caution' });
  });
});
