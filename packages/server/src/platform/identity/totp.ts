import { createHmac } from 'node:crypto';
import type { Instant } from '@titrate/quantity';

export const TOTP_PERIOD_S = 30;

/** The code an authenticator shows at an instant (RFC 6238: SHA-1, six digits, thirty seconds). */
export function totpCode(key: string, at: Instant, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 1000 / TOTP_PERIOD_S)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** Whether a code is the one of now, of the half minute before or after. */
export function totpMatches(
  key: string,
  code: string,
  at: Instant,
  equal: (a: string, b: string) => boolean,
): boolean {
  let matches = false;
  for (const step of [-1, 0, 1]) {
    if (equal(totpCode(key, (at + step * TOTP_PERIOD_S * 1000) as Instant), code)) matches = true;
  }
  return matches;
}
