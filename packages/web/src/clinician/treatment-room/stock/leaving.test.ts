import { Decimal } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { countedIn, leavingOf } from './leaving.ts';

const DEVICES = countedIn({ devices: 2 });
const LOZENGES = countedIn({ unit: { name: 'lozenge', mg: 100 } });

describe('what leaves a container', () => {
  it('is typed in mg of a vial', () => {
    expect(countedIn({})).toBeUndefined();
    expect(leavingOf(' 36.5 ', undefined)).toEqual({ ok: true, value: { amountMg: 36.5 } });
    expect(leavingOf('', undefined)).toEqual({ ok: false, error: 'Type the amount in mg, such as 36.5' });
  });

  it('CSR-04: is counted in devices, and a part of one keeps its milligrams', () => {
    expect(leavingOf('2', DEVICES)).toEqual({ ok: true, value: { amountMg: 56, devices: 2 } });
    expect(leavingOf('0.5', DEVICES)).toEqual({ ok: true, value: { amountMg: 14 } });
    expect(leavingOf('one', DEVICES)).toEqual({
      ok: false,
      error: 'Type how many devices, such as 1 or 0.5',
    });
  });

  it('CSR-04: is counted in lozenges of the strength that was drawn, by the same rule', () => {
    expect(LOZENGES?.mg.equals(Decimal.of(100))).toBe(true);
    expect(leavingOf('2', LOZENGES)).toEqual({ ok: true, value: { amountMg: 200, units: 2 } });
    expect(leavingOf('0.6', LOZENGES)).toEqual({ ok: true, value: { amountMg: 60 } });
    expect(leavingOf('', LOZENGES)).toEqual({
      ok: false,
      error: 'Type how many lozenges, such as 1 or 0.5',
    });
  });
});
