import { describe, expect, it } from 'vitest';
import { ask, series, worstRelativeToPeak } from '../testing/ask.ts';
import { type Derivative, integrate } from '../testing/stepping-solver.ts';

/**
 * The equations of each model written out by hand from the publication and integrated step by step:
 * a second way to every curve that shares neither the model files nor the kernel.
 */
interface ByHand {
  readonly model: string;
  readonly subject: { readonly weightKg: number; readonly ageYears?: number };
  readonly doses: readonly Record<string, unknown>[];
  readonly size: number;
  /** Instants where the right-hand side jumps. */
  readonly stops: readonly number[];
  /** Added at once at time 0. */
  readonly start: readonly number[];
  readonly f: Derivative;
  readonly read: Readonly<Record<string, (x: readonly number[]) => number>>;
}

const KE0 = Math.log(2) / 8.3;

function ottoByHand(
  w: number,
  clearanceFactor: number,
  share: number,
): Pick<ByHand, 'f'> & { v1: number; vn: number } {
  const v1 = (133 * w) / 70;
  const cl = (95.2 / 60) * (w / 70) ** 0.75 * clearanceFactor;
  const vn = (98.638 * w) / 70;
  const cn = (57.72 / 60) * (w / 70) ** 0.75;
  const [q1, q2, qn] = [23.2 / 60, 157 / 60, 42.778 / 60];
  return {
    v1,
    vn,
    f: (t, [a = 0, b = 0, c = 0, d = 0, e = 0, ce = 0]) => {
      const inflow = t < 40 ? (35 * share) / 40 : 0;
      return [
        inflow - (cl / v1) * a - q1 * (a / v1 - b / 187) - q2 * (a / v1 - c / 98.8),
        q1 * (a / v1 - b / 187),
        q2 * (a / v1 - c / 98.8),
        (cl / v1) * a - (cn / vn) * d - qn * (d / vn - e / 160.04),
        qn * (d / vn - e / 160.04),
        KE0 * ((1000 * a) / v1 - ce),
      ];
    },
  };
}

const ottoHeavy = ottoByHand(92, 1, 1);
const arketamine = ottoByHand(64, 5 / 6, 0.5);

/** 84 mg as three devices, at 66 years. */
function perezByHand(): ByHand {
  const h = 60;
  const [fr1, later] = [0.54, 0.54 * 0.62];
  const qh = (151 - 2.19 * 6) / h;
  const [q1, q2, q3] = [84.3 / h, 37.6 / h, 26.1 / h];
  const given = [0, 5, 10];
  return {
    model: 'perezruixo2021-esketamine',
    subject: { weightKg: 80, ageYears: 66 },
    doses: given.map((timeMin) => ({ timeMin, route: 'nasal-device', amountMg: 28 })),
    size: 8,
    stops: given.flatMap((t) => [t, t + 0.53 * h]),
    start: [],
    f: (t, [nose = 0, gut = 0, c = 0, p1 = 0, p2 = 0, liver = 0, n = 0, np = 0]) => {
      let swallow = 0;
      given.forEach((at, i) => {
        const fraction = i === 0 ? fr1 : later;
        if (t >= at && t < at + 0.53 * h) swallow += (28 * (1 - fraction) * 0.64) / (0.53 * h);
      });
      return [
        (-2.93 / h) * nose,
        swallow - (1.45 / h) * gut,
        (2.93 / h) * nose -
          q1 * (c / 192 - p1 / 143) -
          q2 * (c / 192 - p2 / 417) -
          qh * (c / 192 - liver / 101),
        q1 * (c / 192 - p1 / 143),
        q2 * (c / 192 - p2 / 417),
        (1.45 / h) * gut + qh * (c / 192 - liver / 101) - ((1.11 + 2.77) / h) * liver,
        (2.77 / h) * liver - (38 / h / 70) * n - q3 * (n / 70 - np / 115),
        q3 * (n / 70 - np / 115),
      ];
    },
    read: { esketamine: (x) => (1000 * (x[2] ?? 0)) / 192, esnorketamine: (x) => (1000 * (x[6] ?? 0)) / 70 },
  };
}

/** A 50 mg film at the reference weight: depots, delays, three metabolic generations. */
const film: ByHand = {
  model: 'simons2022-oral-film',
  subject: { weightKg: 70 },
  doses: [{ timeMin: 0, route: 'film', amountMg: 50 }],
  size: 14,
  stops: [13.1, 29.9],
  start: [],
  f: (
    t,
    [
      d1 = 0,
      d2 = 0,
      g = 0,
      c = 0,
      p = 0,
      s = 0,
      m1 = 0,
      m2 = 0,
      n = 0,
      np = 0,
      h1 = 0,
      h2 = 0,
      k = 0,
      kp = 0,
    ],
  ) => {
    const leave = 2 / 20.1;
    const hop = 2 / 1.12;
    return [
      (t < 13.1 ? (50 * 0.263) / 13.1 : 0) - 0.04 * d1,
      (t < 29.9 ? (50 * 1.16) / 29.9 : 0) - 0.049 * d2,
      0.049 * d2 - g / 10.7,
      0.04 * d1 - (1.48 / 11.6) * c - 2.43 * (c / 11.6 - p / 39) - 1.21 * (c / 11.6 - s / 174),
      2.43 * (c / 11.6 - p / 39),
      1.21 * (c / 11.6 - s / 174),
      g / 10.7 + (1.48 / 11.6) * c - leave * m1,
      leave * (m1 - m2),
      0.8 * leave * m2 - (1 / 11.6) * n - 2.63 * (n / 11.6 - np / 221),
      2.63 * (n / 11.6 - np / 221),
      (1 / 11.6) * n - hop * h1,
      hop * (h1 - h2),
      0.7 * hop * h2 - (0.933 / 4.4) * k - 1.7 * (k / 4.4 - kp / 87.5),
      1.7 * (k / 4.4 - kp / 87.5),
    ];
  },
  read: {
    esketamine: (x) => (1000 * (x[3] ?? 0)) / 11.6,
    esnorketamine: (x) => ((1000 * (x[8] ?? 0)) / 11.6) * (223.7 / 237.73),
    eshydroxynorketamine: (x) => ((1000 * (x[12] ?? 0)) / 4.4) * (239.7 / 237.73),
  },
};

