import { expect, it } from 'vitest';
import { problemWords } from './problem-words.ts';

it.each([
  [
    'ESK-09: five minutes between devices: not before 2026-02-03T14:05:47.124Z',
    'ESK-09: five minutes between devices: not before 09:05',
  ],
  [
    'already recorded by Tomás Rivera at 2026-02-03T14:05:00Z; a true second dose needs a reason',
    'already recorded by Tomás Rivera at 09:05; a true second dose needs a reason',
  ],
  ['ST-02: measure systolicMmHg after the pause', 'ST-02: measure the blood pressure after the pause'],
])('UI-12: “%s” reads “%s” at the chair', (text, words) => {
  expect(problemWords(text, 'America/New_York')).toBe(words);
});
