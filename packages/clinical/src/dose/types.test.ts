import { describe, expect, it } from 'vitest';
import { drawVolume, esketamineDevices } from './arithmetic.ts';
import { add, isAbove, isAtLeast, isAtMost, isBelow, measure, mg, mgPerKg, mgPerMl } from './measure.ts';
import type { EsketamineDoseRequest, KetamineDoseRequest } from './request.ts';
import { actualWeight, adjustedBodyWeightKg, type Weight } from './weights.ts';

/** Each line under an expected error fails to compile if the mix-up ever becomes possible. */
function mixUps(ketamine: KetamineDoseRequest, esketamine: EsketamineDoseRequest, ideal: Weight<'ideal'>) {
  // @ts-expect-error DOSE-02: a bare number is not a dose
  drawVolume(40, mgPerMl(50));
  // @ts-expect-error DOSE-02: mg/kg is not mg
  drawVolume(mgPerKg(0.5), mgPerMl(50));
  // @ts-expect-error milligrams are not compared with kilograms
  isAbove(mg(1), measure(1, 'kg'));
  // @ts-expect-error DW-03: an ideal weight is not an actual one
  adjustedBodyWeightKg(ideal, ideal);
  // @ts-expect-error DOSE-06: racemic ketamine is not esketamine
  esketamineDevices(ketamine);
  // @ts-expect-error DOSE-06: nor the other way round
  const racemic: KetamineDoseRequest = esketamine;
  // @ts-expect-error esketamine has no other route than the nose
  const byVein: EsketamineDoseRequest = { ...esketamine, route: 'IV' };
  return [racemic, byVein];
}

describe('measures', () => {
  it('DOSE-02: are compared and added in their own unit', () => {
    expect(isAbove(mg(2), mg(1))).toBe(true);
    expect(isAbove(mg(2), mg(2))).toBe(false);
    expect(isBelow(mg(2), mg(1))).toBe(false);
    expect(isBelow(mg(2), mg(2))).toBe(false);
    expect(isBelow(mg(1), mg(2))).toBe(true);
    expect(isAtMost(mg(2), mg(2))).toBe(true);
    expect(isAtLeast(mg(1), mg(2))).toBe(false);
    expect(isAtLeast(mg(2), mg(2))).toBe(true);
    expect(isAtMost(mg(3), mg(2))).toBe(false);
    expect(add(mg(0.1), mg(0.2)).value.toString()).toBe('0.3');
    expect(actualWeight(80).kg.unit).toBe('kg');
    expect(mixUps).toBeTypeOf('function');
  });
});
