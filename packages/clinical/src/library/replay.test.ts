import { describe, expect, it } from 'vitest';
import { caseDocument } from '../rules/cases.ts';
import { parseSnapshot, RULES } from '../rules/index.ts';
import { eventsOf, minute, type Step } from '../session/testing/script.ts';
import { replayDose, replayScreen, replaySession } from './replay.ts';
import type { ClinicValues } from './values.ts';

const sessionOf = (...steps: readonly Step[]) => eventsOf({ preset: 'iv', steps });
const told = (values: ClinicValues, ...steps: readonly Step[]) =>
  replaySession(sessionOf(...steps), {}, values).map(
    ({ rule, before, after, at }) => `${at.slice(11, 16)} ${rule}: ${before} → ${after}`,
  );

describe('ADM-06 a change replayed over a past session', () => {
  const raised: readonly Step[] = [
    [0, 'start'],
    [10, 'vitals', '158/80 70 98 14'],
    [20, 'vitals', '150/80 70 98 14'],
    [40, 'stop'],
  ];

  it('shows an alert that would have been raised, when, and at what limit', () => {
    const values = {
      'AL-01': { thresholds: { 'watch-systolicMmHg-high': 155, 'urgent-systolicMmHg-rise': 40 } },
    };
    // The pressure at the gate was 124: plus 30 is watch already; plus 34 stays watch under either.
    expect(told(values, ...raised)).toEqual([]);
    expect(told({ 'AL-01': { thresholds: { 'urgent-systolicMmHg-rise': 34 } } }, ...raised)).toEqual([
      '09:10 AL-01: watch (a rise of at least 30 mmHg) → urgent (a rise of at least 34 mmHg)',
    ]);
  });

  it('shows an act that would have been held, and by what', () => {
    const values = { 'VG-03': { thresholds: { 'systolic-block-above': 100 } } };
    const lines = told(values, [0, 'start']);
    expect(lines).toContain('09:00 ACT: null → held by GT-08, VG-03');
    expect(lines).toContain('09:00 VG-03: null → holds');
  });

  it('lists what differs in order of time, whatever part asked', () => {
    const values = {
      'VG-03': { thresholds: { 'systolic-block-above': 100 } },
      'DC-02': { thresholds: { minimum: 90 } },
    };
    const lines = told(values, [0, 'start'], [40, 'stop'], [101, 'well'], [102, 'session.discharged']);
    expect(lines).toContain('09:00 VG-03: null → holds');
    expect(lines).toContain('10:42 ACT: null → held by DC-02');
    expect(lines).toEqual(lines.toSorted((a, b) => (a.slice(0, 5) < b.slice(0, 5) ? -1 : 1)));
  });

  it('shows a later discharge', () => {
    expect(told({ 'DC-02': { thresholds: { minimum: 90 } } }, ...raised)).toEqual([
      '09:40 DC-02: not before 2026-03-10T10:40:00.000Z → not before 2026-03-10T11:10:00.000Z',
    ]);
  });

  it('says nothing where the values are the same, or none that a session asks', () => {
    expect(told({}, ...raised)).toEqual([]);
    expect(told({ 'SC-005': { severity: 'override', rationale: 'x' } }, ...raised)).toEqual([]);
  });

  it('leaves out an act that was refused for another reason than a limit', () => {
    // A change of the rate from before the last one has no place under any values.
    const twice: readonly Step[] = [
      [0, 'start'],
      [1, 'rate', 150, 60],
      [0.5, 'rate', 100, 40],
    ];
    const values = { 'DC-02': { thresholds: { minimum: 90 } } };
    expect(told(values, ...twice).filter((line) => line.includes('ACT'))).toEqual([]);
  });

  it('tells a raised alert that is no longer one, and one without a limit by its band', () => {
    const values = { 'MO-07': { thresholds: { watch: 1 } } };
    const late = [
      [0, 'start'],
      [11, 'call'],
    ] as const satisfies readonly Step[];
    const under = (before: ClinicValues, after: ClinicValues) =>
      replaySession(sessionOf(...late, [12, 'vitals', '124/80 70 98 14']), before, after).map(
        ({ rule, at, before: was, after: will }) => `${at.slice(11, 16)} ${rule}: ${was} → ${will}`,
      );
    expect(under({}, values)).toEqual(['09:11 MO-07: null → watch (more than 1 min late)']);
    expect(under(values, {})).toEqual(['09:11 MO-07: watch (more than 1 min late) → null']);
  });

  it('reads the other way round when a tightening is taken back', () => {
    const values = { 'AL-01': { thresholds: { 'urgent-systolicMmHg-rise': 34 } } };
    expect(replaySession(sessionOf(...raised), values, {})).toMatchObject([
      {
        rule: 'AL-01',
        title: 'Systolic pressure high',
        before: 'urgent (a rise of at least 34 mmHg)',
        after: 'watch (a rise of at least 30 mmHg)',
      },
    ]);
  });

  it('asks the gate of a session that never dosed at its last signature', () => {
    const values = { 'VG-03': { thresholds: { 'systolic-block-above': 100 } } };
    expect(told(values)).toContain('08:56 VG-03: null → holds');
    const unsigned = eventsOf({ preset: 'iv', bare: true, steps: [[-45, 'patient.arrived', {}]] });
    expect(replaySession(unsigned, {}, values)).toEqual([]);
  });

  it('leaves out a session that never opened', () => {
    expect(replaySession([], {}, { 'DC-02': { thresholds: { minimum: 90 } } })).toEqual([]);
  });
});

