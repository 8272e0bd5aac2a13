import { compileModel, partsOfSignal } from '../compile/compile-model.ts';
import { type Dose, inputRules } from '../compile/inputs.ts';
import { covarianceFactor, deviate, deviationRules, occasionRules } from '../compile/parameters.ts';
import { populationBands } from '../kernel/cohort.ts';
import { inverseNormal } from '../kernel/normal.ts';
import { scrambledSobol } from '../kernel/sobol.ts';
import type { ModelDefinition } from '../models/definition.ts';
import type { PopulationRequest } from '../request/parse-named.ts';
import { zeroAtStart } from './at-start.ts';
import type { OccupancyRule } from './occupancy.ts';
import type { Series } from './result.ts';

export interface PopulationSignals {
  /** One per wanted signal, percentile name → series. */
  readonly signals: readonly Readonly<Record<string, Series>>[];
  readonly occupancy: Readonly<Record<string, Series>> | undefined;
}

/**
 * Deviations of a cohort, `out[subject * width + i]`: first those between people, correlated as published, then, where
 * the study published them, those of one dosing from the person's own mean. Scrambled Sobol points.
 */
export function drawDeviations(definition: ModelDefinition, subjects: number, seed: number): Float64Array {
  const factor = covarianceFactor(definition);
  const occasions = occasionRules(definition);
  const n = Object.keys(definition.variability.etas).length;
  const width = n + occasions.length;
  const points = scrambledSobol(subjects, width, seed);
  const z = new Float64Array(n);
  for (let s = 0; s < subjects; s += 1) {
    const from = s * width;
    for (let i = 0; i < n; i += 1) z[i] = inverseNormal(points[from + i] as number);
    for (let i = 0; i < n; i += 1) {
      let value = 0;
      for (let k = 0; k <= i; k += 1) value += (factor[i * n + k] as number) * (z[k] as number);
      points[from + i] = value;
    }
    occasions.forEach(({ sd }, k) => {
      points[from + n + k] = sd * inverseNormal(points[from + n + k] as number);
    });
  }
  return points;
}

export function populationSignals(given: {
  readonly definition: ModelDefinition;
  /** Typical parameters of the person asked about. */
  readonly typical: Float64Array;
  readonly doses: readonly Dose[];
  readonly timesMin: readonly number[];
  readonly signals: readonly string[];
  readonly population: PopulationRequest;
  readonly occupancy: OccupancyRule | undefined;
}): PopulationSignals {
  const { definition, typical, population, occupancy } = given;
  // Sums are added up per column; only their parts are simulated.
  const partsOf = (signal: string): readonly string[] => partsOfSignal(definition, signal);
  const binding = (occupancy?.terms ?? []).flatMap(({ signal, perNgPerMl }) =>
    partsOf(signal).map((part) => ({ part, perNgPerMl })),
  );
  const parts = [...new Set([...given.signals.flatMap(partsOf), ...binding.map(({ part }) => part)])];
  const model = compileModel(definition, parts, new Set(given.doses.map((dose) => dose.route)));
  const deviations = drawDeviations(definition, population.subjects, population.seed);
  const etaCount = Object.keys(definition.variability.etas).length;
  const rules = deviationRules(definition);
  const occasions = occasionRules(definition);
  const width = etaCount + occasions.length;
  const parametersOf = (subject: number, out: Float64Array): void => {
    deviate(rules, typical, deviations, subject * width, out);
    occasions.forEach(({ parameter }, k) => {
      out[parameter] = (out[parameter] ?? 0) * Math.exp(deviations[subject * width + etaCount + k] ?? 0);
    });
  };
  const inputs = inputRules(model, given.doses);
  const bands = populationBands({
    subjects: population.subjects,
    size: model.size,
    starts: model.starts,
    signalCount: parts.length,
    parameterCount: typical.length,
    parametersOf,
    fill: model.fill,
    inputs,
    timesMin: given.timesMin,
    percentiles: population.percentiles,
    wanted: given.signals.map((signal) => partsOf(signal).map((part) => parts.indexOf(part))),
    ratio: binding.map(({ part, perNgPerMl }) => ({ signal: parts.indexOf(part), factor: perNgPerMl })),
  });
  const atStart = zeroAtStart(model, typical, inputs, given.timesMin);
  const named = (rows: readonly Float64Array[], of: readonly string[]): Readonly<Record<string, Series>> => {
    const isZero = of.every((part) => atStart.isZero(parts.indexOf(part)));
    for (const column of isZero ? atStart.columns : []) for (const row of rows) row[column] = 0;
    return Object.fromEntries(
      population.percentiles.map((p, k) => [`p${p}`, Array.from(rows[k] ?? [], (v) => (v > 0 ? v : 0))]),
    );
  };
  return {
    signals: bands.signals.map((rows, s) => named(rows, partsOf(given.signals[s] ?? ''))),
    occupancy:
      occupancy === undefined
        ? undefined
        : named(
            bands.ratio,
            binding.map(({ part }) => part),
          ),
  };
}
