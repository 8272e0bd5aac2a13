/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8, in lower-case hexadecimal. Written out here because the core may
 * neither do I/O nor import a platform's crypto, and server and browser must agree on every byte. A record is read back
 * by hashing every event of it, so the work space is kept between calls: nothing of a text is left in an answer.
 */
export function sha256Hex(text: string): string {
  const length = utf8Into(text);
  const filled = pad(length);
  state.set(INITIAL);
  for (let block = 0; block < filled; block += 64) compress(block);
  let hex = '';
  for (const part of state) hex += (part >>> 0).toString(16).padStart(8, '0');
  return hex;
}

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
const K = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
);
// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
const INITIAL = Int32Array.of(
  0x6a09e667,
  0xbb67ae85,
  0x3c6ef372,
  0xa54ff53a,
  0x510e527f,
  0x9b05688c,
  0x1f83d9ab,
  0x5be0cd19,
);

const state = new Int32Array(8);
const schedule = new Int32Array(64);
/** The message, padded to whole blocks. A longer one gets a larger space for itself. */
const KEPT_BYTES = 64 * 1024;
const kept = new Uint8Array(KEPT_BYTES);
let bytes = kept;

/* v8 ignore next -- every index here lies within its array, which the types cannot say */
const at = (array: Int32Array, index: number): number => array[index] ?? 0;

function compress(block: number): void {
  for (let i = 0; i < 16; i += 1) schedule[i] = word(block + 4 * i);
  for (let i = 16; i < 64; i += 1) {
    const x = at(schedule, i - 15);
    const y = at(schedule, i - 2);
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    schedule[i] = (at(schedule, i - 16) + s0 + at(schedule, i - 7) + s1) | 0;
  }
  let a = at(state, 0);
  let b = at(state, 1);
  let c = at(state, 2);
  let d = at(state, 3);
  let e = at(state, 4);
  let f = at(state, 5);
  let g = at(state, 6);
  let h = at(state, 7);
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + at(K, i) + at(schedule, i)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = at(state, 0) + a;
  state[1] = at(state, 1) + b;
  state[2] = at(state, 2) + c;
  state[3] = at(state, 3) + d;
  state[4] = at(state, 4) + e;
  state[5] = at(state, 5) + f;
  state[6] = at(state, 6) + g;
  state[7] = at(state, 7) + h;
}

function word(i: number): number {
  return (
    ((bytes[i] ?? 0) << 24) | ((bytes[i + 1] ?? 0) << 16) | ((bytes[i + 2] ?? 0) << 8) | (bytes[i + 3] ?? 0)
  );
}

/** After the message a one bit, zeros, and its length in bits, filling whole blocks of 64 bytes; how many bytes that is. */
function pad(length: number): number {
  const filled = Math.ceil((length + 9) / 64) * 64;
  bytes.fill(0, length, filled);
  bytes[length] = 0x80;
  let bits = length * 8;
  for (let i = filled - 1; bits > 0; i -= 1) {
    bytes[i] = bits % 256;
    bits = Math.floor(bits / 256);
  }
  return filled;
}

/** UTF-8 with the replacement character for a lone surrogate, as the Encoding standard has it; how many bytes that is. */
function utf8Into(text: string): number {
  const room = text.length * 3 + 72;
  bytes = room <= KEPT_BYTES ? kept : new Uint8Array(room);
  let length = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[length] = unit;
      length += 1;
    } else {
      /* v8 ignore next -- a place within a text has a code point, which the types cannot say */
      const point = text.codePointAt(i) ?? 0;
      if (point > 0xffff) i += 1;
      length = putWide(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point, length);
    }
  }
  return length;
}

/** Puts a code point beyond ASCII; the place after it. */
function putWide(code: number, place: number): number {
  if (code < 0x800) {
    bytes[place] = 0xc0 | (code >> 6);
  } else if (code < 0x10000) {
    bytes[place] = 0xe0 | (code >> 12);
    bytes[place + 1] = 0x80 | ((code >> 6) & 63);
  } else {
    bytes[place] = 0xf0 | (code >> 18);
    bytes[place + 1] = 0x80 | ((code >> 12) & 63);
    bytes[place + 2] = 0x80 | ((code >> 6) & 63);
  }
  const last = place + (code < 0x800 ? 1 : code < 0x10000 ? 2 : 3);
  bytes[last] = 0x80 | (code & 63);
  return last + 1;
}
