import type { CompiledModel } from '../compile/compile-model.ts';
import type { InputRule } from '../compile/inputs.ts';
import { covarianceFactor, deviate, deviationRules } from '../compile/parameters.ts';
import { populationBands } from '../kernel/cohort.ts';
import { inverseNormal } from '../kernel/normal.ts';
import { scrambledSobol } from '../kernel/sobol.ts';
import type { PopulationRequest } from '../request/parse-named.ts';
import type { OccupancyRule } from './occupancy.ts';
import type { Series } from './result.ts';

export interface PopulationSignals {
  /** One per compiled signal, percentile name → series. */
  readonly signals: readonly Readonly<Record<string, Series>>[];
  readonly occupancy: Readonly<Record<string, Series>> | undefined;
}

/** Between-subject deviations of a cohort, `out[subject * etas + eta]`: scrambled Sobol points, correlated as published. */
export function drawDeviations(model: CompiledModel, subjects: number, seed: number): Float64Array {
  const factor = covarianceFactor(model.definition);
  const n = Object.keys(model.definition.variability.etas).length;
  const points = scrambledSobol(subjects, n, seed);
  const z = new Float64Array(n);
  for (let s = 0; s < subjects; s += 1) {
    for (let i = 0; i < n; i += 1) z[i] = inverseNormal(points[s * n + i] as number);
    for (let i = 0; i < n; i += 1) {
      let value = 0;
      for (let k = 0; k <= i; k += 1) value += (factor[i * n + k] as number) * (z[k] as number);
      points[s * n + i] = value;
    }
  }
  return points;
}

export function populationSignals(given: {
  readonly model: CompiledModel;
  readonly typical: Float64Array;
  readonly rules: readonly InputRule[];
  readonly timesMin: readonly number[];
  readonly population: PopulationRequest;
  readonly occupancy: OccupancyRule | undefined;
}): PopulationSignals {
  const { model, typical, population, occupancy } = given;
  const deviations = drawDeviations(model, population.subjects, population.seed);
  const etaCount = Object.keys(model.definition.variability.etas).length;
  const rules = deviationRules(model.definition);
  const bands = populationBands({
    subjects: population.subjects,
    size: model.size,
    starts: model.starts,
    signalCount: model.signals.length,
    parameterCount: typical.length,
    parametersOf: (subject, out) => deviate(rules, typical, deviations, subject * etaCount, out),
    fill: model.fill,
    inputs: given.rules,
    timesMin: given.timesMin,
    percentiles: population.percentiles,
    ratio:
      occupancy?.terms.map(({ signal, perNgPerMl }) => ({
        signal: model.signals.indexOf(signal),
        factor: perNgPerMl,
      })) ?? [],
  });
  const named = (rows: readonly Float64Array[]): Readonly<Record<string, Series>> =>
    Object.fromEntries(
      population.percentiles.map((p, k) => [`p${p}`, Array.from(rows[k] ?? [], (v) => (v > 0 ? v : 0))]),
    );
  return {
    signals: bands.signals.map(named),
    occupancy: occupancy === undefined ? undefined : named(bands.ratio),
  };
}
