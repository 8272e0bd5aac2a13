/**
 * Prints what the pharmacokinetic engine costs, on one thread, beside a plain stepping integrator in the
 * same run. Run by hand: `node bench/pk.ts`. Ratios travel between machines, milliseconds do not.
 */
import { cpus } from 'node:os';
import { compileModel } from '../packages/pk/src/compile/compile-model.ts';
import { inputRules } from '../packages/pk/src/compile/inputs.ts';
import { deviate, deviationRules, typicalParameters } from '../packages/pk/src/compile/parameters.ts';
import { createAsGivenEngine, simulate } from '../packages/pk/src/index.ts';
import { type CohortRequest, populationBands, simulateCohort } from '../packages/pk/src/kernel/cohort.ts';
import { definitionById } from '../packages/pk/src/models/registry.ts';
import { drawDeviations } from '../packages/pk/src/simulate/population.ts';

const FIVE = [5, 25, 50, 75, 95];
const SESSION_DAYS = [0, 3, 7, 10, 14, 17];

function cohort(given: {
  readonly subjects: number;
  readonly signals: readonly string[];
  readonly modelId: string;
  readonly days: readonly number[];
}): () => CohortRequest {
  const definition = definitionById(given.modelId);
  if (definition === undefined) throw new Error(`no model ${given.modelId}`);
  const doses = given.days.map((day) => ({
    timeMin: day * 1440,
    route: 'iv-infusion' as const,
    amountMg: 35,
    durationMin: 40,
  }));
  const timesMin = given.days.flatMap((day) => Array.from({ length: 241 }, (_, i) => day * 1440 + i));
  // Everything a caller pays for is inside: compiling, drawing, simulating.
  return () => {
    const model = compileModel(definition, given.signals, new Set(['iv-infusion']));
    const etas = Object.keys(definition.variability.etas).length;
    const deviations = drawDeviations(definition, given.subjects, 1);
    const rules = deviationRules(definition);
    // People of different weights, 50 to 110 kg: one typical vector per kilogram.
    const typical = Array.from({ length: 61 }, (_, kg) =>
      typicalParameters(definition, { weightKg: 50 + kg }),
    );
    return {
      subjects: given.subjects,
      size: model.size,
      starts: model.starts,
      signalCount: given.signals.length,
      parameterCount: model.parameterNames.length,
      parametersOf: (subject, out) => {
        const base = typical[subject % 61];
        if (base !== undefined) deviate(rules, base, deviations, subject * etas, out);
      },
      fill: model.fill,
      inputs: inputRules(model, doses),
      timesMin,
      percentiles: FIVE,
      wanted: given.signals.map((_, i) => [i]),
      ratio: [],
    };
  };
}

