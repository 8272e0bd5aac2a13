import { createHmac } from 'node:crypto';

const STEP_MS = 30_000;

/** The six digits an authenticator app shows (RFC 6238 with SHA-1 and half minutes), written apart from the product's. */
export function codeAt(key: string, atMs: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / STEP_MS)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const start = (mac[mac.length - 1] ?? 0) & 15;
  return String((mac.readUInt32BE(start) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}

/** An authenticator that never shows a code twice: the product takes each only once. */
export class Authenticator {
  readonly #key: string;
  readonly #now: () => number;
  readonly #shown = new Set<string>();

  constructor(key: string, now: () => number) {
    this.#key = key;
    this.#now = now;
  }

  /** A code that is good now and was not shown before; undefined when all of this half minute are used up. */
  freshCode(): string | undefined {
    // The half minutes before and after are accepted as well. The code of the one before ends with this one: it is
    // shown last, and only while enough of it is left to type it in.
    const leftMs = STEP_MS - (this.#now() % STEP_MS);
    for (const step of leftMs > STEP_MS / 2 ? [0, 1, -1] : [0, 1]) {
      const code = codeAt(this.#key, this.#now() + step * STEP_MS);
      if (this.#shown.has(code)) continue;
      this.#shown.add(code);
      return code;
    }
    return undefined;
  }
}
