import { expect, it } from 'vitest';
import { isRecord } from './record.ts';

it('has members that can be read by name: an object, neither a list nor nothing', () => {
  expect([{}, { dose: 40 }].map(isRecord)).toEqual([true, true]);
  expect([null, undefined, [], ['dose'], 'dose', 40, true].map(isRecord)).toEqual(Array(7).fill(false));
});
