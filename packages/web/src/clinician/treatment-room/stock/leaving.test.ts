import { describe, expect, it } from 'vitest';
import { leavingOf } from './leaving.ts';

describe('what leaves a container', () => {
  it('is typed in mg of a vial', () => {
    expect(leavingOf(' 36.5 ', false)).toEqual({ ok: true, value: { amountMg: 36.5 } });
    expect(leavingOf('', false)).toEqual({ ok: false, error: 'Type the amount in mg, such as 36.5' });
  });

  it('CSR-04: is counted in devices, and a part of one keeps its milligrams', () => {
    expect(leavingOf('2', true)).toEqual({ ok: true, value: { amountMg: 56, devices: 2 } });
    expect(leavingOf('0.5', true)).toEqual({ ok: true, value: { amountMg: 14 } });
    expect(leavingOf('one', true)).toEqual({ ok: false, error: 'Type how many devices, such as 1 or 0.5' });
  });
});
