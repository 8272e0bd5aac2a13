import type { Dose } from '../compile/inputs.ts';
import type { Subject } from '../compile/parameters.ts';
import type { ModelDefinition } from '../models/definition.ts';
import type { DoseFigures } from '../request/parse-named.ts';
import { absurdDoses, absurdDosesForWeight, absurdInfusions, dosesOutsideStudied } from './dose-warnings.ts';

/** What a reader must know about this model for this person and these doses. */
export function warningsFor(
  definition: ModelDefinition,
  subject: Subject,
  doses: readonly Dose[],
  figures: DoseFigures = {},
): readonly string[] {
  const warnings: string[] = [
    ...absurdDoses(doses, figures.mg),
    ...absurdDosesForWeight(doses, subject.weightKg, figures.mgPerKg),
    ...absurdInfusions(doses, figures.infusionMin),
  ];
  const { ageYears, weightKg, description, ranges } = definition.population;
  // A range that is ours must not be read as one the study printed.
  const whose =
    ranges.mark === 'A' ? `${description}; the study prints no range, this one is assumed` : description;
  if (weightKg !== null && (subject.weightKg < weightKg[0] || subject.weightKg > weightKg[1]))
    warnings.push(
      `out-of-population: ${subject.weightKg} kg is outside the ${weightKg[0]} to ${weightKg[1]} kg of the people behind this model (${whose})`,
    );
  if (weightKg === null)
    warnings.push(
      `population-not-known: the sources do not say which weights and ages the people behind this model had (${description})`,
    );
  if (ageYears !== null && subject.ageYears !== undefined) {
    if (subject.ageYears < ageYears[0] || subject.ageYears > ageYears[1])
      warnings.push(
        `out-of-population: ${subject.ageYears} years is outside the ${ageYears[0]} to ${ageYears[1]} years of the people behind this model (${whose})`,
      );
  } else if (subject.ageYears !== undefined && subject.ageYears < 18)
    warnings.push('out-of-population: these models are for adults');
  warnings.push(...covariatesNotGiven(definition, subject));
  for (const route of new Set(doses.map((dose) => dose.route))) {
    const caution = definition.routes[route]?.caution;
    if (caution !== undefined) warnings.push(caution);
  }
  warnings.push(...dosesOutsideStudied(definition, doses));
  const device = definition.devices;
  if (device !== undefined) {
    const partial = doses.some(
      (dose) => dose.route === 'nasal-device' && dose.amountMg < device.deviceMg.value,
    );
    if (partial)
      warnings.push(
        `partial-device: a device gives ${device.deviceMg.value} mg; a smaller amount is computed as one device`,
      );
  }
  return warnings;
}

function covariatesNotGiven(definition: ModelDefinition, subject: Subject): readonly string[] {
  const rules = Object.values(definition.parameters).flatMap((parameter) => parameter.covariates ?? []);
  const missing: string[] = [];
  if (subject.ageYears === undefined && rules.some((rule) => rule.kind === 'per-year-above'))
    missing.push('age-not-given: computed for a person of 60 years or younger');
  const ancestry = rules.some((rule) => rule.kind === 'factor');
  if (ancestry && subject.asian === undefined && subject.japanese === undefined)
    missing.push(
      'ancestry-not-given: the reference group of the study is assumed, neither Asian nor Japanese; others have other levels',
    );
  return missing;
}
