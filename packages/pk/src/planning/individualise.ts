import { err, ok, type Refusal, type Result } from '@titrate/quantity';
import { compileModel, systemOf } from '../compile/compile-model.ts';
import { type Dose, inputRules, inputsOf } from '../compile/inputs.ts';
import {
  covarianceFactor,
  deviate,
  deviationRules,
  typicalParameters,
  varianceOf,
} from '../compile/parameters.ts';
import { createFlow } from '../kernel/flow.ts';
import { levelsAt } from '../kernel/trajectory.ts';
import type { ModelDefinition } from '../models/definition.ts';
import { definitionById } from '../models/registry.ts';
import { parseDoses, parseSubject, readTime } from '../request/parse-named.ts';
import { Reader } from '../request/read.ts';
import { type FittedParameter, fittedParameters } from './fitted-parameters.ts';
import { choleskyInverse, choleskySolve } from './normal-equations.ts';

export interface MeasuredLevel {
  readonly timeMin: number;
  readonly output: string;
  readonly ngPerMl: number;
}

export interface IndividualiseOptions {
  readonly modelId: string;
  readonly subject: unknown;
  readonly doses: unknown;
  /** Measured at the sampling site of the model; at most 100. */
  readonly levels: readonly MeasuredLevel[];
}

export interface Individual {
  /** Most probable deviations of this person, ready for the `etas` of a simulation, and their standard deviations. */
  readonly etas: Readonly<Record<string, number>>;
  readonly etaSd: Readonly<Record<string, number>>;
  /** The same as parameters with their unit, beside those of the typical person. */
  readonly parameters: readonly FittedParameter[];
  readonly fitted: readonly (MeasuredLevel & {
    readonly typicalNgPerMl: number;
    readonly individualNgPerMl: number;
  })[];
  readonly warnings: readonly string[];
}

const MOST_STEPS = 60;

/**
 * The maximum a posteriori estimate of one person's deviations from measured levels, with its uncertainty
 * from the curvature at the optimum. **Research use**: nothing in the product calls it by itself. Levels
 * count on the log scale with the published proportional residual; deviations with the published covariance.
 */
export function individualise(options: IndividualiseOptions): Result<Individual, Refusal> {
  const reader = new Reader();
  const definition = definitionById(options.modelId);
  if (definition === undefined) {
    reader.refuse('unknown-model', 'modelId', `${options.modelId} is not a model`);
    return err(reader.problems);
  }
  const subject = parseSubject(reader, options.subject, definition);
  const doses = parseDoses(reader, options.doses, definition);
  const known = Object.keys(definition.residual);
  if (known.length === 0)
    reader.refuse('no-residual', 'modelId', `${definition.id} has no residual error; it cannot be fitted`);
  const entries = reader.list(options.levels, 'levels', 100) ?? [];
  if (entries.length === 0) reader.refuse('no-levels', 'levels', 'at least one measured level is needed');
  options.levels.forEach((level, i) => {
    readTime(reader, level.timeMin, `levels[${i}].timeMin`);
    reader.number(level.ngPerMl, `levels[${i}].ngPerMl`, { least: 1e-3, most: 1e5, unit: 'ng/mL' });
    if (!known.includes(level.output))
      reader.refuse('unknown-output', `levels[${i}].output`, `expected one of ${known.join(', ')}`);
  });
  if (reader.problems.length > 0 || subject === undefined) return err(reader.problems);
  const levels = [...options.levels].sort((a, b) => a.timeMin - b.timeMin);
  const typicalPerson = typicalParameters(definition, subject);
  const predict = predictor(definition, typicalPerson, doses, levels);
  const typical = predict(new Float64Array(Object.keys(definition.variability.etas).length));
  typical.forEach((value, i) => {
    if (!(value > 0))
      reader.refuse(
        'no-dose-before',
        `levels[${i}].timeMin`,
        'no dose given reaches this time; a level cannot be explained',
      );
  });
  if (reader.problems.length > 0) return err(reader.problems);
  const fit = climb(definition, levels, predict);
  const names = Object.keys(definition.variability.etas);
  const individual = predict(fit.eta);
  const fitted = levels.map((level, i) => ({
    ...level,
    typicalNgPerMl: typical[i] ?? 0,
    individualNgPerMl: individual[i] ?? 0,
  }));
  return ok({
    etas: Object.fromEntries(names.map((name, k) => [name, fit.eta[k] ?? 0])),
    etaSd: Object.fromEntries(names.map((name, k) => [name, fit.sd[k] ?? 0])),
    parameters: fittedParameters(definition, typicalPerson, fit.eta, fit.sd),
    fitted,
    warnings: [
      `research-use: an estimate from ${levels.length} level${levels.length === 1 ? '' : 's'}, assuming ${definition.samplingSite}; not for dosing decisions`,
      ...(fit.converged ? [] : ['not-converged: the search stopped before it settled']),
      ...unlikelyDeviations(definition, fit.eta),
      ...misfits(definition, fitted),
    ],
  });
}

/** [default]: so many standard deviations from what was expected, an estimate is no longer taken without a word. */
const UNLIKELY_SD = 3;
const CHECK = 'check dose, times, unit and sample';

/** Deviations that hardly anybody of the study had: rather a wrong time, dose or unit than such a person. */
function unlikelyDeviations(definition: ModelDefinition, eta: Float64Array): readonly string[] {
  return Object.entries(definition.variability.etas).flatMap(([name, one], k) => {
    const sds = Math.abs(eta[k] ?? 0) / Math.sqrt(varianceOf(one));
    return sds > UNLIKELY_SD
      ? [
          `unlikely-person: ${name} lies ${sds.toFixed(1)} standard deviations from the typical person; ${CHECK}`,
        ]
      : [];
  });
}

