import { MODELS } from '@titrate/pk';
import { describe, expect, it } from 'vitest';
import { levelsOf, shownOutputs } from './levels.ts';
import { dosesOf, modelsFor, observationsFor } from './regimen.ts';
import { minuteTicks, roundUp } from './scale.ts';

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
    subjects: 64,
  };
  const answer = levelsOf(request, shownOutputs(model.outputs));
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

  it('refuse a dose that no person gets, in words', () => {
    const answer = levelsOf(
      {
        modelId: MODELS[0]?.id ?? '',
        subject: { weightKg: 80 },
        doses: [{ timeMin: 0, route: 'iv-bolus', amountMg: -1 }],
        toMin: 60,
        stepMin: 1,
        subjects: 16,
      },
      ['ketamine'],
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

  it('stand beside the measured level of the best studied session', () => {
    expect(observationsFor(IV)).toMatchObject([{ meanNgPerMl: 185, situation: '0.5 mg/kg over 40 min' }]);
  });
});

describe('the axes', () => {
  it('end at round numbers above the highest value', () => {
    expect([0, 0.7, 1, 184, 226, 901].map(roundUp)).toEqual([1, 0.8, 1, 200, 300, 1000]);
  });

  it('mark minutes a reader of clocks expects', () => {
    expect(minuteTicks(180, 6)).toEqual([0, 30, 60, 90, 120, 150, 180]);
  });
});
