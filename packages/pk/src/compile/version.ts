import { canonicalJson, type Json } from '@titrate/quantity';

/** FNV-1a, 64 bits, over UTF-16 code units: names a version, protects nothing. */
export function contentHash(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1) {
    hash ^= BigInt(text.charCodeAt(i));
    hash = (hash * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, '0');
}

const known = new WeakMap<object, string>();

/** Hash of a model as data: two results with equal id and version came from equal numbers. */
export function versionHash(definition: object): string {
  const found = known.get(definition);
  if (found !== undefined) return found;
  // A definition is plain data; this is the one place where the compiler has to take our word.
  const made = contentHash(canonicalJson(definition as Json));
  known.set(definition, made);
  return made;
}
