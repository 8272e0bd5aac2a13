import { expect, it } from 'vitest';
import { priorityAbout } from './own-alerts.ts';

const PRESSURE = ['systolicMmHg', 'diastolicMmHg'] as const;

it('ALM-03: a value is marked with the highest alert about it, whichever of its two numbers that is', () => {
  const open = [
    { rule: 'AL-01', priority: 'medium' },
    { rule: 'AL-02', priority: 'high' },
    { rule: 'AL-05', priority: 'high' },
  ] as const;
  expect(priorityAbout(open, PRESSURE)).toBe('high');
  expect(priorityAbout(open.slice(0, 1), PRESSURE)).toBe('medium');
  expect(priorityAbout([{ rule: 'AL-15', priority: 'high' }], PRESSURE)).toBe('high');
});

it('ALM-14: a value stays plain while nothing open is about it', () => {
  const open = [
    { rule: 'AL-01', priority: 'high' },
    { rule: 'CALL', priority: 'medium' },
  ] as const;
  expect(priorityAbout(open, ['heartRatePerMin'])).toBeUndefined();
  expect(priorityAbout([], PRESSURE)).toBeUndefined();
});
