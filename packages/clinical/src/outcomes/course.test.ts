import { addMs, days, hours, type Instant, instant } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InstrumentId, instrumentById, score } from '../instruments/index.ts';
import {
  type CourseEvent,
  type CourseSession,
  cyclesOf,
  type DatedScore,
  doseResponseTable,
  earlyLook,
  ladderWeeks,
  maintenanceFindings,
  reliableChange,
  type SessionFacts,
  type Trend,
  trend,
} from './index.ts';

const START = instant(1_767_603_600_000); // 5 January 2026, 09:00 UTC
const at = (day: number): Instant => addMs(START, Math.round(day * days(1)));

/** A PHQ-9 (unless named otherwise) of this total, answered so many days after the first dose. */
function form(
  day: number,
  total: number | null,
  instrument: InstrumentId = 'phq9',
  selfHarm = 0,
): DatedScore {
  const { items } = instrumentById(instrument);
  let rest = (total ?? 0) - selfHarm;
  const answers = items.map(({ values }, i) => {
    if (total === null) return i === 8 ? selfHarm : null;
    if (i === 8 && instrument === 'phq9') return selfHarm;
    const add = Math.min(values.max, Math.max(0, rest));
    rest -= add;
    return add;
  });
  const result = score({ instrument, answers });
  if (!result.ok || result.value.total !== total) throw new Error(`cannot make ${instrument} ${total}`);
  return { id: `${instrument}@${day}`, at: at(day), score: result.value };
}
const phq9 = (...pairs: readonly (readonly [number, number | null])[]): DatedScore[] =>
  pairs.map(([day, total]) => form(day, total));
const course = (scores: readonly DatedScore[], events: readonly CourseEvent[] = []): Trend =>
  trend({ instrument: 'phq9', scores, firstDoseAt: START, events });

describe('the baseline of a course', () => {
  it('is the last complete form before the first dose, and says which', () => {
    expect(course(phq9([-10, 20], [-1, 18], [-0.5, null], [7, 9])).baseline).toMatchObject({
      kind: 'found',
      reading: { id: 'phq9@-1', total: 18, isEstimated: false },
    });
  });

  it('may be 14 days old and no older', () => {
    expect(course(phq9([-14, 18])).baseline.kind).toBe('found');
    expect(
      trend({
        instrument: 'phq9',
        scores: [{ ...form(-14, 18), at: addMs(at(-14), -1) }],
        firstDoseAt: START,
      }).baseline,
    ).toMatchObject({ kind: 'too-old', reading: { total: 18 } });
  });

  it('is missing before any dose, and when every form came with or after the dose', () => {
    expect(trend({ instrument: 'phq9', scores: phq9([-1, 18]), firstDoseAt: null })).toMatchObject({
      baseline: { kind: 'no-dose-yet' },
      response: null,
      remission: null,
      best: null,
    });
    expect(course(phq9([0, 18])).baseline.kind).toBe('none-before-first-dose');
    expect(course(phq9([0, 18], [7, 4])).points.map(({ change }) => change)).toEqual([null, null]);
  });
});

