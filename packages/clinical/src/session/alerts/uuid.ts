import { sha256Hex } from '@titrate/quantity';

/**
 * A UUID (version 8, RFC 9562) made from what it names. Two servers that work out the same alert append the same
 * event id, so one of the two is a repetition and not a second alert.
 */
export function uuidOf(...parts: readonly string[]): string {
  const hex = sha256Hex(JSON.stringify(parts));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
