import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { dissociationAt, drawPhysiology, effectShare, readingAt } from './curve.ts';

const people = Array.from({ length: 400 }, (_, i) =>
  drawPhysiology(createRandom(`person-${i}`), { ageYears: 42, hypertension: false }),
);

describe('the synthetic bedside course', () => {
  it('peaks at the published time and is back near baseline at 90 minutes', () => {
    const course = { peakMin: 38, backMin: 90 };
    expect(effectShare(course, 38)).toBeCloseTo(1, 6);
    expect(effectShare(course, 90)).toBeLessThan(0.1);
    expect(effectShare(course, 0)).toBe(0);
  });

  it('rises by about 16 over 11 mmHg on average, as in 2,342 infusions', () => {
    const mean = (of: (p: (typeof people)[number]) => number) =>
      people.reduce((a, p) => a + of(p), 0) / people.length;
    expect(mean((p) => p.systolicRiseMmhg)).toBeGreaterThan(14);
    expect(mean((p) => p.systolicRiseMmhg)).toBeLessThan(19);
    expect(mean((p) => p.diastolicRiseMmhg)).toBeGreaterThan(9.5);
    expect(mean((p) => p.diastolicRiseMmhg)).toBeLessThan(13.5);
  });

  it('never shows an impossible reading', () => {
    for (const person of people) {
      for (const minute of [0, 20, 40, 90, 240]) {
        const reading = readingAt(person, 'IV', minute, createRandom(`noise-${minute}`));
        expect(reading.diastolicMmhg).toBeLessThan(reading.systolicMmhg);
        expect(reading.spo2Percent).toBeLessThanOrEqual(100);
        expect(reading.systolicMmhg).toBeLessThan(230);
      }
    }
  });

  it('brings dissociation back to none before discharge', () => {
    expect(people.every((p) => dissociationAt(p, 'IV', 100) <= 1)).toBe(true);
  });
});
