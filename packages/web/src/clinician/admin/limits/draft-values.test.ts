import { adjustableRule } from '@titrate/clinical/library';
import { expect, it } from 'vitest';
import { draftOf, withRule } from './draft-values.ts';

const rule = adjustableRule('VG-03');
if (rule === undefined) throw new Error('no VG-03');

it('nothing is filled in before somebody types', () => {
  const draft = draftOf(rule, {});
  expect(Object.values(draft.numbers).every((text) => text === '')).toBe(true);
  expect([draft.severity, draft.rationale]).toEqual(['', '']);
});

it('what is typed becomes the value, what is emptied goes back to the catalogue', () => {
  const typed = withRule({}, rule, {
    severity: '',
    numbers: { 'systolic-block-above': '170', 'diastolic-block-above': ' ' },
    rationale: '',
  });
  expect(typed).toEqual({ 'VG-03': { thresholds: { 'systolic-block-above': 170 } } });
  expect(draftOf(rule, typed).numbers['systolic-block-above']).toBe('170');
  expect(withRule(typed, rule, draftOf(rule, {}))).toEqual({});
});

it('text that is no number is not taken for one', () => {
  const typed = withRule({}, rule, { severity: '', numbers: { 'systolic-block-above': 'x' }, rationale: '' });
  expect(typed['VG-03']?.thresholds?.['systolic-block-above']).toBeNaN();
});
