import { canonicalJson, type Json } from '@titrate/quantity';

/**
 * FNV-1a, 64 bits, over UTF-16 code units: names a version, protects nothing. In two halves of 32 bits,
 * because the models are hashed whenever the program starts; the prime is 2⁴⁰ + 435.
 */
export function contentHash(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i += 1) {
    low = (low ^ text.charCodeAt(i)) >>> 0;
    const product = low * 435;
    high = (high * 435 + Math.floor(product / 2 ** 32) + ((low << 8) >>> 0)) % 2 ** 32;
    low = product % 2 ** 32;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

/** Hash of a model as data, whatever the order of its members: equal hashes came from equal numbers. */
export function versionHash(definition: object): string {
  // A definition is plain data; this is the one place where the compiler has to take our word.
  return contentHash(canonicalJson(definition as Json));
}
