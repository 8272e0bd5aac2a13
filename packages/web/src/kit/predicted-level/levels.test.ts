import { BAND_WORDS, MODELS, modelById } from '@titrate/pk';
import { describe, expect, it } from 'vitest';
import { levelsOf, shownOutputs } from './levels.ts';
import { linesOf, referencesOf } from './lines.ts';
import { observedAt, observedElsewhere } from './observed.ts';
import { dosesBy, dosesOf, modelsFor } from './regimen.ts';
import { minuteTicks, roundUp, tableRows, timeTicks, valueScale } from './scale.ts';

const outputsOf = (modelId: string) => shownOutputs(modelById(modelId)?.outputs ?? []);
const IV = { product: 'ketamine', route: 'IV', doseMg: 40, durationMin: 40 } as const;

function curvesOf(doseMg: number) {
  const [model] = modelsFor('ketamine', 'IV');
  const doses = dosesOf({ ...IV, doseMg });
  if (model === undefined || doses === undefined) throw new Error('no model');
  const request = {
    modelId: model.id,
    subject: { weightKg: 80 },
    doses,
    toMin: 180,
    stepMin: 2,
  };
  const answer = levelsOf(request, outputsOf);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.levels;
}

describe('predicted levels for a screen', () => {
  it('begin with the recommended model of the drug and route', () => {
    expect(modelsFor('ketamine', 'IV').map((model) => model.id)[0]).toBe('racemic-two-enantiomer');
    expect(modelsFor('esketamine', 'IN').map((model) => model.id)).toEqual(['perezruixo2021-esketamine']);
  });

  it('are not drawn for a route without published absorption', () => {
    expect(modelsFor('ketamine', 'SL')).toEqual([]);
    expect(dosesOf({ ...IV, route: 'SL' })).toBeUndefined();
  });

  it('show the drug and its metabolite with a band around the typical person', () => {
    const { curves, timesMin, occupancy } = curvesOf(40);
    expect(curves.map((curve) => curve.output)).toEqual(['ketamine', 'norketamine']);
    const at = timesMin.indexOf(40);
    const [parent] = curves;
    const typical = parent?.typical[at] ?? 0;
    expect(typical).toBeGreaterThan(parent?.p5?.[at] ?? Number.POSITIVE_INFINITY);
    expect(typical).toBeLessThan(parent?.p95?.[at] ?? 0);
    expect(occupancy?.typical[at]).toBeGreaterThan(0);
  });

  it('double exactly with the dose', () => {
    const [once, twice] = [curvesOf(40), curvesOf(80)];
    const at = once.timesMin.indexOf(60);
    expect(twice.curves[0]?.typical[at]).toBeCloseTo(2 * (once.curves[0]?.typical[at] ?? 0), 6);
  });

  it('are the same on every screen', () => {
    expect(curvesOf(40).curves).toEqual(curvesOf(40).curves);
  });

  it('may go ahead of their bands, without a different curve or a place of the legend', () => {
    const request = {
      modelId: 'racemic-two-enantiomer',
      subject: { weightKg: 80 },
      doses: dosesBy({ route: 'iv-infusion', doseMg: 40, durationMin: 40 }),
      toMin: 180,
      stepMin: 2,
    };
    const [ahead, whole] = [levelsOf(request, outputsOf, 'curves ahead'), levelsOf(request, outputsOf)];
    if (!ahead.ok || !whole.ok) throw new Error('refused');
    expect([ahead.levels.bandsComing, whole.levels.bandsComing]).toEqual([true, false]);
    expect(ahead.levels.curves.map(({ typical }) => typical)).toEqual(
      whole.levels.curves.map(({ typical }) => typical),
    );
    expect(ahead.levels.curves[0]?.p95).toBeUndefined();
    const labels = (levels: typeof ahead.levels) => linesOf(levels).map(({ band }) => band?.label);
    expect(labels(ahead.levels)).toEqual(labels(whole.levels));
    expect(labels(whole.levels)).toEqual([BAND_WORDS, BAND_WORDS]);
  });

  it('refuse a dose that no person gets, in words', () => {
    const answer = levelsOf(
      {
        modelId: MODELS[0]?.id ?? '',
        subject: { weightKg: 80 },
        doses: [{ timeMin: 0, route: 'iv-bolus', amountMg: -1 }],
        toMin: 60,
        stepMin: 1,
      },
      outputsOf,
    );
    expect(answer).toMatchObject({ ok: false, problems: [{ path: expect.stringContaining('doses') }] });
  });

  it('count nasal devices of 28 mg, five minutes apart', () => {
    const doses = dosesOf({ product: 'esketamine', route: 'IN', doseMg: 84 });
    expect(doses?.map(({ timeMin, amountMg }) => [timeMin, amountMg])).toEqual([
      [0, 28],
      [5, 28],
      [10, 28],
    ]);
  });

  it('draw the end of an infusion at its height, also between two even times', () => {
    const [model] = modelsFor('ketamine', 'IV');
    const answer = levelsOf(
      {
        modelId: model?.id ?? '',
        subject: { weightKg: 80 },
        doses: dosesBy({ route: 'iv-infusion', doseMg: 40, durationMin: 40 }),
        toMin: 1440,
        stepMin: 12,
      },
      outputsOf,
    );
    if (!answer.ok) throw new Error('refused');
    const { timesMin, curves } = answer.levels;
    expect(curves[0]?.typical[timesMin.indexOf(40)]).toBeCloseTo(curves[0]?.peakNgPerMl ?? 0, 6);
  });

  it('ask a second model the very same: band, occupancy and cautions of its own', () => {
    const question = {
      modelId: 'racemic-two-enantiomer',
      overlayId: 'kamp2020-meta-3cmt',
      subject: { weightKg: 130 },
      doses: dosesBy({ route: 'iv-infusion', doseMg: 40, durationMin: 40 }),
      toMin: 120,
      stepMin: 2,
      potency: 'salat2015',
    };
    const together = levelsOf(question, outputsOf);
    const { overlayId, ...alone } = question;
    const second = levelsOf({ ...alone, modelId: overlayId }, outputsOf);
    if (!together.ok || !second.ok) throw new Error('refused');
    const { curves, occupancy, warnings } = second.levels;
    expect(together.levels.overlay).toEqual({ curves, occupancy, warnings });
    expect(curves[0]?.p95).toBeDefined();
    expect(warnings).not.toEqual([]);
  });

  it('say why a second model has no curve', () => {
    const answer = levelsOf(
      {
        modelId: 'racemic-two-enantiomer',
        overlayId: 'domino-stanpump',
        subject: { weightKg: 80 },
        doses: dosesBy({ route: 'im', doseMg: 40 }),
        toMin: 60,
        stepMin: 2,
      },
      outputsOf,
    );
    expect(answer).toMatchObject({ ok: true, levels: { overlayProblems: [{}] } });
  });
});

