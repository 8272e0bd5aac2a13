import { addMs, instant, minutes } from '@titrate/quantity';
import { expect, it } from 'vitest';
import { isLateEntry } from './late-entry.ts';

it('UI-35: an entry is late when it is recorded more than five minutes after it was observed', () => {
  const observed = instant(0);
  expect(isLateEntry(observed, addMs(observed, minutes(5)))).toBe(false);
  expect(isLateEntry(observed, addMs(observed, minutes(5) + 1))).toBe(true);
  expect(isLateEntry(observed, addMs(observed, -1))).toBe(false);
});
