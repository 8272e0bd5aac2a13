import { Decimal } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { pumpMlPerH, syringeMl } from './rounding.ts';

const of = (value: number) => Decimal.of(value);

describe('what a pump is set to', () => {
  it.each([
    [60, 0.4, 150],
    [60.01, 0.4, 150],
    [60.02, 0.4, 150.1],
    [60.06, 0.4, 150.2],
    [25, 2, 12.5],
    [0.19, 2, 0.1],
  ])(
    'DOSE-01: %s mg/h of %s mg per mL is %d mL/h, to a tenth, half away from zero',
    (mgPerHour, strength, expected) => {
      expect(pumpMlPerH(of(mgPerHour), of(strength))).toBe(expected);
    },
  );
});

describe('what a syringe shows', () => {
  it.each([
    [49.7, 0.99],
    [49.9, 1],
    [52.4, 1],
    [52.5, 1.1],
  ])('%s mg of 50 mg per mL are %d mL: hundredths below one, tenths from one up', (amount, expected) => {
    expect(syringeMl(of(amount), of(50))).toBe(expected);
  });
});
