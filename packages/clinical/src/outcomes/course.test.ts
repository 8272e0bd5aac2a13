import { addMs } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InstrumentId, score } from '../instruments/index.ts';
import { type CourseEvent, type DatedScore, trend } from './index.ts';
import { at, course, form, phq9, START } from './testing/readings.ts';

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
    expect(course(phq9([-1, 20], [7, 4], [14, 4])).best).toMatchObject({ id: 'phq9@7' });
    expect(course(phq9([-1, 20], [7, 4], [14, 3])).remission).toMatchObject({ id: 'phq9@7' });
    expect(remission).toEqual({ id: 'phq9@21', at: at(21), daysFromFirstDose: 21 });
  });

  it('count a form of the moment of the first dose among those since then', () => {
    const { points, best } = course(phq9([-1, 20], [0, 4], [7, 6]));
    expect(points.map(({ change }) => change?.pct_improvement ?? null)).toEqual([null, 80, 70]);
    expect(best).toMatchObject({ id: 'phq9@0' });
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
    expect(course(phq9(...responded, [30, 13], [36, 13], [44, 13])).relapse).toMatchObject({
      evidence: ['phq9@30', 'phq9@44'],
    });
    expect(course(phq9(...responded, [30, 13], [44, 13])).relapse).not.toBeNull();
    expect(course(phq9(...responded, [30, 13], [45, 13])).relapse).toBeNull();
    expect(course(phq9(...responded, [30, 13], [33, 5], [40, 13])).relapse).toBeNull();
  });

  it('does not begin with the reading that was the response', () => {
    const shaky = course(phq9([-1, 24], [3, 0], [5, 13], [10, 12], [17, 12]));
    expect([shaky.response?.id, shaky.relapse]).toEqual(['phq9@10', null]);
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
    expect(course(phq9(...responded), events(['admission', 7])).relapse).toBeNull();
    expect(course(phq9(...responded, [30, 14], [38, 14]), events(['admission', 38])).relapse).toMatchObject({
      by: 'scores',
    });
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
