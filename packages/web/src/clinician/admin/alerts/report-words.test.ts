import { describe, expect, it } from 'vitest';
import { minutesWords, shareOf } from './report-words.ts';

describe('the report of alerts', () => {
  it.each([
    [null, '–'],
    [0, '0\u00a0s'],
    [89 / 60, '89\u00a0s'],
    [1.5, '2\u00a0min'],
    [89.4, '89\u00a0min'],
    [90, '1\u00a0h 30\u00a0min'],
  ])('ALM-19 writes %s minutes as %s', (minutes, words) => expect(minutesWords(minutes)).toBe(words));

  it('ALM-19 never rounds up what was acted on', () => {
    expect(shareOf({ actedOn: 199, raised: 200 })).toBe(99);
    expect(shareOf({ actedOn: 0, raised: 3 })).toBe(0);
  });
});
