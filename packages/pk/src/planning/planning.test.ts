import { describe, expect, it } from 'vitest';
import { ask, series } from '../testing/ask.ts';
import { decrementTimes } from './decrement.ts';
import { predictCurve } from './predict-curve.ts';
import { rateProfile } from './rate-profile.ts';
import { levelAt, timeUntilBelow } from './time-below.ts';

const MODEL = 'racemic-two-enantiomer';
const SUBJECT = { weightKg: 70 };
const INFUSION = [{ timeMin: 0, route: 'iv-infusion' as const, amountMg: 35, durationMin: 40 }];

function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('when the level is below a value for good', () => {
  it('is the moment after which no sample reaches it again', () => {
    const { timeMin, levelNowNgPerMl } = value(
      timeUntilBelow({ modelId: MODEL, subject: SUBJECT, doses: INFUSION, ngPerMl: 50, fromMin: 20 }),
    );
    expect(levelNowNgPerMl).toBeCloseTo(98.8, 1);
    if (timeMin === null) throw new Error('expected a time');
    const after = ask({
      model: MODEL,
      subject: SUBJECT,
      doses: INFUSION,
      timesMin: [timeMin - 0.01, timeMin],
    });
    const [before = 0, at = 0] = series(after, 'ketamine');
    expect(before).toBeGreaterThan(50);
    expect(at).toBeCloseTo(50, 6);
  });

  it('does not take the low start of an infusion for the end', () => {
    const { timeMin } = value(
      timeUntilBelow({ modelId: MODEL, subject: SUBJECT, doses: INFUSION, ngPerMl: 50, fromMin: 0 }),
    );
    expect(timeMin).toBeGreaterThan(100);
  });

  it('is now when the level never gets there', () => {
    const { timeMin } = value(
      timeUntilBelow({ modelId: MODEL, subject: SUBJECT, doses: INFUSION, ngPerMl: 5000, fromMin: 7 }),
    );
    expect(timeMin).toBe(7);
  });

  it('waits for an effect site that still rises', () => {
    const plasma = value(
      timeUntilBelow({ modelId: MODEL, subject: SUBJECT, doses: INFUSION, ngPerMl: 100, fromMin: 40 }),
    );
    const effect = value(
      timeUntilBelow({
        modelId: MODEL,
        subject: SUBJECT,
        doses: INFUSION,
        output: 'effectSite.ketamine',
        ngPerMl: 100,
        fromMin: 40,
      }),
    );
    expect(effect.timeMin ?? 0).toBeGreaterThan(plasma.timeMin ?? 0);
  });

  it('is refused for a level that is no number, and for bad doses', () => {
    expect(
      timeUntilBelow({ modelId: MODEL, subject: SUBJECT, doses: INFUSION, ngPerMl: Number.NaN, fromMin: 0 })
        .ok,
    ).toBe(false);
    expect(timeUntilBelow({ modelId: MODEL, subject: SUBJECT, doses: [{}], ngPerMl: 5, fromMin: 0 }).ok).toBe(
      false,
    );
    expect(timeUntilBelow({ modelId: 'x', subject: SUBJECT, doses: [], ngPerMl: 5, fromMin: 0 }).ok).toBe(
      false,
    );
  });
});

describe('the level at one time', () => {
  it('is what a simulation says', () => {
    const expected = series(
      ask({ model: MODEL, subject: SUBJECT, doses: INFUSION, timesMin: [133] }),
      'ketamine',
    )[0];
    const level = value(levelAt({ modelId: MODEL, subject: SUBJECT, doses: INFUSION, timeMin: 133 }));
    expect(level).toBeCloseTo(expected ?? 0, 9);
  });
});

