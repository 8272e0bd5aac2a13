import { expect, it } from 'vitest';
import { leftWords } from './rems-words.ts';

it.each([
  ['2026-03-08', '7 days left'],
  ['2026-03-02', '1 day left'],
  ['2026-03-01', 'today is the last day'],
  ['2026-02-28', '1 day late'],
  ['2026-02-20', '9 days late'],
])('REC-07 a form due on %s says on 1 March: %s', (dueOn, words) => {
  expect(leftWords(dueOn, '2026-03-01')).toBe(words);
});
