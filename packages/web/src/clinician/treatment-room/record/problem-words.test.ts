import { parseInstant } from '@titrate/quantity';
import { expect, it } from 'vitest';
import { problemsInWords, problemWords } from './problem-words.ts';

const parsed = parseInstant('2026-02-03T15:00:00Z');
if (!parsed.ok) throw new Error('not an instant');
const NOW = parsed.value;

it.each([
  [
    'ESK-09: five minutes between devices: not before 2026-02-03T14:05:47.124Z',
    'ESK-09: five minutes between devices: not before 09:05',
  ],
  [
    'already recorded by Tomás Rivera at 2026-02-03T14:05:00Z; a true second dose needs a reason',
    'already recorded by Tomás Rivera at 09:05; a true second dose needs a reason',
  ],
  ['Clears by itself at 2026-02-03T17:02:00.000Z', 'Clears by itself at 12:02'],
  [
    'Clears by itself at 2026-02-04T17:02:00.000Z',
    expect.stringMatching(/^Clears by itself at 04-Feb-2026 12:02/),
  ],
  ['ST-02: measure systolicMmHg after the pause', 'ST-02: measure the blood pressure after the pause'],
])('UI-12: “%s” reads “%s” at the chair', (text, words) => {
  expect(problemWords(text, 'America/New_York', NOW)).toEqual(words);
});

it('UI-12: every problem of an act is told so, and keeps its type and its place', () => {
  const problem = {
    type: 'already-recorded',
    message: 'already recorded by Aiko Brandt at 2026-02-03T13:50:08.607Z',
    path: '/kind',
  };
  expect(problemsInWords([problem], 'America/New_York', NOW)).toEqual([
    { ...problem, message: 'already recorded by Aiko Brandt at 08:50' },
  ]);
});
