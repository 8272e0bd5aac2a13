import { describe, expect, it } from 'vitest';
import { minutesWords, shareOf } from './report-words.ts';

describe('the report of alerts', () => {
  it.each([
    [null, '–'],
    [0, '0 s'],
    [89 / 60, '89 s'],
    [1.5, '2 min'],
    [89.4, '89 min'],
    [90, '1 h 30 min'],
  ])('ALM-19 writes %s minutes as %s', (minutes, words) => expect(minutesWords(minutes)).toBe(words));

  it('ALM-19 never rounds up what was acted on', () => {
    expect(shareOf({ actedOn: 199, raised: 200 })).toBe(99);
    expect(shareOf({ actedOn: 0, raised: 3 })).toBe(0);
  });
});