/** Median processor time of this thread in ms over `runs` calls after a warm-up: other programs on the machine count less. */
function median(runs: number, work: () => void): number {
  for (let i = 0; i < runs; i += 1) work();
  const times = Array.from({ length: runs }, () => {
    const start = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  return times[runs >> 1] ?? Number.NaN;
}

/** Median wall time in ms, for what is too short for the thread's clock. */
function wall(runs: number, work: () => void): number {
  for (let i = 0; i < runs; i += 1) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[runs >> 1] ?? Number.NaN;
}

/** Baseline: classical Runge-Kutta with a fixed step and no allocation, one subject after the other. */
function rungeKutta(request: CohortRequest, stepMin: number): number {
  const n = request.size;
  const p = new Float64Array(request.parameterCount);
  const k = new Float64Array(n * n);
  const w = new Float64Array(request.signalCount * n);
  const x = new Float64Array(n);
  const work = { a: new Float64Array(n), b: new Float64Array(n), sum: new Float64Array(n) };
  const starts = request.inputs.map((input) => input.startMin);
  let checksum = 0;
  for (let subject = 0; subject < request.subjects; subject += 1) {
    request.parametersOf(subject, p);
    request.fill(p, k, w);
    x.fill(0);
    const state = request.inputs[0]?.state ?? 0;
    let now = request.timesMin[0] ?? 0;
    for (const time of request.timesMin) {
      const span = time - now;
      const running = starts.some((start) => now >= start - 1e-9 && now < start + 40 - 1e-9);
      const steps = Math.ceil(span / stepMin);
      for (let i = 0; i < steps; i += 1)
        rungeKuttaStep(k, n, x, state, running ? 35 / 40 : 0, span / steps, work);
      now = time;
      for (let i = 0; i < n; i += 1) checksum += (w[i] as number) * (x[i] as number);
    }
  }
  return checksum;
}

interface Work {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly sum: Float64Array;
}

function rungeKuttaStep(
  k: Float64Array,
  n: number,
  x: Float64Array,
  into: number,
  rate: number,
  h: number,
  { a, b, sum }: Work,
): void {
  a.set(x);
  sum.set(x);
  for (let stage = 0; stage < 4; stage += 1) {
    const weight = stage === 0 || stage === 3 ? h / 6 : h / 3;
    const reach = stage < 2 ? h / 2 : h;
    for (let i = 0; i < n; i += 1) {
      let slope = i === into ? rate : 0;
      for (let j = 0; j < n; j += 1) slope += (k[i * n + j] as number) * (a[j] as number);
      b[i] = (x[i] as number) + reach * slope;
      sum[i] = (sum[i] as number) + weight * slope;
    }
    a.set(b);
  }
  x.set(sum);
}

const rows: (readonly [string, string, string])[] = [];
const report = (what: string, ms: number, goal: string, extra = ''): void => {
  rows.push([
    what,
    ms < 0.5 ? `${(ms * 1000).toFixed(1)} µs` : `${ms.toFixed(2)} ms`,
    `${goal} ${extra}`.trim(),
  ]);
};

const anchor = cohort({
  subjects: 1000,
  signals: ['ketamine'],
  modelId: 'kamp2020-meta-3cmt',
  days: SESSION_DAYS,
});
const values = 1000 * 241 * 6;
const sim = median(51, () => simulateCohort(anchor(), () => {}));
report(
  'anchor: 1,000 subjects × 1,446 samples, simulate',
  sim,
  '≤ 6 ms',
  `${(values / sim / 1e3).toFixed(0)} million values/s`,
);
const banded = median(51, () => populationBands(anchor()));
report('anchor with five bands', banded, '≤ 45 ms');

const small = cohort({
  subjects: 20,
  signals: ['ketamine'],
  modelId: 'kamp2020-meta-3cmt',
  days: SESSION_DAYS,
});
const perValue = median(3, () => rungeKutta(small(), 0.25)) / (20 * 241 * 6);
rows.push([
  'baseline: Runge-Kutta 4, step 0.25 min, same values',
  `${(perValue * values).toFixed(0)} ms`,
  `× ${((perValue * values) / sim).toFixed(0)} of ours, × ${((perValue * values) / banded).toFixed(0)} with bands`,
]);

const composite = {
  model: 'racemic-two-enantiomer',
  subject: { weightKg: 78 },
  doses: SESSION_DAYS.map((day) => ({
    timeMin: day * 1440,
    route: 'iv-infusion',
    amountMg: 39,
    durationMin: 40,
  })),
  timesMin: SESSION_DAYS.flatMap((day) => Array.from({ length: 241 }, (_, i) => day * 1440 + i)),
  outputs: ['ketamine', 'norketamine', 'occupancy'],
  population: { subjects: 1000, seed: 1, percentiles: FIVE },
};
const full = median(11, () => {
  const result = simulate(composite);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
});
report('full composite, 1,000 subjects, effect sites and occupancy, five bands', full, '≤ 200 ms');

const many = cohort({ subjects: 100_000, signals: ['ketamine'], modelId: 'kamp2020-meta-3cmt', days: [0] });
report(
  '100,000 subjects × 241 samples, five bands',
  median(3, () => populationBands(many())),
  '≤ 1.5 s',
);

const engine = createAsGivenEngine({ modelId: 'racemic-two-enantiomer', subject: { weightKg: 78 } });
if (!engine.ok) throw new Error(JSON.stringify(engine.error));
for (let i = 0; i < 240; i += 1)
  engine.value.apply({ kind: i === 0 ? 'start' : 'rate', timeMin: i, mgPerMin: 0.5 + (i % 5) / 10 });
let at = 240;
const live = wall(21, () => {
  for (let i = 0; i < 100; i += 1) {
    engine.value.apply({ kind: 'rate', timeMin: at, mgPerMin: 0.5 });
    engine.value.levelAt(at + 1);
    at += 1;
  }
});
report('live update with 240 and more past events, and a reading', live / 100, '≤ 50 µs');
const corrected = wall(21, () => {
  engine.value.replaceHistory(
    Array.from({ length: 240 }, (_, i) => ({
      kind: i === 0 ? 'start' : 'rate',
      timeMin: i,
      mgPerMin: 0.5 + Math.random(),
    })),
  );
});
report('the whole history of 240 events replaced', corrected, '');

const slider = median(15, () => {
  const result = simulate({
    ...composite,
    doses: [{ timeMin: 0, route: 'iv-infusion', amountMg: 39, durationMin: 40 }],
    timesMin: { from: 0, to: 240, step: 1 },
    outputs: ['ketamine'],
    population: { subjects: 256, seed: 1, percentiles: [5, 50, 95] },
  });
  if (!result.ok) throw new Error('refused');
});
report('one curve with bands of 256 people, 241 points (a slider)', slider, '≤ 16 ms');

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, one thread, medians of the thread’s processor time`,
);
for (const [what, took, goal] of rows) console.log(`${what.padEnd(74)} ${took.padStart(12)}   ${goal}`);