/** Levels that even the most probable person does not explain, by the published scatter of a measurement. */
function misfits(definition: ModelDefinition, fitted: Individual['fitted']): readonly string[] {
  return fitted.flatMap(({ output, timeMin, ngPerMl, individualNgPerMl }) => {
    const scatter = definition.residual[output]?.proportional ?? Number.POSITIVE_INFINITY;
    const sds = Math.abs(Math.log(ngPerMl / individualNgPerMl)) / scatter;
    return sds > UNLIKELY_SD
      ? [
          `misfit: ${ngPerMl} ng/mL at ${timeMin} min, where the curve of this estimate has ${individualNgPerMl.toFixed(0)} ng/mL; ${CHECK}`,
        ]
      : [];
  });
}

/** Levels at the measured times and outputs for given deviations. */
function predictor(
  definition: ModelDefinition,
  typical: Float64Array,
  doses: readonly Dose[],
  levels: readonly MeasuredLevel[],
): (eta: Float64Array) => Float64Array {
  const outputs = [...new Set(levels.map((level) => level.output))];
  const model = compileModel(definition, outputs, new Set(doses.map((dose) => dose.route)));
  const rules = inputRules(model, doses);
  const deviations = deviationRules(definition);
  const own = new Float64Array(typical.length);
  const times = levels.map((level) => level.timeMin);
  const rows = levels.map((level) => outputs.indexOf(level.output));
  return (eta) => {
    deviate(deviations, typical, eta, 0, own);
    const inputs = inputsOf(rules, own);
    const flow = createFlow(systemOf(model, own), [...new Set(inputs.map((input) => input.state))]);
    const values = levelsAt(flow, outputs.length, inputs, times);
    return Float64Array.from(rows, (row, i) => values[row]?.[i] ?? 0);
  };
}

interface Fit {
  readonly eta: Float64Array;
  readonly sd: Float64Array;
  readonly converged: boolean;
}

/** Damped Gauss–Newton in standardised deviations z (eta = factor·z), where the prior is zᵀz. */
function climb(
  definition: ModelDefinition,
  levels: readonly MeasuredLevel[],
  predict: (eta: Float64Array) => Float64Array,
): Fit {
  const factor = covarianceFactor(definition);
  const n = Object.keys(definition.variability.etas).length;
  const etaOf = (z: Float64Array): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => {
      let sum = 0;
      for (let k = 0; k <= i; k += 1) sum += (factor[i * n + k] ?? 0) * (z[k] ?? 0);
      return sum;
    });
  const residuals = (z: Float64Array): Float64Array =>
    predict(etaOf(z)).map((value, i) => {
      const level = levels[i];
      const sd = definition.residual[level?.output ?? '']?.proportional ?? 1;
      return Math.log(Math.max(value, 1e-300) / (level?.ngPerMl ?? 1)) / sd;
    });
  const cost = (z: Float64Array, r: Float64Array): number =>
    r.reduce((sum, v) => sum + v * v, 0) + z.reduce((sum, v) => sum + v * v, 0);
  let z = new Float64Array(n);
  let r = residuals(z);
  let damping = 0;
  let converged = false;
  for (let step = 0; step < MOST_STEPS && !converged; step += 1) {
    const { curvature, gradient } = slopes(z, r, residuals);
    const damped = curvature.map((v, i) => (i % (n + 1) === 0 ? v * (1 + damping) : v));
    const move = choleskySolve(damped, gradient, n);
    const next = z.map((v, i) => v - (move[i] ?? 0));
    const after = residuals(next);
    if (cost(next, after) <= cost(z, r)) {
      converged = Math.max(...move.map(Math.abs)) < 1e-9;
      z = next;
      r = after;
      damping = damping < 1e-6 ? 0 : damping / 10;
    } else {
      damping = damping === 0 ? 1e-3 : damping * 10;
      if (damping > 1e8) converged = true;
    }
  }
  const inverse = choleskyInverse(slopes(z, r, residuals).curvature, n);
  const sd = Float64Array.from({ length: n }, (_, i) => {
    let variance = 0;
    for (let a = 0; a <= i; a += 1)
      for (let b = 0; b <= i; b += 1)
        variance += (factor[i * n + a] ?? 0) * (inverse[a * n + b] ?? 0) * (factor[i * n + b] ?? 0);
    return Math.sqrt(variance);
  });
  return { eta: etaOf(z), sd, converged };
}

/** Half the gradient and half the (Gauss–Newton) curvature of the cost, by central differences. */
function slopes(
  z: Float64Array,
  r: Float64Array,
  residuals: (z: Float64Array) => Float64Array,
): { readonly curvature: Float64Array; readonly gradient: Float64Array } {
  const n = z.length;
  const h = 1e-4;
  const columns = Array.from({ length: n }, (_, k) => {
    const up = z.slice();
    const down = z.slice();
    up[k] = (up[k] ?? 0) + h;
    down[k] = (down[k] ?? 0) - h;
    const low = residuals(down);
    return residuals(up).map((v, i) => (v - (low[i] ?? 0)) / (2 * h));
  });
  const curvature = new Float64Array(n * n);
  const gradient = new Float64Array(n);
  columns.forEach((a, i) => {
    columns.forEach((b, j) => {
      curvature[i * n + j] = a.reduce((sum, v, k) => sum + v * (b[k] ?? 0), i === j ? 1 : 0);
    });
    gradient[i] = a.reduce((sum, v, k) => sum + v * (r[k] ?? 0), z[i] ?? 0);
  });
  return { curvature, gradient };
}