describe('a level measured in a study', () => {
  const at = (doseMg: number, durationMin: number, weightKg = 80) => ({
    drug: 'ketamine (racemic)',
    doses: dosesBy({ route: 'iv-infusion', doseMg, durationMin }),
    weightKg,
  });

  it('stands beside the curve of the very dose it was measured at, rounded for the syringe or not', () => {
    expect(observedAt(at(40, 40))).toMatchObject([{ meanNgPerMl: 185, situation: '0.5 mg/kg over 40 min' }]);
    expect(observedAt(at(40.5, 40))).toHaveLength(1);
  });

  it('stands beside no other dose, length, route or drug', () => {
    for (const other of [at(44, 40), at(40, 45), at(40, 40, 70)]) {
      expect(observedAt(other)).toEqual([]);
      expect(observedElsewhere(other)).toHaveLength(1);
    }
    const bolus = { ...at(40, 40), doses: dosesBy({ route: 'iv-bolus', doseMg: 40 }) };
    expect(observedAt(bolus)).toEqual([]);
    expect(observedElsewhere(bolus).map(({ id }) => id)).toEqual([
      'ketamine-bolus-03',
      'ketamine-bolus-10mg',
    ]);
    expect(observedAt({ ...at(40, 40), drug: 'esketamine' })).toEqual([]);
  });
});

