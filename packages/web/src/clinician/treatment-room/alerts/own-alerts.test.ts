import { expect, it } from 'vitest';
import { priorityAbout, takesAction, withLeftText } from './own-alerts.ts';

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

it.each([
  ['raised', 'AL-01', true],
  // Only a new value ends it: once it was seen there is nothing to send a text with.
  ['acknowledged', 'AL-01', false],
  ['acknowledged', 'AL-11', true],
  ['resolved', 'AL-11', false],
] as const)('ALM-07: what was done can go with an alert that is %s (%s): %s', (state, rule, expected) => {
  expect(takesAction({ state, rule })).toBe(expected);
});

it('ALM-07: a text typed for an alert that ended meanwhile is not lost', () => {
  const alerts = [
    { alertId: 'open', rule: 'AL-01', state: 'raised' },
    { alertId: 'over', rule: 'AL-04', state: 'resolved' },
    { alertId: 'empty', rule: 'AL-05', state: 'resolved' },
  ] as const;
  const typed = { open: 'Cuff moved', over: 'Pulse felt, regular', empty: '  ' };
  expect(withLeftText(alerts, typed).map(({ alertId }) => alertId)).toEqual(['over']);
});