describe('the points of a course', () => {
  it('compare each form since the first dose with the baseline, and keep the gaps', () => {
    const { points, best, remission } = course(phq9([-1, 20], [7, null], [14, 10], [21, 4], [28, 6]));
    expect(points.map(({ total }) => total)).toEqual([20, null, 10, 4, 6]);
    expect(points.map(({ change }) => change?.response ?? null)).toEqual([null, null, true, true, true]);
    expect(best).toMatchObject({ id: 'phq9@21', total: 4 });
    expect(remission).toEqual({ id: 'phq9@21', at: at(21), daysFromFirstDose: 21 });
  });

  it('say when two forms share days', () => {
    const { points } = course(phq9([-1, 20], [3, 18], [17, 15], [30, 15]));
    expect(points.map(({ overlapsPrevious }) => overlapsPrevious)).toEqual([false, true, false, true]);
    const now = trend({ instrument: 'moaas', scores: [], firstDoseAt: START });
    expect(now.points).toEqual([]);
  });

  it('mark an estimated total', () => {
    const result = score({ instrument: 'phq9', answers: [2, 2, 2, 2, 2, 2, 2, 2, null] });
    if (!result.ok) throw new Error('scored');
    const { points, baseline } = course([{ id: 'gap', at: at(-2), score: result.value }]);
    expect(points[0]).toMatchObject({ total: 18, isEstimated: true });
    expect(baseline).toMatchObject({ reading: { isEstimated: true } });
  });

  it('have no overlap where the instrument looks at the moment', () => {
    const pain = [form(1, 5, 'pain_nrs'), form(1.01, 3, 'pain_nrs')];
    expect(
      trend({ instrument: 'pain_nrs', scores: pain, firstDoseAt: START }).points.map(
        (one) => one.overlapsPrevious,
      ),
    ).toEqual([false, false]);
  });

  it('do not depend on the order in which forms arrive, nor on forms of other instruments', () => {
    const scores = phq9([-1, 20], [7, 12], [14, 8], [21, 9], [28, 16], [36, 17]);
    const expected = course(scores);
    fc.assert(
      fc.property(fc.shuffledSubarray([...scores, form(9, 12, 'gad7')], { minLength: 7 }), (shuffled) => {
        expect(course(shuffled)).toEqual(expected);
      }),
    );
  });

  it('tell forms of the same moment apart by their id, always the same way', () => {
    const twins = ['b', 'a', 'c'].map((id): DatedScore => ({ ...form(7, 10), id }));
    const ids = (scores: readonly DatedScore[]) => course(scores).points.map(({ id }) => id);
    expect(ids(twins)).toEqual(['a', 'b', 'c']);
    expect(ids(twins.toReversed())).toEqual(['a', 'b', 'c']);
  });

  it('stand the same when everything is moved in time', () => {
    const shift = (scores: readonly DatedScore[], ms: number) =>
      scores.map((one) => ({ ...one, at: addMs(one.at, ms) }));
    const scores = phq9([-1, 20], [7, 8], [14, 8], [21, 16], [30, 17]);
    const base = course(scores);
    fc.assert(
      fc.property(fc.integer({ min: -3e11, max: 3e11 }), (ms) => {
        const moved = trend({ instrument: 'phq9', scores: shift(scores, ms), firstDoseAt: addMs(START, ms) });
        expect(moved.daysToRelapse).toBe(base.daysToRelapse);
        expect(moved.response?.daysFromFirstDose).toBe(base.response?.daysFromFirstDose);
        expect(moved.points.map(({ change }) => change)).toEqual(base.points.map(({ change }) => change));
      }),
    );
  });

  it('use the worsening of the course where it differs from the plain comparison', () => {
    const worse = (instrument: InstrumentId, from: number, to: number) =>
      trend({ instrument, scores: [form(-1, from, instrument), form(7, to, instrument)], firstDoseAt: START })
        .points[1]?.change?.worse;
    expect([worse('pcl5', 40, 49), worse('pcl5', 40, 50)]).toEqual([false, true]);
    expect([worse('madrs', 30, 35), worse('madrs', 30, 36)]).toEqual([false, true]);
    expect([worse('qids_sr16', 0, 0)]).toEqual([false]);
    expect([worse('ybocs', 20, 24), worse('ybocs', 20, 25)]).toEqual([false, true]);
    const lsas = (to: number) =>
      trend({ instrument: 'lsas', scores: [form(-1, 100, 'lsas'), form(7, to, 'lsas')], firstDoseAt: START })
        .points[1]?.change;
    expect([lsas(65)?.response, lsas(64)?.response]).toEqual([false, true]);
    expect([lsas(31)?.remission, lsas(30)?.remission]).toEqual([false, true]);
  });

  it('take the MADRS remission the clinic follows', () => {
    const remitted = (to: number, madrsRemissionAtMost?: 10 | 12) =>
      trend({
        instrument: 'madrs',
        scores: [form(-1, 30, 'madrs'), form(7, to, 'madrs')],
        firstDoseAt: START,
        settings: madrsRemissionAtMost === undefined ? {} : { madrsRemissionAtMost },
      }).points[1]?.change?.remission;
    expect([remitted(10), remitted(11), remitted(12, 12), remitted(13, 12), remitted(11, 10)]).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
    expect(
      trend({
        instrument: 'phq9',
        scores: phq9([-1, 20], [7, 5]),
        firstDoseAt: START,
        settings: { madrsRemissionAtMost: 12 },
      }).points[1]?.change?.remission,
    ).toBe(false);
  });

  it('call the highest total the best where higher is better', () => {
    const who5 = [form(-1, 5, 'pain_nrs')].concat(
      [1, 2, 3].map((day) => ({
        ...form(day, 5, 'pain_nrs'),
        id: `w${day}`,
        score: { ...form(day, 5, 'pain_nrs').score, instrument: 'who5' as const, total: day * 20 },
      })),
    );
    expect(trend({ instrument: 'who5', scores: who5, firstDoseAt: START }).best).toMatchObject({ total: 60 });
  });
});