describe('ADM-06 a change replayed over a stored decision', () => {
  it('of suitability shows the rule whose severity changes', () => {
    const rule = RULES.find((one) => one.id === 'SC-005');
    const row = rule?.cases.find((one) => one.expect === 'true');
    const snapshot = parseSnapshot(caseDocument(row?.given ?? {}, rule?.appliesTo ?? {}));
    if (!snapshot.ok) throw new Error(JSON.stringify(snapshot.error));
    const loosened: ClinicValues = {
      'SC-005': { severity: 'override', rationale: 'Reviewed with neurology' },
    };
    expect(replayScreen(snapshot.value, {}, loosened)).toMatchObject([
      { area: 'suitability', rule: 'SC-005', before: 'block', after: 'override' },
    ]);
    expect(replayScreen(snapshot.value, loosened, loosened)).toEqual([]);
  });

  it('of suitability says where an answer is not known, and lists the rules by name', () => {
    const parsed = parseSnapshot(
      caseDocument({ facts: { aneurysm: 'unsure', uncontrolledHyperthyroidism: 'unsure' } }),
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const loosened = (id: string): ClinicValues => ({
      [id]: { severity: 'override', rationale: 'Reviewed with neurology' },
    });
    const fired = replayScreen(parsed.value, loosened('SC-005'), loosened('SC-019'));
    expect(fired.map(({ rule, before, after }) => [rule, before, after])).toEqual([
      ['SC-005', 'override, not known', 'block, not known'],
      ['SC-019', 'block, not known', 'override, not known'],
    ]);
  });

  const order = {
    product: 'ketamine',
    route: 'IV',
    doseMgPerKg: 0.5,
    weight: { kg: 80, kind: 'actual' },
    vialMgPerMl: 50,
    finalMl: 100,
    durationMin: 40,
    context: { weightAgeDays: 5, stage: 'induction' },
  };
  it('of a dose shows a limit that would have spoken', () => {
    const values = { 'DW-01': { thresholds: { tooOldInduction: 3 } } };
    expect(replayDose(order, minute({}, 0), {}, values)).toMatchObject([
      { area: 'dose', rule: 'DW-01', before: null, after: 'block' },
    ]);
  });

  it('of an order that cannot be read says nothing', () => {
    expect(replayDose({ product: 'aspirin' }, minute({}, 0), {}, { 'DW-01': { severity: 'block' } })).toEqual(
      [],
    );
  });
});
