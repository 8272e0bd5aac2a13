import { describe, expect, it } from 'vitest';
import { contentHash } from './version.ts';

/** The definition, in whole numbers of any size. */
function byTheBook(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1)
    hash = ((hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}

describe('the hash that names a version', () => {
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('of %j is the published FNV-1a value', (text, hash) => {
    expect(contentHash(text)).toBe(hash);
  });

  it('is that of arithmetic without rounding, for long texts and every kind of letter', () => {
    let text = '';
    for (let i = 0; i < 3000; i += 1) text += String.fromCharCode((i * 7919) % 65_536);
    expect(contentHash(text)).toBe(byTheBook(text));
  });
});
