import { type ModelSummary, simulate } from '@titrate/pk';

/** What a model knows about a person beside the weight. */
interface Covariates {
  readonly age: boolean;
  readonly ancestry: boolean;
}

/** A model that misses a covariate says so; asked about somebody of whom only the weight is known, it names them all. */
function missedBy(model: ModelSummary): Covariates {
  // Any weight will do: nothing is given, and only the warnings are read.
  const answer = simulate({ model: model.id, subject: { weightKg: 70 }, doses: [], timesMin: [0] });
  const misses = (code: string) =>
    answer.ok && answer.value.warnings.some((text) => text.startsWith(`${code}:`));
  // A model without a rule for age may still know the ages it was made from.
  return {
    age: misses('age-not-given') || model.population.ageYears !== null,
    ancestry: misses('ancestry-not-given'),
  };
}

const asked = new Map<string, Covariates>();

/** What to ask about a person so that each of these models is told all it can use. */
export function covariatesOf(models: readonly (ModelSummary | undefined)[]): Covariates {
  const each = models
    .filter((model) => model !== undefined)
    .map((model) => {
      const known = asked.get(model.id) ?? missedBy(model);
      asked.set(model.id, known);
      return known;
    });
  return { age: each.some(({ age }) => age), ancestry: each.some(({ ancestry }) => ancestry) };
}
