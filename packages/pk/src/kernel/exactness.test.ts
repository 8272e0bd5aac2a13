import { describe, expect, it } from 'vitest';
import { ask, series, worstRelativeToPeak } from '../testing/ask.ts';
import { referenceAmounts } from '../testing/high-precision.ts';

interface Case {
  readonly name: string;
  readonly size: number;
  /** [from, to (null leaves), per minute] */
  readonly flows: readonly (readonly [number, number | null, number])[];
}

const near = (k: number, relative: number): number => k * (1 + relative);

/** A chain that passes everything on, then out. */
function chain(rates: readonly number[]): Case['flows'] {
  return rates.map((k, i) => [i, i + 1 < rates.length ? i + 1 : null, k] as const);
}

/** Deterministic numbers in (0, 1) for random models; no chance in a test. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
}

/** Random tree of exchanging compartments with random one-way branches and exits, rates over four decades. */
function randomModel(seed: number, size: number): Case['flows'] {
  const next = numbers(seed);
  const rate = (): number => 10 ** (-3 + 3.7 * next());
  const flows: (readonly [number, number | null, number])[] = [[0, null, rate()]];
  for (let i = 1; i < size; i += 1) {
    const parent = Math.floor(next() * i);
    flows.push([parent, i, rate()]);
    if (next() < 0.6) flows.push([i, parent, rate()]);
    else flows.push([i, null, rate()]);
  }
  return flows;
}

const ordinary: readonly Case[] = [
  {
    name: 'three compartments',
    size: 3,
    flows: [
      [0, null, 0.438],
      [0, 1, 0.592],
      [1, 0, 0.247],
      [0, 2, 0.59],
      [2, 0, 0.0146],
    ],
  },
  {
    name: 'two equal peripheral compartments',
    size: 3,
    flows: [
      [0, null, 0.1],
      [0, 1, 0.2],
      [1, 0, 0.05],
      [0, 2, 0.2],
      [2, 0, 0.05],
    ],
  },
  {
    name: 'a ring that drains, with complex rates',
    size: 3,
    flows: [
      [0, 1, 1],
      [1, 2, 1.1],
      [2, 0, 0.9],
      [0, null, 0.05],
    ],
  },
  {
    name: 'a closed pair that loses nothing',
    size: 2,
    flows: [
      [0, 1, 0.3],
      [1, 0, 0.1],
    ],
  },
  ...[2, 5, 9, 14].flatMap((size) =>
    [1, 2, 3, 4, 5, 6].map((seed) => ({
      name: `random model ${seed} of ${size} compartments`,
      size,
      flows: randomModel(seed * 7919 + size, size),
    })),
  ),
];

const equal: readonly Case[] = [
  { name: 'absorption as fast as elimination', size: 2, flows: chain([0.1, 0.1]) },
  ...[1e-3, 1e-5, 1e-7, 1e-9, 1e-12, 1e-15].map((gap) => ({
    name: `absorption and elimination a relative ${gap} apart`,
    size: 2,
    flows: chain([0.1, near(0.1, gap)]),
  })),
  { name: 'fourteen equal delays', size: 14, flows: chain(new Array<number>(14).fill(0.25)) },
  {
    name: 'fourteen nearly equal delays',
    size: 14,
    flows: chain(Array.from({ length: 14 }, (_, i) => near(0.25, i * 1e-6))),
  },
  {
    name: 'fourteen delays a tenth apart',
    size: 14,
    flows: chain(Array.from({ length: 14 }, (_, i) => 0.25 * 1.1 ** i)),
  },
  {
    name: 'a delay equal to a mode of the exchange before it',
    size: 4,
    flows: [
      [0, 1, 0.2],
      [1, 0, 0.2],
      [0, 2, 0.3],
      [2, 3, 0.1],
      [3, null, 0.6],
    ],
  },
];

const TIMES = [0, 1, 7, 40, 41.5, 60, 240, 1440];
const DOSES = [
  { timeMin: 0, durationMin: 0, amountMg: 10, into: 0 },
  { timeMin: 1, durationMin: 39, amountMg: 25, into: 0 },
];

function worst(model: Case): number {
  const rates = Array.from({ length: model.size }, () => new Array<number>(model.size).fill(0));
  for (const [from, to, k] of model.flows) {
    const own = rates[from];
    if (own !== undefined) own[from] = (own[from] ?? 0) - k;
    const row = to === null ? undefined : rates[to];
    if (row !== undefined) row[from] = (row[from] ?? 0) + k;
  }
  const expected = referenceAmounts(rates, DOSES, TIMES);
  const states = rates.map((_, i) => `s${i}`);
  const result = ask({
    model: {
      id: 'test',
      states,
      flows: model.flows.map(([from, to, kPerMin]) => ({
        from: `s${from}`,
        to: to === null ? null : `s${to}`,
        kPerMin,
      })),
      outputs: Object.fromEntries(states.map((state) => [state, [{ state, ngPerMlPerMg: 1 }]])),
    },
    doses: DOSES.map(({ into, ...dose }) => ({ ...dose, into: `s${into}` })),
    timesMin: TIMES,
  });
  return Math.max(
    ...states.map((state, i) =>
      worstRelativeToPeak(
        series(result, state),
        expected.map((row) => row[i] ?? Number.NaN),
      ),
    ),
  );
}

describe('the solver against a reference of 70 digits, every state, relative to its peak', () => {
  it.each(ordinary)('agrees to 1e-9: $name', (model) => {
    expect(worst(model)).toBeLessThan(1e-9);
  });

  it.each(equal)('agrees to 1e-9 where rates are equal or nearly so: $name', (model) => {
    expect(worst(model)).toBeLessThan(1e-9);
  });
});
