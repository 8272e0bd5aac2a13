import type {
  CovariateRule,
  EtaDefinition,
  ModelDefinition,
  ParameterDefinition,
  ParameterUnit,
} from '../models/definition.ts';

/** What the models may know about a person. Absent means not known. */
export interface Subject {
  readonly weightKg: number;
  readonly ageYears?: number;
  readonly sex?: 'female' | 'male' | 'other';
  readonly asian?: boolean;
  /** Implies `asian`. */
  readonly japanese?: boolean;
}

const TO_MINUTES: Readonly<Record<ParameterUnit, number>> = {
  L: 1,
  'L/kg': 1,
  'L/h': 1 / 60,
  'L/min': 1,
  '1/h': 1 / 60,
  '1/min': 1,
  h: 60,
  min: 1,
  '1': 1,
};

/** Parameters of the typical person with these covariates, in litres, minutes and mg; `overrides` are in the published unit. */
export function typicalParameters(
  definition: ModelDefinition,
  subject: Subject,
  overrides: Readonly<Record<string, number>> = {},
): Float64Array {
  const entries = Object.entries(definition.parameters);
  const values = new Float64Array(entries.length);
  entries.forEach(([name, parameter], i) => {
    values[i] = typicalValue({ ...parameter, value: overrides[name] ?? parameter.value }, subject);
  });
  return values;
}

function typicalValue(parameter: ParameterDefinition, subject: Subject): number {
  let value = parameter.value;
  for (const rule of parameter.covariates ?? []) value = applyCovariate(rule, value, subject);
  const factor = TO_MINUTES[parameter.unit];
  // Dividing by 60 keeps one rounding where multiplying by 1/60 would make two.
  return factor === 1 / 60 ? value / 60 : value * factor;
}

/** A value of the engine in the unit the parameter was published in. */
export function inPublishedUnit(value: number, unit: ParameterUnit): number {
  const factor = TO_MINUTES[unit];
  return factor === 1 / 60 ? value * 60 : value / factor;
}

function applyCovariate(rule: CovariateRule, value: number, subject: Subject): number {
  switch (rule.kind) {
    case 'power':
      return value * (subject.weightKg / rule.reference) ** rule.exponent;
    case 'per-year-above':
      return value + rule.perYear * Math.max(0, (subject.ageYears ?? rule.aboveYears) - rule.aboveYears);
    case 'factor': {
      const holds = rule.when === 'asian' ? isAsian(subject) : subject.japanese === true;
      return holds ? value * rule.factor : value;
    }
  }
}

export const isAsian = (subject: Subject): boolean => subject.asian === true || subject.japanese === true;

/** Applies one person's deviations in place. `deviations[k]` belongs to the k-th eta of the model. */
export type DeviationRule = { readonly parameter: number; readonly eta: number; readonly logit: boolean };

export function deviationRules(definition: ModelDefinition): readonly DeviationRule[] {
  const etas = Object.keys(definition.variability.etas);
  return Object.values(definition.parameters).flatMap((parameter, index) => {
    if (parameter.eta === undefined) return [];
    const eta = etas.indexOf(parameter.eta);
    if (eta < 0) throw new Error(`Invariant broken: ${definition.id} names an unknown eta ${parameter.eta}`);
    return [{ parameter: index, eta, logit: definition.variability.etas[parameter.eta]?.scale === 'logit' }];
  });
}

export function deviate(
  rules: readonly DeviationRule[],
  typical: Float64Array,
  deviations: Float64Array,
  from: number,
  out: Float64Array,
): void {
  out.set(typical);
  for (const { parameter, eta, logit } of rules) {
    const deviation = deviations[from + eta] ?? 0;
    const value = typical[parameter] ?? 0;
    out[parameter] = logit
      ? 1 / (1 + ((1 - value) / value) * Math.exp(-deviation))
      : value * Math.exp(deviation);
  }
}

/**
 * Which parameter differs from one dosing of a person to the next, and by how much (SD on the log scale). How long an
 * input lasts is left out: the people of a cohort share one timetable.
 */
export interface OccasionRule {
  readonly parameter: number;
  readonly sd: number;
}

export function occasionRules(definition: ModelDefinition): readonly OccasionRule[] {
  const parameters = Object.keys(definition.parameters);
  const durations = new Set(
    Object.values(definition.routes).flatMap(({ inputs }) => inputs.flatMap(({ overMin }) => overMin ?? [])),
  );
  return Object.entries(definition.betweenOccasion ?? {}).flatMap(([name, { omega2 }]) => {
    const parameter = parameters.indexOf(name);
    if (parameter < 0) throw new Error(`Invariant broken: ${definition.id} has no parameter ${name}`);
    return durations.has(name) ? [] : [{ parameter, sd: Math.sqrt(omega2) }];
  });
}

export function varianceOf(eta: EtaDefinition): number {
  return 'omega2' in eta.spread ? eta.spread.omega2 : Math.log(1 + (eta.spread.cvPercent / 100) ** 2);
}

/** Lower triangular factor of the covariance of the etas, row-major. */
export function covarianceFactor(definition: ModelDefinition): Float64Array {
  const names = Object.keys(definition.variability.etas);
  const n = names.length;
  const matrix = new Float64Array(n * n);
  Object.values(definition.variability.etas).forEach((eta, i) => {
    matrix[i * n + i] = varianceOf(eta);
  });
  for (const { between, value } of definition.variability.covariances) {
    const i = names.indexOf(between[0]);
    const j = names.indexOf(between[1]);
    matrix[i * n + j] = value;
    matrix[j * n + i] = value;
  }
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * n + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (factor[i * n + k] ?? 0) * (factor[j * n + k] ?? 0);
      if (i === j) {
        if (sum <= 0) throw new Error(`Invariant broken: covariance of ${definition.id} is not positive`);
        factor[i * n + i] = Math.sqrt(sum);
      } else factor[i * n + j] = sum / (factor[j * n + j] ?? 1);
    }
  }
  return factor;
}