describe('time to response', () => {
  it('counts from the first dose to the first of two consecutive responses', () => {
    expect(course(phq9([-1, 20], [3, 10], [7, 12], [10, 9], [14, 8])).response).toEqual({
      id: 'phq9@10',
      at: at(10),
      daysFromFirstDose: 10,
    });
  });

  it('does not take a single response for one, nor let an unfinished form break the row', () => {
    expect(course(phq9([-1, 20], [7, 9], [14, 12])).response).toBeNull();
    expect(course(phq9([-1, 20], [7, 9])).response).toBeNull();
    expect(course(phq9([-1, 20], [7, 9], [10, null], [14, 9])).response).toMatchObject({ id: 'phq9@7' });
  });
});

describe('relapse', () => {
  const responded = [
    [-1, 20],
    [7, 8],
    [14, 6],
  ] as const;

  it('needs ten points and half of the gain lost on two readings 7 to 14 days apart', () => {
    // Gain 14 from a best of 6: half is lost from 13 on.
    expect(course(phq9(...responded, [30, 13], [37, 13]))).toMatchObject({
      relapse: { at: at(30), confirmedAt: at(37), by: 'scores', evidence: ['phq9@30', 'phq9@37'] },
      daysToRelapse: 23,
    });
    expect(course(phq9(...responded, [30, 12], [37, 20])).relapse).toBeNull();
    expect(course(phq9(...responded, [30, 13], [36, 13])).relapse).toBeNull();
    expect(course(phq9(...responded, [30, 13], [36, 13], [40, 13])).relapse).toMatchObject({
      evidence: ['phq9@30', 'phq9@40'],
    });
    expect(course(phq9(...responded, [30, 13], [44, 13])).relapse).not.toBeNull();
    expect(course(phq9(...responded, [30, 13], [45, 13])).relapse).toBeNull();
    expect(course(phq9(...responded, [30, 13], [33, 5], [40, 13])).relapse).toBeNull();
  });

  it('asks for ten points even when half of a small gain is lost', () => {
    const small = phq9([-1, 10], [7, 4], [14, 4], [30, 9], [38, 9]);
    expect(course(small).response).not.toBeNull();
    expect(course(small).relapse).toBeNull();
    expect(course(phq9([-1, 10], [7, 4], [14, 4], [30, 10], [38, 10])).relapse).not.toBeNull();
  });

  it('is also an admission, an attempt or a new treatment after the response, whichever comes first', () => {
    const events = (...list: readonly (readonly [CourseEvent['kind'], number])[]): CourseEvent[] =>
      list.map(([kind, day]) => ({ id: `${kind}@${day}`, kind, at: at(day) }));
    expect(course(phq9(...responded), events(['new-treatment', 40], ['admission', 20])).relapse).toEqual({
      at: at(20),
      confirmedAt: at(20),
      by: 'admission',
      evidence: ['admission@20'],
    });
    expect(
      course(phq9(...responded), events(['admission', 20], ['new-treatment', 40])).relapse,
    ).toMatchObject({ by: 'admission' });
    expect(course(phq9(...responded), events(['admission', 5])).relapse).toBeNull();
    expect(course(phq9(...responded, [30, 14], [38, 14]), events(['admission', 39])).relapse).toMatchObject({
      by: 'scores',
    });
    expect(
      course(phq9(...responded, [30, 14], [38, 14]), events(['suicide-attempt', 37])).relapse,
    ).toMatchObject({ by: 'suicide-attempt' });
  });

  it('on the MADRS needs 22 twice in a row', () => {
    const madrs = (...pairs: readonly (readonly [number, number])[]) =>
      trend({
        instrument: 'madrs',
        scores: pairs.map(([day, total]) => form(day, total, 'madrs')),
        firstDoseAt: START,
      }).relapse;
    expect(madrs([-1, 36], [7, 10], [14, 9], [30, 22], [60, 22])).toMatchObject({ at: at(30) });
    expect(madrs([-1, 36], [7, 10], [14, 9], [30, 22], [60, 21], [70, 22])).toBeNull();
  });

  it('on scores is not defined for other instruments; events still count', () => {
    const gad7 = [
      form(-1, 20, 'gad7'),
      form(7, 5, 'gad7'),
      form(14, 5, 'gad7'),
      form(30, 20, 'gad7'),
      form(38, 20, 'gad7'),
    ];
    expect(trend({ instrument: 'gad7', scores: gad7, firstDoseAt: START }).relapse).toBeNull();
    const events: CourseEvent[] = [{ id: 'a', kind: 'admission', at: at(50) }];
    expect(trend({ instrument: 'gad7', scores: gad7, firstDoseAt: START, events }).relapse).toMatchObject({
      by: 'admission',
    });
  });
});

