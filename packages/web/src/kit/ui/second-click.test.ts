import { expect, it } from 'vitest';
import { isStraySecond } from './second-click.ts';

it('the second half of a double click is stray where another button came under the pointer, and nowhere else', () => {
  expect(isStraySecond('Pass the first', 'Pass the second', 2)).toBe(true);
  expect(isStraySecond('Pass the first', 'Pass the second', 1)).toBe(false);
  expect(isStraySecond('Pass the first', 'Pass the first', 2)).toBe(false);
  expect(isStraySecond(undefined, 'Pass the first', 2)).toBe(false);
});
