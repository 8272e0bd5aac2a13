import { describe, expect, it } from 'vitest';
import { OBSERVATIONS } from './observations.ts';
import { DEFINITIONS } from './registry.ts';

describe('levels measured in studies', () => {
  it('are those of the sources, dose by dose', () => {
    const told = OBSERVATIONS.map(({ id, atMin, meanNgPerMl, rangeNgPerMl }) => [
      id,
      atMin,
      meanNgPerMl,
      rangeNgPerMl,
    ]);
    expect(told).toEqual([
      ['ketamine-infusion-05', 40, 185, [100, 250]],
      ['ketamine-bolus-03', null, 120, undefined],
      ['ketamine-oral-05', null, 45, [35, 55]],
      ['ketamine-bolus-10mg', 2, 296, [173, 506]],
      ['ketamine-nasal-30mg', 15, 61, undefined],
      ['ketamine-nasal-50mg', 15, 78, undefined],
      ['ketamine-sublingual-25mg', 45.6, 28.6, [22, 35.2]],
      ['ketamine-oral-25mg', 57.6, 22.8, [10, 35.6]],
      ['esketamine-infusion-10mg', 30, 56, undefined],
      ['esketamine-infusion-20mg', 20, 273, [259, 287]],
      ['esketamine-film-50mg', 19, 96, undefined],
      ['esketamine-film-100mg', 19, 144, undefined],
    ]);
  });

  it('have spreads and times that follow from what is printed', () => {
    const range = (id: string) => OBSERVATIONS.find((one) => one.id === id)?.rangeNgPerMl;
    const around = (mean: number, sd: number) => [mean - sd, mean + sd].map((one) => Number(one.toFixed(1)));
    expect([296 / 1.71, 296 * 1.71].map(Math.round)).toEqual(range('ketamine-bolus-10mg'));
    expect(around(28.6, 6.6)).toEqual(range('ketamine-sublingual-25mg'));
    expect(around(22.8, 12.8)).toEqual(range('ketamine-oral-25mg'));
    expect([0.76, 0.96].map((hours) => Number((hours * 60).toFixed(1)))).toEqual([45.6, 57.6]);
  });

  it.each(OBSERVATIONS)('$id has a source and a possible spread, and names outputs of models', (one) => {
    expect(one.source.length).toBeGreaterThan(10);
    expect(['V1', 'V2']).toContain(one.mark);
    const outputs = DEFINITIONS.filter(({ drug }) => drug === one.drug).flatMap((model) =>
      Object.keys(model.outputs),
    );
    const levels = [{ ngPerMl: one.meanNgPerMl, rangeNgPerMl: one.rangeNgPerMl }, ...(one.further ?? [])];
    for (const { ngPerMl, rangeNgPerMl: [low, high] = [ngPerMl, ngPerMl] } of levels) {
      expect(ngPerMl).toBeGreaterThan(0);
      expect(low).toBeLessThanOrEqual(ngPerMl);
      expect(high).toBeGreaterThanOrEqual(ngPerMl);
    }
    for (const { output, atMin } of one.further ?? []) {
      expect(outputs).toContain(output);
      expect(atMin).toBeGreaterThan(0);
    }
  });
});
