import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Unguessable text, 256 bits unless told otherwise. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url');

/** What the database keeps of a token: enough to recognise it, nothing to use. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export function equalInConstantTime(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}

/** `value.signature`, as the sign-in library signs its cookies. */
export function signCookie(value: string, secret: string): string {
  return `${value}.${createHmac('sha256', secret).update(value).digest('base64')}`;
}

/** The value of a signed cookie, or nothing if anyone but us wrote it. */
export function openSignedCookie(signed: string, secret: string): string | undefined {
  const cut = signed.lastIndexOf('.');
  if (cut <= 0) return undefined;
  const value = signed.slice(0, cut);
  return equalInConstantTime(signed, signCookie(value, secret)) ? value : undefined;
}

/** A token that says in the open which clinic it belongs to, so that it can be looked up inside that clinic alone. */
export function clinicToken(clinicId: string): string {
  return `${Buffer.from(clinicId.replaceAll('-', ''), 'hex').toString('base64url')}.${randomToken(24)}`;
}

export function clinicOfToken(token: string): string | undefined {
  const match = /^([A-Za-z0-9_-]{22})\.[A-Za-z0-9_-]{32}$/.exec(token);
  if (match === null) return undefined;
  const hex = Buffer.from(match[1] ?? '', 'base64url').toString('hex');
  return hex.length === 32
    ? `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    : undefined;
}
