import { describe, expect, it } from 'vitest';
import { guardDose } from './guard.ts';

const found = (entry: unknown) => {
  const guarded = guardDose(entry);
  return guarded.ok
    ? guarded.value.map((finding) => `${finding.rule} ${finding.severity}`)
    : guarded.error.map((problem) => problem.path);
};

describe('guards while a dose is typed', () => {
  it.each([
    ['DOSE-09: the rate is the milligrams', { doseMg: 40, typedRateMlPerH: 40 }, ['DOSE-09 override']],
    ['DOSE-09: the rate is the mg/kg', { doseMgPerKg: 0.5, typedRateMlPerH: 0.5 }, ['DOSE-09 override']],
    ['DOSE-09: mg/kg and mg are one figure', { doseMgPerKg: 40, doseMg: 40 }, ['DOSE-09 override']],
    ['figures that differ', { doseMgPerKg: 0.5, doseMg: 40, typedRateMlPerH: 150 }, []],
    ['DOSE-11: five times the reference', { doseMgPerKg: 2.5, referenceMgPerKg: 0.5 }, ['DOSE-11 block']],
    ['just under five times', { doseMgPerKg: 2.499999, referenceMgPerKg: 0.5 }, []],
    ['DOSE-11: a fifth of the last dose', { doseMgPerKg: 0.2, lastMgPerKg: 1 }, ['DOSE-11 override']],
    ['just over a fifth', { doseMgPerKg: 0.200001, lastMgPerKg: 1 }, []],
    [
      'DOSE-11 by milligrams and weight',
      { doseMg: 400, weightKg: 80, referenceMgPerKg: 0.5 },
      ['DOSE-11 block'],
    ],
    ['milligrams without a weight cannot be compared', { doseMg: 400, referenceMgPerKg: 0.5 }, []],
    ['DOSE-07: a rate 2 % off passes', { typedRateMlPerH: 153, derivedRateMlPerH: 150 }, []],
    [
      'DOSE-07: a rate further off stops',
      { typedRateMlPerH: 153.1, derivedRateMlPerH: 150 },
      ['DOSE-07 block'],
    ],
    ['nothing typed', {}, []],
  ])('%s', (_, entry, expected) => {
    expect(found(entry)).toEqual(expected);
  });

  it.each([
    'doseMgPerKg',
    'doseMg',
    'weightKg',
    'typedRateMlPerH',
    'derivedRateMlPerH',
    'referenceMgPerKg',
    'lastMgPerKg',
  ])('reads %s from 0.000001 to 100 000', (name) => {
    const of = (value: number) => found({ [name]: value });
    expect([of(0.000001), of(100_000)]).toEqual([[], []]);
    expect([of(0), of(0.0000009), of(100_000.1)]).toEqual([[`/${name}`], [`/${name}`], [`/${name}`]]);
  });

  it('refuses what cannot be read', () => {
    expect(found(null)).toEqual(['']);
    expect(found({ doseMg: '40' })).toEqual(['/doseMg']);
    expect(found({ dose: 40 })).toEqual(['/dose']);
  });
});