describe('levels of a study that measured more than once', () => {
  const of = (mg: number, durationMin: number) =>
    observedAt({
      drug: 'esketamine',
      doses: dosesBy({ route: 'iv-infusion', doseMg: mg, durationMin }),
      weightKg: 70,
    });

  it('stand on the line of the drug and on that of its metabolite, in one mark each', () => {
    const [otto] = of(10, 30);
    if (otto === undefined) throw new Error('not found');
    const [drug, metabolite, ...more] = referencesOf(otto, ['esketamine', 'esnorketamine']);
    expect(more).toEqual([]);
    expect(drug).toMatchObject({
      atMin: 30,
      mean: 56,
      later: [{ atMin: 60, mean: 27 }, {}, {}, {}, { mean: 1.8 }],
    });
    expect(metabolite).toMatchObject({
      atMin: 30,
      mean: 10,
      later: [{ atMin: 60, mean: 23 }, {}, {}, {}, {}],
    });
    expect(referencesOf(otto, ['esketamine'])).toHaveLength(1);
  });

  it('keep one level of one time in the words they had', () => {
    const [zanos] = observedAt({
      drug: 'ketamine (racemic)',
      doses: dosesBy({ route: 'iv-infusion', doseMg: 40, durationMin: 40 }),
      weightKg: 80,
    });
    if (zanos === undefined) throw new Error('not found');
    expect(referencesOf(zanos, ['ketamine', 'norketamine'])).toEqual([
      {
        label:
          'Measured in a study at 0.5 mg/kg over 40 min: 185 (100 to 250) ng/mL, venous plasma, presumed',
        atMin: 40,
        mean: 185,
        range: [100, 250],
      },
    ]);
  });

  it('that tell no time are named and never drawn, also at their own dose', () => {
    const bolus = {
      drug: 'ketamine (racemic)',
      doses: dosesBy({ route: 'iv-bolus', doseMg: 21 }),
      weightKg: 70,
    };
    expect(observedAt(bolus)).toEqual([]);
    expect(observedElsewhere(bolus).map(({ id }) => id)).toContain('ketamine-bolus-03');
  });
});

describe('the axes', () => {
  it('end at round numbers above the highest value', () => {
    expect([0, 0.7, 1, 184, 226, 901].map(roundUp)).toEqual([1, 0.8, 1, 200, 300, 1000]);
  });

  it('mark minutes a reader of clocks expects', () => {
    expect(minuteTicks(180, 6)).toEqual([0, 30, 60, 90, 120, 150, 180]);
  });

  it('reach three powers of ten down on a logarithmic axis, and put nothing below its bottom', () => {
    const { share, ticks } = valueScale(5000, true);
    expect(ticks).toEqual([10, 100, 1000]);
    expect([5000, 50, 5, 1, 0].map((value) => Number(share(value).toFixed(6)))).toEqual([
      1, 0.333333, 0, 0, 0,
    ]);
    expect(valueScale(300, false).share(150)).toBe(0.5);
  });

  it('count hours where minutes would be too many', () => {
    expect(timeTicks(720, 6).map(({ text }) => text)).toEqual(['0', '2', '4', '6', '8', '10', '12']);
  });

  it('show as a table the round times, the last, and what is marked', () => {
    const times = Array.from({ length: 91 }, (_, index) => index * 2);
    expect(tableRows(times, [44]).map((index) => times[index])).toEqual([
      0, 10, 20, 30, 40, 44, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180,
    ]);
  });
});
