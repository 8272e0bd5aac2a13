import { rateProfile } from '@titrate/pk';
import { describe, expect, it } from 'vitest';
import { stretchesOf } from './profile.ts';

const profileOf = (maxMgPerMin: number) => {
  const profile = rateProfile({
    modelId: 'racemic-two-enantiomer',
    subject: { weightKg: 75 },
    targetNgPerMl: 150,
    holdMin: 60,
    stepMin: 10,
    maxMgPerMin,
    maxBolusMg: 0,
  });
  if (!profile.ok) throw new Error(JSON.stringify(profile.error));
  return profile.value;
};

describe('the rates of a profile, for reading', () => {
  it('are one row a step while the rate changes, and reach over the whole time', () => {
    const stretches = stretchesOf(profileOf(20));
    expect(stretches.map(({ fromMin, untilMin }) => [fromMin, untilMin])).toEqual([
      [0, 10],
      [10, 20],
      [20, 30],
      [30, 40],
      [40, 50],
      [50, 60],
    ]);
    for (const { ngPerMl } of stretches) expect(ngPerMl).toBeCloseTo(150, 6);
  });

  it('are one row for a pump that never leaves its limit, with the level of the last minute', () => {
    const profile = profileOf(0.2);
    const [only, ...others] = stretchesOf(profile);
    expect(others).toEqual([]);
    expect(only).toEqual({ fromMin: 0, untilMin: 60, mgPerMin: 0.2, ngPerMl: profile.predicted[5]?.ngPerMl });
  });
});
