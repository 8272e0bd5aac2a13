import { describe, expect, it } from 'vitest';
import { modelById } from '../simulate/models.ts';
import { ask } from '../testing/ask.ts';
import { BAND, BAND_WORDS } from './band.ts';

describe('the people of every band on a screen', () => {
  // The bounds are those that the explanation of the models states, with the seed of the product.
  it.each([
    ['racemic-two-enantiomer', { route: 'iv-infusion', amountMg: 37.5, durationMin: 40 }, 0.05],
    ['perezruixo2021-esketamine', { route: 'nasal-device', amountMg: 28 }, 0.15],
    ['simons2022-oral-film', { route: 'film', amountMg: 50 }, 0.23],
  ])('%s: the edges lie near those of many', (model, dose, most) => {
    const output = modelById(model)?.outputs[0] ?? '';
    const edges = (subjects: number): readonly (readonly number[])[] => {
      const bands = ask({
        model,
        subject: { weightKg: 75, ageYears: 40 },
        doses: [{ timeMin: 0, ...dose }],
        timesMin: { from: 0, to: 240, step: 10 },
        outputs: [output],
        population: { subjects, seed: BAND.seed, percentiles: [5, 95] },
      }).concentrationsNgPerMl[output];
      return Object.values(bands ?? {});
    };
    const few = edges(BAND.subjects);
    edges(8192).forEach((edge, which) => {
      const peak = Math.max(...edge);
      edge.forEach((value, i) => {
        if (value > peak / 20) expect(Math.abs((few[which]?.[i] ?? 0) / value - 1)).toBeLessThan(most);
      });
    });
  });

  it('are a power of two, as even points need, and told by number', () => {
    expect(Math.log2(BAND.subjects) % 1).toBe(0);
    expect(BAND_WORDS).toBe('9 in 10 of 256 simulated people (5 to 95 %)');
  });
});
