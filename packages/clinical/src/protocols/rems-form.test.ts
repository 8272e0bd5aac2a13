import { expect, it } from 'vitest';
import { REMS_FORM, REMS_FORM_DUE_DAYS, remsUrgency } from './rems-form.ts';

it.each([
  [0, 'in-time'],
  [3, 'in-time'],
  [4, 'soon'],
  [5, 'soon'],
  [6, 'urgent'],
  [REMS_FORM_DUE_DAYS, 'urgent'],
  [REMS_FORM_DUE_DAYS + 1, 'overdue'],
])('RM-07 %i days after the session a form is %s', (days, urgency) => {
  expect(remsUrgency(days)).toBe(urgency);
});

it('names each field once', () => {
  const ids = REMS_FORM.fields.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
