import { describe, expect, it } from 'vitest';
import { isOffLabel } from './off-label.ts';

describe('IND-REG-01 whether a use is off-label', () => {
  it('is always so of ketamine', () => {
    expect(isOffLabel('ketamine', 'IV', ['trd'])).toBe(true);
    expect(isOffLabel('ketamine', 'IN', [])).toBe(true);
  });
  it('is not so of esketamine where every indication is labelled for it by this route', () => {
    expect(isOffLabel('esketamine', 'IN', ['trd'])).toBe(false);
    expect(isOffLabel('esketamine', 'IN', ['trd', 'mdsi'])).toBe(false);
    expect(isOffLabel('esketamine', 'IV', ['trd'])).toBe(true);
  });
  it('is so as soon as one indication is not labelled, and without any', () => {
    expect(isOffLabel('esketamine', 'IN', ['trd', 'ptsd'])).toBe(true);
    expect(isOffLabel('esketamine', 'IN', [])).toBe(true);
  });
});
