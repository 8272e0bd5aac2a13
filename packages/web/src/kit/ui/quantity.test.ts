import { describe, expect, it } from 'vitest';
import { judgeQuantity, rangeOf } from './quantity.ts';

const bounds = { absolute: rangeOf(25, 350), usual: rangeOf(40, 160) };
const judge = (text: string) => judgeQuantity(text, 'kg', bounds);

describe('a quantity typed by hand', () => {
  it.each(['.5', '5.', '1,5', '1e2', '+70', ' 70', '7 0', '７０', '٧٠', '070', '70kg'])(
    'refuses %j, typed or pasted (DOSE-08)',
    (text) => {
      expect(judge(text).kind).toBe('refused');
    },
  );

  it.each([
    ['24.9', 'refused'],
    ['25', 'ask'],
    ['39.9', 'ask'],
    ['40', 'fits'],
    ['160', 'fits'],
    ['160.1', 'ask'],
    ['350', 'ask'],
    ['350.1', 'refused'],
  ])('at %s it is %s: outside usual asks, outside absolute refuses (UI-42)', (text, kind) => {
    expect(judge(text).kind).toBe(kind);
  });

  it('is empty, not zero, when nothing is typed', () => {
    expect(judge('')).toEqual({ kind: 'empty' });
  });
});
