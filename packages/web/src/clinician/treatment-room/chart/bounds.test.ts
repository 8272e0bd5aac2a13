import { describe, expect, it } from 'vitest';
import { judgeQuantity } from '../../../kit/ui/quantity.ts';
import { boundsOf, scaleBounds, vitalBounds } from './bounds.ts';

const pressure = (text: string) => judgeQuantity(text, 'mmHg', vitalBounds('systolicMmHg')).kind;

describe('bounds of the row of measurements (UI-42)', () => {
  it.each([
    ['29', 'refused'],
    ['30', 'ask'],
    ['89', 'ask'],
    ['90', 'fits'],
    ['180', 'fits'],
    ['181', 'ask'],
    ['320', 'ask'],
    ['321', 'refused'],
  ])('systolic %s is %s', (text, kind) => {
    expect(pressure(text)).toBe(kind);
  });

  it('come from the scale itself for scores', () => {
    expect(judgeQuantity('5', '', scaleBounds('moaas')).kind).toBe('fits');
    expect(judgeQuantity('6', '', scaleBounds('moaas')).kind).toBe('refused');
  });

  it('fail loudly for a number the record does not know', () => {
    expect(() => boundsOf('infusion.started', 'rateMlPerMin')).toThrow('Invariant broken');
  });
});
