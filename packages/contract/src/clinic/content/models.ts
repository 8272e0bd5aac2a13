import { MODELS, type ModelSummary, POTENCY_SETS, type PotencySet } from '@titrate/pk';
import { type ContentEntry, fact } from './entry.ts';

export const modelContent = (): readonly ContentEntry[] => [
  ...MODELS.map(modelEntry),
  ...POTENCY_SETS.map(potencyEntry),
];

function modelEntry(model: ModelSummary): ContentEntry {
  const { population } = model;
  return {
    group: 'models',
    id: model.id,
    version: model.version,
    title: model.title,
    facts: [
      ...fact('Drug', model.drug),
      ...fact('Routes', model.routes.join(', ')),
      ...fact('Outputs', model.outputs.join(', ')),
      ...fact('Sampling site', model.samplingSite),
      ...fact(
        'Studied in',
        `${population.description}${population.subjects === null ? '' : `, n = ${population.subjects}`}`,
      ),
      ...fact('Ages', span(population.ageYears, 'years')),
      ...fact('Weights', span(population.weightKg, 'kg')),
      ...fact(
        'Spread between people',
        model.hasVariability ? 'published' : 'none published: no band is drawn',
      ),
      ...fact('Measurement scatter', model.residual),
    ],
    values: [
      ...model.parameters.map(({ name, value, unit, mark, source }) => ({
        name,
        value: unit === '1' ? String(value) : `${value} ${unit}`,
        mark,
        source,
      })),
      ...model.etas.map(({ name, scale, omega2, mark }) => ({
        name: `spread ${name}`,
        value: String(Number(omega2.toPrecision(6))),
        meaning: `variance on the ${scale} scale`,
        mark,
      })),
    ],
    sources: [{ text: model.citation }, { text: 'population', mark: population.mark }],
    cases: [],
    notes: model.defects,
  };
}

function potencyEntry(set: PotencySet): ContentEntry {
  return {
    group: 'models',
    id: `potency-${set.id}`,
    title: `Affinities: ${set.title}`,
    facts: fact('Used for', 'the receptor occupancy index'),
    values: Object.entries(set.species).map(([name, potency]) => ({
      name,
      value: `Ki ${potency.kiUmolPerL} µmol/L`,
      meaning: `molar mass ${potency.molarMass}, unbound ${potency.unboundFraction}`,
      mark: set.mark,
    })),
    sources: [{ text: set.source, mark: set.mark }],
    cases: [],
    notes: [],
  };
}

const span = (range: readonly [number, number] | null, unit: string): string =>
  range === null ? 'not stated' : `${range[0]} to ${range[1]} ${unit}`;
