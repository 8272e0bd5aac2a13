/** Repeatable chance: the same seed gives the same clinic, to the last reading. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** Normal with mean and standard deviation, cut at three deviations so that nobody gets an impossible value. */
  normal(mean: number, sd: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** A stream of its own, so that adding a draw here does not change everything after it. */
  fork(label: string): Random;
  /** A version 4 UUID made from this stream. */
  uuid(): string;
}

export function createRandom(seed: string | number): Random {
  const state = seedState(String(seed));
  const next = (): number => sfc32(state) / 2 ** 32;
  const random: Random = {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    normal: (mean, sd) => mean + sd * Math.max(-3, Math.min(3, gaussian(next))),
    chance: (probability) => next() < probability,
    pick: (from) => {
      const chosen = from[Math.floor(next() * from.length)];
      if (chosen === undefined) throw new Error('Invariant broken: nothing to pick from');
      return chosen;
    },
    fork: (label) => createRandom(`${seed}/${label}`),
    uuid: () => uuidFrom(next),
  };
  return random;
}

function gaussian(next: () => number): number {
  // Box–Muller; 1 − u keeps the logarithm finite.
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

function uuidFrom(next: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(next() * 16).toString(16));
  hex[12] = '4';
  hex[16] = '89ab'[Math.floor(next() * 4)] ?? '8';
  const text = hex.join('');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

type State = [a: number, b: number, c: number, counter: number];

function seedState(text: string): State {
  const state: State = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
  for (let i = 0; i < text.length; i++) {
    state[0] = (state[0] ^ text.charCodeAt(i)) | 0;
    sfc32(state);
  }
  for (let i = 0; i < 15; i++) sfc32(state);
  return state;
}

/** Chris Doty-Humphrey's small fast counting generator, 32 bits. */
function sfc32(state: State): number {
  const sum = (state[0] + state[1] + state[3]) | 0;
  state[3] = (state[3] + 1) | 0;
  state[0] = state[1] ^ (state[1] >>> 9);
  state[1] = (state[2] + (state[2] << 3)) | 0;
  state[2] = ((state[2] << 21) | (state[2] >>> 11)) + sum;
  state[2] |= 0;
  return sum >>> 0;
}