const INFUSION = [{ timeMin: 0, route: 'iv-infusion', amountMg: 35, durationMin: 40 }];

const cases: readonly ByHand[] = [
  {
    model: 'otto2021-esketamine',
    subject: { weightKg: 92 },
    doses: INFUSION,
    size: 6,
    stops: [40],
    start: [],
    f: ottoHeavy.f,
    read: {
      esketamine: (x) => (1000 * (x[0] ?? 0)) / ottoHeavy.v1,
      esnorketamine: (x) => (1000 * (x[3] ?? 0)) / ottoHeavy.vn,
      'effectSite.esketamine': (x) => x[5] ?? 0,
    },
  },
  {
    model: 'racemic-two-enantiomer',
    subject: { weightKg: 64 },
    doses: INFUSION,
    size: 6,
    stops: [40],
    start: [],
    f: arketamine.f,
    read: {
      arketamine: (x) => (1000 * (x[0] ?? 0)) / arketamine.v1,
      arnorketamine: (x) => (1000 * (x[3] ?? 0)) / arketamine.vn,
      'effectSite.arketamine': (x) => x[5] ?? 0,
    },
  },
  {
    model: 'domino-stanpump',
    subject: { weightKg: 60 },
    doses: [{ timeMin: 0, route: 'iv-bolus', amountMg: 30 }],
    size: 4,
    stops: [],
    start: [30, 0, 0, 0],
    f: (_, [a = 0, b = 0, c = 0, ce = 0]) => [
      -(0.438 + 0.592 + 0.59) * a + 0.247 * b + 0.0146 * c,
      0.592 * a - 0.247 * b,
      0.59 * a - 0.0146 * c,
      0.652 * ((1000 * a) / (0.063 * 60) - ce),
    ],
    read: { ketamine: (x) => (1000 * (x[0] ?? 0)) / (0.063 * 60), 'effectSite.ketamine': (x) => x[3] ?? 0 },
  },
  {
    model: 'kamp2020-meta-3cmt',
    subject: { weightKg: 100 },
    doses: INFUSION,
    size: 3,
    stops: [40],
    start: [],
    f: (t, [a = 0, b = 0, c = 0]) => {
      const [v, q] = [100 / 70, (100 / 70) ** 0.75 / 60];
      const [x, y, z] = [a / (25 * v), b / (56 * v), c / (157 * v)];
      return [
        (t < 40 ? 35 / 40 : 0) - 84 * q * x - 161 * q * (x - y) - 79 * q * (x - z),
        161 * q * (x - y),
        79 * q * (x - z),
      ];
    },
    read: { ketamine: (x) => (1000 * (x[0] ?? 0)) / ((25 * 100) / 70) },
  },
  film,
];

const TIMES = [5, 12, 20, 40, 55, 90, 240, 600];

/** Nasal devices also place an amount at once into the nose. */
const nasal = perezByHand();
function stepped(
  by: ByHand,
  jumps: ReadonlyMap<number, (x: number[]) => void>,
): readonly (readonly number[])[] {
  const stops = [...new Set([...by.stops, ...TIMES, ...jumps.keys()])]
    .filter((t) => t > 0)
    .sort((a, b) => a - b);
  let x = Array.from({ length: by.size }, (_, i) => by.start[i] ?? 0);
  jumps.get(0)?.(x);
  let now = 0;
  const at = new Map<number, readonly number[]>();
  for (const stop of stops) {
    // Stay on one side of a jump: the last stage of a step must not see the far side.
    const inside: Derivative = (t, y) => by.f(Math.min(t, stop - 1e-9), y);
    x = [...integrate(inside, now, stop, x, 1e-11)];
    jumps.get(stop)?.(x);
    now = stop;
    at.set(stop, [...x]);
  }
  return TIMES.map((t) => at.get(t) ?? []);
}

function compare(by: ByHand, jumps: ReadonlyMap<number, (x: number[]) => void>): number {
  const result = ask({ model: by.model, subject: by.subject, doses: by.doses, timesMin: TIMES });
  const states = stepped(by, jumps);
  return Math.max(
    ...Object.entries(by.read).map(([name, read]) =>
      worstRelativeToPeak(series(result, name), states.map(read)),
    ),
  );
}

describe('every model against its equations written by hand and integrated in steps', () => {
  it.each(cases)('$model at $subject.weightKg kg agrees to 1e-8 of the peak', (by) => {
    expect(compare(by, new Map())).toBeLessThan(1e-8);
  });

  it('three nasal devices at 66 years agree to 1e-8 of the peak', () => {
    const spray = (fraction: number) => (x: number[]) => {
      x[0] = (x[0] ?? 0) + 28 * fraction;
    };
    const jumps = new Map([
      [0, spray(0.54)],
      [5, spray(0.54 * 0.62)],
      [10, spray(0.54 * 0.62)],
    ]);
    expect(compare(nasal, jumps)).toBeLessThan(1e-8);
  });
});