describe('the early look after infusion 4', () => {
  const infusions = [0, 3, 7, 10].map(at);
  const look = (scores: readonly DatedScore[], more: readonly Instant[] = []) =>
    earlyLook({ instrument: 'phq9', scores, infusions: [...more, ...infusions] });

  it('is not due before the fourth infusion', () => {
    expect(
      earlyLook({ instrument: 'phq9', scores: phq9([-1, 20]), infusions: infusions.slice(1) }),
    ).toBeNull();
    expect(earlyLook({ instrument: 'phq9', scores: [], infusions: [] })).toBeNull();
  });

  it('asks for a review when nothing meaningful has changed a day later', () => {
    expect(look(phq9([-1, 20], [11, 16]))).toMatchObject({
      rule: 'IV-07',
      severity: 'override',
      result: 'true',
      inputs: { baseline: 20, afterFourth: 16 },
    });
    expect(look(phq9([-1, 20], [11, 15]))).toMatchObject({ result: 'false' });
  });

  it('does not know while the form or the baseline is missing', () => {
    expect(look(phq9([-1, 20], [10.99, 5]))).toMatchObject({
      result: 'unknown',
      missing: ['form 24 hours after infusion 4'],
    });
    expect(look(phq9([11, 5]))).toMatchObject({ result: 'unknown', missing: ['baseline'] });
    expect(look(phq9([-1, 20], [15, 5]), [at(14)])).toMatchObject({ result: 'unknown' });
    expect(look(phq9([-1, 20], [13, 5]), [at(14)])).toMatchObject({ result: 'false' });
  });

  it('takes any fall where no meaningful change is defined', () => {
    const qids = (to: number) =>
      earlyLook({
        instrument: 'qids_sr16',
        scores: [at(-1), at(12)].map((when, i) => ({
          id: String(i),
          at: when,
          score: { ...form(0, 3).score, instrument: 'qids_sr16', total: i === 0 ? 15 : to },
        })),
        infusions,
      });
    expect([qids(15)?.result, qids(14)?.result]).toEqual(['true', 'false']);
    const zero = earlyLook({
      instrument: 'qids_sr16',
      scores: [at(-1), at(12)].map((when, i) => ({
        id: String(i),
        at: when,
        score: { ...form(0, 3).score, instrument: 'qids_sr16', total: 0 },
      })),
      infusions,
    });
    expect(zero?.result).toBe('true');
  });
});

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
    expect(cycles(12)).toMatchObject({ suggestedDays: null });
  });

  it('sees a loss only after a gain, and only after the session', () => {
    const seen = (...list: readonly (readonly [number, number])[]) =>
      cyclesOf({
        baseline: 20,
        readings: list.map(([day, total]) => ({ id: String(day), at: at(day), total, isEstimated: false })),
        sessions: [START],
        sign: 1,
      }).daysToLoss;
    expect(seen([1, 20], [2, 21])).toEqual([]);
    expect(seen([1, 19], [2, 20])).toEqual([2]);
    expect(seen([0, 8], [5, 11])).toEqual([]);
    expect(seen([1, 8], [5, 10.9])).toEqual([]);
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
    expect(forms(...well)).toMatchObject({ result: 'true', missing: [] });
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
    expect(findings({ scores, day: 260, events: [admitted(261)] })['MT-06']).toMatchObject({
      result: 'true',
    });
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

describe('dose, response and tolerability', () => {
  const session = (day: number, givenMg: number | null): SessionFacts => ({
    id: `s${day}`,
    at: at(day),
    product: 'ketamine',
    route: 'IV',
    givenMg,
    givenMgPerKg: givenMg === null ? null : givenMg / 80,
    durationMin: 40,
    tolerability: { peakCadss6: null },
  });

  it('stand side by side, one row a session, without borrowing a form', () => {
    const rows = doseResponseTable({
      instrument: 'phq9',
      sessions: [session(7, 48), session(0, 40), session(14, null)],
      scores: phq9([-2, 20], [1, 15], [6, 16], [16, 9]),
    });
    expect(rows.map(({ session: { id } }) => id)).toEqual(['s0', 's7', 's14']);
    expect(
      rows.map(({ before, after, gain, daysToAfter }) => [
        before?.total ?? null,
        after?.total ?? null,
        gain,
        daysToAfter,
      ]),
    ).toEqual([
      [20, 15, 5, 1],
      [16, null, null, null],
      [null, 9, null, 2],
    ]);
    expect(rows.map(({ fromBaseline }) => fromBaseline?.pct_improvement ?? null)).toEqual([25, null, 55]);
  });

  it('leave the baseline open when it is too old, and turn the sign where higher is better', () => {
    const rows = doseResponseTable({
      instrument: 'phq9',
      sessions: [session(0, 40)],
      scores: phq9([-20, 20], [1, 15]),
    });
    expect(rows[0]).toMatchObject({ before: null, gain: null, fromBaseline: null, after: { total: 15 } });
    const mood = (day: number, total: number): DatedScore => ({
      ...form(day, 3),
      score: { ...form(day, 3).score, instrument: 'who5', total },
    });
    expect(
      doseResponseTable({
        instrument: 'who5',
        sessions: [session(0, 40)],
        scores: [mood(-1, 40), mood(1, 52)],
      })[0],
    ).toMatchObject({ gain: 12, fromBaseline: { response: true } });
    const peg = (day: number, total: number): DatedScore => ({
      ...form(day, 3),
      score: { ...form(day, 3).score, instrument: 'peg', total },
    });
    expect(
      doseResponseTable({
        instrument: 'peg',
        sessions: [session(0, 40)],
        scores: [peg(-1, 6.3), peg(1, 6)],
      })[0],
    ).toMatchObject({ gain: 0.3 });
    const same = doseResponseTable({
      instrument: 'who5',
      sessions: [session(0, 40)],
      scores: [mood(-1, 40), mood(1, 40)],
    })[0];
    expect(Object.is(same?.gain, 0)).toBe(true);
    expect(doseResponseTable({ instrument: 'phq9', sessions: [], scores: [] })).toEqual([]);
  });
});

describe('reliable change', () => {
  it('is a difference larger than its own error', () => {
    // Error of a difference: 6 × √2 × √(1 − 0.84) = 3.394; 1.96 of it is 6.65.
    expect(reliableChange({ difference: 7, standardDeviation: 6, reliability: 0.84 }).isReliable).toBe(true);
    expect(reliableChange({ difference: 6.6, standardDeviation: 6, reliability: 0.84 }).isReliable).toBe(
      false,
    );
    expect(reliableChange({ difference: -7, standardDeviation: 6, reliability: 0.84 })).toMatchObject({
      isReliable: true,
    });
    expect(reliableChange({ difference: 3.394, standardDeviation: 6, reliability: 0.84 }).index).toBeCloseTo(
      1,
      3,
    );
  });

  it.each([
    { difference: Number.NaN, standardDeviation: 6, reliability: 0.8 },
    { difference: 5, standardDeviation: 0, reliability: 0.8 },
    { difference: 5, standardDeviation: 6, reliability: 1 },
    { difference: 5, standardDeviation: 6, reliability: 0 },
  ])('has no answer to nonsense: %j', (input) => {
    expect(() => reliableChange(input)).toThrow('Invariant broken');
  });
});

describe('hours of the early look', () => {
  it('wait exactly one day', () => {
    const infusions = [0, 3, 7, 10].map(at);
    const scores = (ms: number): DatedScore[] => [
      form(-1, 20),
      { ...form(11, 5), at: addMs(at(10), hours(24) + ms) },
    ];
    expect(earlyLook({ instrument: 'phq9', infusions, scores: scores(-1) })?.result).toBe('unknown');
    expect(earlyLook({ instrument: 'phq9', infusions, scores: scores(0) })?.result).toBe('false');
  });
});
