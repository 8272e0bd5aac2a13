import {
  ABSURD_DOSE,
  ABSURD_DOSE_PER_KG,
  ABSURD_INFUSION,
  MODELS,
  type ModelSummary,
  OBSERVATIONS,
  POTENCY_SETS,
  type PotencySet,
} from '@titrate/pk';
import { type ContentEntry, type ContentValue, fact } from './entry.ts';

export const modelContent = (): readonly ContentEntry[] => [
  ...MODELS.map(modelEntry),
  ...POTENCY_SETS.map(potencyEntry),
  absurdDoseEntry(),
  observationEntry(),
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
      ...fact('Spread between people', spreadWords(model)),
      ...fact('Measurement scatter', model.residual),
      ...fact('Flows, amount per minute', model.flows.map(flowWords).join('; ')),
      ...fact('Read as, ng/mL', model.readings.map(readingWords).join('; ')),
      ...fact('A dose enters', doseWords(model)),
    ],
    values: [...model.parameters.flatMap(parameterValues), ...spreadValues(model), ...doseValues(model)],
    sources: [
      { text: model.citation },
      ...(['V2', 'V3'] as const).flatMap((mark) => {
        const behind = model.behindMarks[mark];
        return behind === undefined
          ? []
          : [{ text: `what stands behind a mark ${mark} here: ${behind}`, mark }];
      }),
      { text: `sampling site: ${model.sampling.source}`, mark: model.sampling.mark },
      { text: `people: ${population.source}`, mark: population.mark },
      { text: `their ages and weights: ${population.ranges.source}`, mark: population.ranges.mark },
    ],
    cases: [],
    notes: model.defects,
  };
}

type Parameter = ModelSummary['parameters'][number];

const sixDigits = (value: number): string => String(Number(value.toPrecision(6)));

const withUnit = (value: number, unit: string): string =>
  unit === '1' ? sixDigits(value) : `${sixDigits(value)} ${unit}`;

/** A parameter, then each rule that changes it with the person. */
function parameterValues(parameter: Parameter): readonly ContentValue[] {
  const { name, value, unit, meaning, mark, source, covariates } = parameter;
  return [
    { name, value: withUnit(value, unit), meaning, mark, source },
    ...covariates.map((rule) => ruleValue(parameter, rule)),
  ];
}

function ruleValue({ name, unit }: Parameter, rule: Parameter['covariates'][number]): ContentValue {
  const { mark, source } = rule;
  switch (rule.kind) {
    case 'power': {
      const value = `× (kg / ${rule.reference}) ^ ${rule.exponent}`;
      return { name: `${name}, weight`, value, meaning: 'scaled by body weight', mark, source };
    }
    case 'per-year-above': {
      const value = `${withUnit(rule.perYear, unit)} per year`;
      const meaning = `for each year above ${rule.aboveYears}`;
      return { name: `${name}, age`, value, meaning, mark, source };
    }
    case 'factor': {
      const meaning = `in a person who is ${ANCESTRY[rule.when]}`;
      return { name: `${name}, ${rule.when}`, value: `× ${rule.factor}`, meaning, mark, source };
    }
  }
}

const ANCESTRY = { asian: 'Asian', japanese: 'Japanese' } as const;

function spreadValues(model: ModelSummary): readonly ContentValue[] {
  return [
    ...model.etas.map(({ name, scale, omega2, mark, source }) => ({
      name: `spread ${name}`,
      value: sixDigits(omega2),
      meaning: `between people, variance on the ${scale} scale`,
      mark,
      source,
    })),
    ...model.covariances.map(({ between, value, mark, source }) => ({
      name: `spread ${between.join(' with ')}`,
      value: sixDigits(value),
      meaning: 'between people, covariance of the two',
      mark,
      source,
    })),
    ...model.betweenOccasion.map(({ name, omega2, mark, source }) => ({
      name: `occasion ${name}`,
      value: sixDigits(omega2),
      meaning: 'between two dosings of one person, variance on the log scale; not in the band',
      mark,
      source,
    })),
    ...model.residuals.map(({ output, proportional, additiveNmolPerMl, mark, source }) => ({
      name: `scatter ${output}`,
      value: `${proportional}${additiveNmolPerMl === undefined ? '' : ` and ${additiveNmolPerMl} nmol/mL`}`,
      meaning: 'of a measurement, proportional SD (and additive SD, not used); not in the band',
      mark,
      source,
    })),
  ];
}

function doseValues(model: ModelSummary): readonly ContentValue[] {
  const { devices } = model;
  return [
    ...model.studiedDoses.map(({ routes, mg, description, mark, source }) => ({
      name: `studied ${routes.join(', ')}`,
      value: mg === null ? 'no range known' : span(mg, 'mg'),
      meaning: description,
      mark,
      source,
    })),
    ...(devices === undefined
      ? []
      : [
          {
            name: 'device',
            value: `${devices.deviceMg.value} mg`,
            meaning: 'one device, mg of base',
            mark: devices.deviceMg.mark,
            source: devices.deviceMg.source,
          },
          {
            name: 'new session',
            value: `${devices.newSessionAfterMin.value} min`,
            meaning: 'a device later than this after the one before is a first one again',
            mark: devices.newSessionAfterMin.mark,
            source: devices.newSessionAfterMin.source,
          },
        ]),
  ];
}

function spreadWords(model: ModelSummary): string {
  if (!model.hasVariability) return 'none published: no band is drawn';
  const assumed = model.etas.filter(({ mark }) => mark === 'A').map(({ name }) => name);
  if (assumed.length === 0) return 'published';
  return assumed.length === model.etas.length
    ? 'borrowed from another study'
    : `published, but assumed for ${assumed.join(', ')}`;
}