describe('context-sensitive decrement times', () => {
  it('grow with the time the level was held up', () => {
    const times = value(
      decrementTimes({ modelId: MODEL, subject: SUBJECT, durationsMin: [10, 40, 120, 600], percent: 50 }),
    );
    const minutes = times.map((t) => t.minutes ?? Number.NaN);
    expect([...minutes].sort((a, b) => a - b)).toEqual(minutes);
    expect(new Set(minutes).size).toBe(4);
  });

  it('are much longer by a venous model than by an arterial one', () => {
    const half = (modelId: string): number =>
      value(decrementTimes({ modelId, subject: SUBJECT, durationsMin: [40], percent: 50 }))[0]?.minutes ??
      Number.NaN;
    expect(half('otto2021-esketamine')).toBeGreaterThan(2 * half('simons2022-oral-film'));
  });
});

describe('the rates that reach and hold a level', () => {
  const options = {
    modelId: MODEL,
    subject: SUBJECT,
    targetNgPerMl: 150,
    holdMin: 60,
    stepMin: 2,
    maxMgPerMin: 10,
    maxBolusMg: 50,
  };

  it('hold the level at the end of every step, checked by a simulation of the resulting doses', () => {
    const profile = value(rateProfile(options));
    expect(profile.bolusMg).toBeCloseTo((150 / 1000) * 133, 6);
    const times = profile.predicted.map((p) => p.timeMin);
    const levels = series(
      ask({ model: MODEL, subject: SUBJECT, doses: profile.doses, timesMin: times }),
      'ketamine',
    );
    for (const level of levels) expect(level).toBeCloseTo(150, 6);
    expect(profile.reachedMin).toBe(2);
    expect(profile.totalMg).toBeCloseTo(
      profile.doses.reduce((sum, d) => sum + Number(d['amountMg']), 0),
      9,
    );
  });

  it('need less and less while tissues fill', () => {
    const rates = value(rateProfile(options)).steps.map((s) => s.mgPerMin);
    for (let i = 1; i < rates.length; i += 1) expect(rates[i] ?? 0).toBeLessThan(rates[i - 1] ?? 0);
  });

  it('never exceed the pump, and say when the level cannot be reached', () => {
    const profile = value(rateProfile({ ...options, maxMgPerMin: 0.2, maxBolusMg: 0 }));
    expect(Math.max(...profile.steps.map((s) => s.mgPerMin))).toBeLessThanOrEqual(0.2);
    expect(profile.bolusMg).toBe(0);
    expect(profile.reachedMin).toBeNull();
  });

  it('are refused for an effect site and for a metabolite', () => {
    expect(rateProfile({ ...options, output: 'effectSite.ketamine' }).ok).toBe(false);
    expect(rateProfile({ ...options, output: 'norketamine' }).ok).toBe(false);
  });
});

describe('a curve for a screen', () => {
  it('has the typical person, the band around it and the model’s name', () => {
    const curve = value(
      predictCurve({
        modelId: MODEL,
        subject: SUBJECT,
        doses: INFUSION,
        fromMin: 0,
        toMin: 120,
        stepMin: 5,
        bands: { subjects: 128, seed: 1 },
      }),
    );
    expect(curve.timesMin).toHaveLength(25);
    curve.typical.slice(1).forEach((level, i) => {
      expect(curve.p5?.[i + 1] ?? Number.NaN).toBeLessThan(level);
      expect(curve.p95?.[i + 1] ?? Number.NaN).toBeGreaterThan(level);
    });
    expect(curve.model).toMatchObject({ id: MODEL, samplingSite: 'venous plasma' });
    expect(curve.unit).toBe('ng/mL');
  });

  it('says so where no band can be drawn', () => {
    const curve = value(
      predictCurve({
        modelId: 'domino-stanpump',
        subject: SUBJECT,
        doses: INFUSION,
        fromMin: 0,
        toMin: 60,
        stepMin: 5,
        bands: { subjects: 128, seed: 1 },
      }),
    );
    expect(curve.p5).toBeUndefined();
    expect(curve.warnings.some((w) => w.startsWith('no-band:'))).toBe(true);
  });

  it('is refused as a simulation is', () => {
    expect(
      predictCurve({ modelId: 'nobody', subject: SUBJECT, doses: [], fromMin: 0, toMin: 1, stepMin: 1 }).ok,
    ).toBe(false);
  });
});
