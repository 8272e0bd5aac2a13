import { describe, expect, it } from 'vitest';
import { score } from '../instruments/index.ts';
import {
  type CourseEvent,
  type CourseSession,
  cyclesOf,
  type DatedScore,
  ladderWeeks,
  maintenanceFindings,
} from './index.ts';
import { at, form, phq9, START } from './testing/readings.ts';

describe('maintenance', () => {
  const INDUCTION: readonly CourseSession[] = [0, 3, 7, 10, 14, 17].map((day) => ({
    id: `i${day}`,
    at: at(day),
    kind: 'induction',
  }));
  const more = (kind: CourseSession['kind'], ...on: readonly number[]): CourseSession[] =>
    on.map((day) => ({ id: `${kind}${day}`, at: at(day), kind }));
  const responder = phq9([-1, 20], [18, 6], [25, 6]);
  function findings(input: {
    scores?: readonly DatedScore[];
    sessions?: readonly CourseSession[];
    day?: number;
    ended?: boolean;
    events?: readonly CourseEvent[];
  }) {
    const list = maintenanceFindings({
      instrument: 'phq9',
      scores: input.scores ?? responder,
      sessions: [...INDUCTION, ...(input.sessions ?? [])],
      inductionEndedAt: input.ended === false ? null : at(17.1),
      at: at(input.day ?? 26),
      ...(input.events === undefined ? {} : { events: input.events }),
    });
    return Object.fromEntries(list.map((one) => [one.rule, one]));
  }

  it('answers all seven rules, each with its strength, and texts for both readers', () => {
    const all = findings({ events: [] });
    expect(Object.entries(all).map(([rule, { severity }]) => `${rule} ${severity}`)).toEqual([
      'MT-01 information',
      'MT-02 information',
      'MT-03 information',
      'MT-04 caution',
      'MT-05 override',
      'MT-06 caution',
      'MT-07 override',
    ]);
    for (const one of Object.values(all)) {
      expect(one.clinicianText).not.toBe('');
      expect(one.patientText).not.toBe('');
      expect(one.sources.length).toBeGreaterThan(0);
    }
  });

  it('offers the ladder to responders only: weekly four times, then one rung a step', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20].map(ladderWeeks)).toEqual([1, 1, 1, 1, 2, 3, 4, 6, 8, 8, 8]);
    expect(findings({})['MT-01']).toMatchObject({
      result: 'true',
      inputs: { maintenanceSessions: 0, intervalWeeks: 1 },
    });
    const later = findings({ sessions: more('maintenance', 24, 31, 38, 45), day: 50 })['MT-01'];
    expect(later).toMatchObject({ result: 'true', inputs: { intervalWeeks: 2 } });
    expect(later?.clinicianText).toContain('2 weeks');
    expect(findings({ scores: phq9([-1, 20], [18, 11]) })['MT-01']).toMatchObject({
      result: 'false',
      inputs: { intervalWeeks: null },
    });
  });

  it('does not know how induction went without a form after it', () => {
    for (const rule of ['MT-01', 'MT-02', 'MT-07']) {
      expect(findings({ scores: phq9([-1, 20], [16, 6]) })[rule]).toMatchObject({
        result: 'unknown',
        missing: ['form after induction'],
      });
      expect(findings({ ended: false })[rule]).toMatchObject({ result: 'unknown' });
    }
  });

  it('calls the stop rule under a quarter of improvement', () => {
    const after = (total: number) => findings({ scores: phq9([-1, 20], [18, total]) })['MT-07']?.result;
    expect([after(16), after(15), after(10)]).toEqual(['true', 'false', 'false']);
  });

  it('suggests 0.8 of the median time to a quarter lost, after two cycles that show it', () => {
    const scores = phq9([-1, 20], [18, 8], [22, 12], [25, 8], [34, 11], [37, 13]);
    // Gain 12 after induction, 25 % lost at 11: on day 22, 5 days after day 17; then 10 days after day 24.
    expect(findings({ scores, sessions: more('maintenance', 24), day: 40 })['MT-03']).toMatchObject({
      result: 'true',
      inputs: { cycles: 2, suggestedDays: 6 },
    });
    const one = findings({ scores: scores.slice(0, 3), day: 40 })['MT-03'];
    expect(one).toMatchObject({ result: 'unknown', inputs: { cycles: 1, suggestedDays: null } });
    expect(findings({ scores: phq9([18, 8]) })['MT-03']).toMatchObject({
      result: 'unknown',
      inputs: { cycles: 0 },
      missing: ['baseline', '2 cycles that show the effect wearing off'],
    });
    const three = phq9([-1, 20], [18, 8], [22, 12], [25, 8], [34, 11], [37, 8], [41, 11]);
    expect(
      findings({ scores: three, sessions: more('maintenance', 24, 36), day: 42 })['MT-03'],
    ).toMatchObject({ inputs: { cycles: 3, suggestedDays: 4 } });
  });

  it('takes the median of the cycles, rounded down to whole days', () => {
    const cycles = (...losses: readonly number[]) => {
      const sessions = losses.map((_, i) => at(100 * i));
      const readings = losses.flatMap((loss, i) => [
        { id: `best${i}`, at: at(100 * i + 1), total: 8, isEstimated: false },
        { id: `lost${i}`, at: at(100 * i + loss), total: 11, isEstimated: false },
      ]);
      return cyclesOf({ baseline: 20, readings, sessions, sign: 1 });
    };
    expect(cycles(12, 12.8)).toEqual({ daysToLoss: [12, 12.8], suggestedDays: 9 });
    expect(cycles(20, 90, 10).suggestedDays).toBe(16);
    const readings = [0, 100].flatMap((day) => [
      { id: `best${day}`, at: at(day + 1), total: 8, isEstimated: false },
      { id: `lost${day}`, at: at(day + 12), total: 11, isEstimated: false },
    ]);
    const sessions = [at(100), at(0)];
    expect(cyclesOf({ baseline: 20, readings, sessions, sign: 1 }).daysToLoss).toEqual([12, 12]);
    expect(cycles(12)).toMatchObject({ suggestedDays: null });
  });

  it('sees a loss only after a gain, and only after the session and before the next', () => {
    const readingsAt = (list: readonly (readonly [number, number])[]) =>
      list.map(([day, total]) => ({ id: String(day), at: at(day), total, isEstimated: false }));
    const seen = (...list: readonly (readonly [number, number])[]) =>
      cyclesOf({ baseline: 20, readings: readingsAt(list), sessions: [START], sign: 1 }).daysToLoss;
    const readings = readingsAt([
      [1, 8],
      [5, 11],
    ]);
    const next = (day: number) =>
      cyclesOf({ baseline: 20, readings, sessions: [START, at(day)], sign: 1 }).daysToLoss;
    expect([next(5), next(5.1)]).toEqual([[], [5]]);
    expect(seen([1, 20], [2, 21])).toEqual([]);
    expect(seen([1, 19], [2, 20])).toEqual([2]);
    expect(seen([0, 8], [5, 11])).toEqual([]);
    expect(seen([1, 8], [5, 10.9])).toEqual([]);
    expect(seen([1, 8], [5, 10.99])).toEqual([]);
  });

  it('starts cycles after induction, and reads them upside down where higher is better', () => {
    const shaky = phq9([-1, 20], [1, 12], [2, 18], [4, 12], [6, 18], [18, 8]);
    expect(findings({ scores: shaky })['MT-03']).toMatchObject({ inputs: { cycles: 0 } });
    const mood = (day: number, total: number): DatedScore => ({
      ...form(day, 3),
      score: { ...form(day, 3).score, instrument: 'who5', total },
    });
    // Gain 40; a quarter is lost at 50: 10 days after day 12 and 10 days after day 24.
    const dosed = maintenanceFindings({
      instrument: 'who5',
      scores: [mood(-1, 20), mood(18, 60), mood(22, 50), mood(25, 60), mood(34, 48)],
      sessions: more('maintenance', 0, 12, 24),
      inductionEndedAt: at(12),
      at: at(40),
    });
    expect(dosed[2]).toMatchObject({ rule: 'MT-03', inputs: { cycles: 2, suggestedDays: 8 } });
  });

  it('starts cycles with the first session where there was no induction', () => {
    const list = maintenanceFindings({
      instrument: 'phq9',
      scores: phq9([-1, 20], [1, 8], [5, 12], [13, 8], [20, 12]),
      sessions: more('maintenance', 0, 12),
      inductionEndedAt: null,
      at: at(26),
    });
    expect(list[2]).toMatchObject({ rule: 'MT-03', inputs: { cycles: 2, suggestedDays: 5 } });
  });

  it('compares with the form before the very first session', () => {
    expect(findings({ scores: phq9([-1, 20], [1, 12], [18, 9]) })['MT-07']).toMatchObject({
      inputs: { pctImprovement: 55 },
    });
  });

  it('warns early when the PHQ-9 rises five points from its best or the suicide item is positive', () => {
    const warned = (...scores: DatedScore[]) =>
      findings({ scores: [...responder, ...scores], day: 40 })['MT-04'];
    expect(warned(form(32, 10))).toMatchObject({ result: 'false', inputs: { rise: 4 } });
    expect(warned(form(32, 11))).toMatchObject({ result: 'true', inputs: { rise: 5 } });
    expect(warned(form(32, 7, 'phq9', 1))).toMatchObject({
      result: 'true',
      inputs: { suicideItemPositive: true },
    });
    expect(warned(form(32, null, 'phq9', 0))).toMatchObject({ result: 'unknown' });
    expect(warned(form(32, null, 'phq9', 1))).toMatchObject({ result: 'true' });
    const gap = score({ instrument: 'phq9', answers: [1, 1, 1, 1, 1, 1, 1, 0, null] });
    if (!gap.ok) throw new Error('scored');
    expect(warned({ id: 'gap', at: at(32), score: gap.value })).toMatchObject({
      result: 'unknown',
      inputs: { suicideItemPositive: null },
      missing: ['answer to the suicide item'],
    });
    expect(findings({ scores: [] })['MT-04']).toMatchObject({
      result: 'unknown',
      inputs: { rise: null, suicideItemPositive: null },
    });
    expect(warned(form(41, 24))).toMatchObject({ result: 'false' });
  });

  it('reads a rise only on the PHQ-9', () => {
    const gad7 = [form(-1, 20, 'gad7'), form(18, 5, 'gad7'), form(25, 20, 'gad7')];
    const list = maintenanceFindings({
      instrument: 'gad7',
      scores: gad7,
      sessions: INDUCTION,
      inductionEndedAt: at(17.1),
      at: at(26),
    });
    expect(list.find(({ rule }) => rule === 'MT-04')).toMatchObject({
      result: 'unknown',
      inputs: { rise: null },
    });
  });

  it('asks to review the plan at two boosters in 14 days, or two sessions in a week after week 8', () => {
    const clustered = (day: number, ...sessions: CourseSession[]) =>
      findings({ sessions, day })['MT-05']?.result;
    expect(clustered(44, ...more('booster', 30, 44))).toBe('true');
    expect(clustered(45, ...more('booster', 30, 44))).toBe('false');
    expect(clustered(44, ...more('booster', 44), ...more('maintenance', 30))).toBe('false');
    expect(clustered(63, ...more('maintenance', 57, 63))).toBe('true');
    expect(clustered(64, ...more('maintenance', 57, 64))).toBe('false');
    expect(clustered(60, ...more('maintenance', 56, 60))).toBe('false');
    expect(
      maintenanceFindings({
        instrument: 'phq9',
        scores: [],
        sessions: [],
        inductionEndedAt: null,
        at: START,
      })[4],
    ).toMatchObject({ result: 'false' });
  });

  it('offers to talk about tapering after six months of remission at every form', () => {
    const forms = (...totals: readonly (readonly [number, number])[]) =>
      findings({ scores: phq9([-1, 20], ...totals), day: 260 })['MT-06'];
    const well = [
      [60, 3],
      [78, 4],
      [130, 2],
      [200, 4],
    ] as const;
    // The form of exactly six months ago stands before the window, and the last such form counts alone.
    expect(forms(...well)).toMatchObject({ result: 'true', missing: [], inputs: { formsInWindow: 2 } });
    expect(forms([40, 12], ...well)).toMatchObject({ result: 'true' });
    expect(forms([40, 3], [78, 5], [130, 4], [200, 4])).toMatchObject({ result: 'false' });
    expect(forms([79, 4], [130, 2], [200, 4])).toMatchObject({
      result: 'unknown',
      missing: ['form from 6 months ago or earlier'],
    });
    expect(forms([78, 4], [130, 2], [175, 4])).toMatchObject({
      result: 'unknown',
      missing: ['form of the last 12 weeks'],
    });
    expect(forms([78, 4], [130, 2], [176, 4])).toMatchObject({ result: 'true' });
    expect(forms([78, 4], [130, 5], [200, 4])).toMatchObject({ result: 'false' });
    expect(forms([78, 5], [130, 4], [200, 4])).toMatchObject({ result: 'false' });
    expect(findings({ scores: [] })['MT-06']).toMatchObject({ result: 'unknown' });
    const admitted = (day: number): CourseEvent => ({ id: 'a', kind: 'admission', at: at(day) });
    const scores = phq9([-1, 20], ...well);
    expect(findings({ scores, day: 260, events: [admitted(100)] })['MT-06']).toMatchObject({
      result: 'false',
    });
    expect(findings({ scores, day: 260, events: [admitted(78)] })['MT-06']).toMatchObject({ result: 'true' });
    expect(findings({ scores, day: 260, events: [admitted(260)] })['MT-06']).toMatchObject({
      result: 'false',
    });
    expect(findings({ scores, day: 260, events: [admitted(261)] })['MT-06']).toMatchObject({
      result: 'true',
    });
    expect(forms(...well)?.clinicianText).toContain('offer to talk about tapering');
    expect(forms([78, 4], [130, 5], [200, 4])?.clinicianText).toContain(
      'Not known to be in stable remission',
    );
    expect(forms([79, 4])?.clinicianText).toContain('Not known to be in stable remission');
  });

  it('counts a form answered right now, and one at the moment induction ended', () => {
    expect(findings({ scores: [...responder, form(26, 20)], day: 26 })['MT-04']).toMatchObject({
      result: 'true',
    });
    const now = maintenanceFindings({
      instrument: 'phq9',
      scores: phq9([-1, 20], [18, 6], [19, 18]),
      sessions: INDUCTION,
      inductionEndedAt: at(18),
      at: at(20),
    });
    expect(now[0]).toMatchObject({ rule: 'MT-01', result: 'true' });
  });

  it('says in words whether there is a warning, none, or no way to tell', () => {
    const text = (...scores: DatedScore[]) => findings({ scores, day: 40 })['MT-04']?.clinicianText;
    expect(text(...responder)).toBe('No early warning in the last form.');
    expect(text(...responder, form(30, 20))).toContain('review sooner');
    expect(text()).toContain('not known');
  });

  it('says in words what follows from cycles, boosters and no response', () => {
    const interval = (...pairs: readonly (readonly [number, number])[]) =>
      findings({ scores: phq9([-1, 20], ...pairs), sessions: more('maintenance', 24), day: 40 })['MT-03']
        ?.clinicianText;
    expect(interval([18, 8], [22, 12], [25, 8], [34, 11])).toContain('6 days is a little before that');
    expect(interval([18, 8])).toContain('Too few cycles');
    const cluster = (day: number) =>
      findings({ sessions: more('booster', 30, 44), day })['MT-05']?.clinicianText;
    expect(cluster(44)).toContain('review the plan');
    expect(cluster(45)).toBe('No cluster of boosters.');
    const stop = (total: number) => findings({ scores: phq9([-1, 20], [18, total]) })['MT-07']?.clinicianText;
    expect(stop(16)).toContain('No response after induction');
    expect(stop(15)).toBe('The stop rule is for those who did not respond to induction.');
  });

  it('looks at nothing that comes later than now', () => {
    const now = findings({ day: 26 });
    const future = findings({
      day: 26,
      scores: [...responder, form(30, 20)],
      sessions: more('booster', 27, 28),
    });
    expect(future).toEqual(now);
  });
});