const flowWords = ({ from, to, rate }: ModelSummary['flows'][number]): string =>
  `${from} → ${to ?? 'out'}: ${rate}`;

const readingWords = (reading: ModelSummary['readings'][number]): string =>
  `${reading.output} = ${
    'sumOf' in reading
      ? reading.sumOf.join(' + ')
      : reading.of.map(({ state, ngPerMlPerMg }) => `${state} × ${ngPerMlPerMg}`).join(' + ')
  }`;

function doseWords({ inputs }: ModelSummary): string {
  type Input = NonNullable<NonNullable<ModelSummary['inputs']['oral']>['inputs']>[number];
  const words = ({ into, fraction, overMin }: Input): string =>
    `${into} × ${fraction}${overMin === undefined ? '' : ` over ${overMin}`}`;
  return Object.entries(inputs)
    .map(([route, { inputs: first, laterDeviceInputs }]) => {
      const later =
        laterDeviceInputs === undefined ? '' : ` (later devices: ${laterDeviceInputs.map(words).join(', ')})`;
      return `${route}: ${first.map(words).join(', ')}${later}`;
    })
    .join('; ');
}

function potencyEntry(set: PotencySet): ContentEntry {
  return {
    group: 'models',
    id: `potency-${set.id}`,
    title: `Affinities: ${set.title}`,
    facts: fact('Used for', 'the receptor occupancy index'),
    values: Object.entries(set.species).flatMap(([name, { kiUmolPerL, molarMass, unboundFraction }]) => [
      {
        name,
        value: `Ki ${kiUmolPerL} µmol/L`,
        meaning: 'inhibition constant',
        mark: set.mark,
        source: set.source,
      },
      {
        name: `${name}, molar mass`,
        value: `${molarMass.gPerMol} g/mol`,
        meaning: 'of the base',
        mark: molarMass.mark,
        source: molarMass.source,
      },
      {
        name: `${name}, unbound`,
        value: String(unboundFraction.value),
        meaning: 'fraction not bound in plasma, taken as that at the effect site',
        mark: unboundFraction.mark,
        source: unboundFraction.source,
      },
    ]),
    sources: [{ text: set.source, mark: set.mark }],
    cases: [],
    notes: [
      'Occupancy = x / (1 + x), x the sum over the species of unbound fraction × effect-site ng/mL / molar mass / Ki: one site, competing. That the brain’s unbound level equals the effect site’s is an assumption.',
    ],
  };
}

function absurdDoseEntry(): ContentEntry {
  return {
    group: 'models',
    id: 'absurd-dose',
    title: 'Dose that a simulation warns of',
    facts: fact(
      'Used for',
      'the warnings absurd-dose, absurd-dose-per-kg and absurd-infusion; they hold nothing back',
    ),
    values: [
      {
        name: 'one dose above',
        value: `${ABSURD_DOSE.mg} mg`,
        meaning:
          'of base, by any route, or the sum of doses begun within any 12 h; a request may set another figure',
        mark: 'default',
        source: ABSURD_DOSE.source,
      },
      {
        name: 'one dose above, by weight',
        value: `${ABSURD_DOSE_PER_KG.mgPerKg} mg/kg`,
        meaning:
          'of base for each kg of body weight, by any route, or the sum of doses begun within any 12 h; a request may set another figure',
        mark: 'default',
        source: ABSURD_DOSE_PER_KG.source,
      },
      {
        name: 'an infusion shorter than',
        value: `${ABSURD_INFUSION.min} min`,
        meaning:
          'steps of a pump, each shorter, that follow on one another count as one; a request may set another figure',
        mark: 'default',
        source: ABSURD_INFUSION.source,
      },
    ],
    sources: [{ text: ABSURD_DOSE.source, mark: 'default' }],
    cases: [],
    notes: [],
  };
}

function observationEntry(): ContentEntry {
  return {
    group: 'models',
    id: 'measured-levels',
    title: 'Levels measured in studies, to hold a curve against',
    facts: fact('Used for', 'marks beside a curve of the same dose, and of no other'),
    values: OBSERVATIONS.flatMap(({ further = [], ...one }) => {
      const { situation, drug, atMin, meanNgPerMl, rangeNgPerMl, mark, source, samplingSite } = one;
      const at = (min: number | null) => (min === null ? 'time not stated' : `at ${min} min`);
      const range = (of: readonly [number, number] | undefined) =>
        of === undefined ? '' : ` (${of.join(' to ')})`;
      const meaning = `${drug}, ${situation}; ${samplingSite}`;
      return [
        {
          name: one.id,
          value: `${meanNgPerMl}${range(rangeNgPerMl)} ng/mL, ${at(atMin)}`,
          meaning,
          mark,
          source,
        },
        ...further.map((later) => ({
          name: `${one.id}, ${later.output} ${later.ngPerMl} ${at(later.atMin)}`,
          value: `${later.ngPerMl}${range(later.rangeNgPerMl)} ng/mL, ${at(later.atMin)}`,
          meaning,
          mark,
          source,
        })),
      ];
    }),
    sources: OBSERVATIONS.filter(
      ({ source }, i) => OBSERVATIONS.findIndex((other) => other.source === source) === i,
    ).map(({ source, mark }) => ({ text: source, mark })),
    cases: [],
    notes: [
      'Levels of doses without a stated length, or without one mean, are not kept: anaesthesia, and infusions of unknown length.',
    ],
  };
}

const span = (range: readonly [number, number] | null, unit: string): string => {
  if (range === null) return 'not stated';
  return range[0] === range[1] ? `${range[0]} ${unit}` : `${range[0]} to ${range[1]} ${unit}`;
};
