import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileModel, signalNames, systemOf } from '../compile/compile-model.ts';
import { covarianceFactor, typicalParameters } from '../compile/parameters.ts';
import { MODELS, modelById } from '../simulate/models.ts';
import type { ModelDefinition, Sourced } from './definition.ts';
import { OBSERVATIONS } from './observations.ts';
import { POTENCY_SETS } from './potency.ts';
import { DEFINITIONS } from './registry.ts';
import { MOLAR_MASSES } from './shared-facts.ts';

/** Everything in a model file that carries a number, at any depth. */
function sourcedNumbers(definition: ModelDefinition): readonly Sourced[] {
  const { parameters, variability, betweenOccasion, residual, devices, population } = definition;
  return [
    ...Object.values(parameters).flatMap((parameter) => [parameter, ...(parameter.covariates ?? [])]),
    ...Object.values(variability.etas),
    ...variability.covariances,
    ...Object.values(betweenOccasion ?? {}),
    ...Object.values(residual),
    ...(devices === undefined ? [] : [devices.deviceMg, devices.newSessionAfterMin]),
    ...definition.studiedDoses,
    population,
    population.ranges,
    definition.sampling,
  ];
}

const OUTPUTS: Readonly<Record<string, readonly string[]>> = {
  'racemic-two-enantiomer': [
    'ketamine',
    'norketamine',
    'esketamine',
    'arketamine',
    'esnorketamine',
    'arnorketamine',
  ],
  'otto2021-esketamine': ['esketamine', 'esnorketamine'],
  'perezruixo2021-esketamine': ['esketamine', 'esnorketamine'],
  'simons2022-oral-film': ['esketamine', 'esnorketamine', 'eshydroxynorketamine'],
  'kamp2020-meta-3cmt': ['ketamine'],
  'domino-stanpump': ['ketamine'],
};

describe('the model files', () => {
  it('are each listed in registry.ts, which is all there is to add beside the file', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.model.ts'));
    const ids = DEFINITIONS.map(({ id }) => id);
    for (const file of files) {
      const id = file.replace('.model.ts', '');
      expect(
        ids,
        `${file} has no line in registry.ts: import its definition there and add it to DEFINITIONS`,
      ).toContain(id);
    }
    for (const id of ids)
      expect(files, `model ${id} lives in a file of another name: call it models/${id}.model.ts`).toContain(
        `${id}.model.ts`,
      );
    expect(new Set(ids).size, 'two models have the same id').toBe(ids.length);
  });

  it('are the six of the catalogue, with exactly their outputs', () => {
    expect(Object.fromEntries(DEFINITIONS.map((d) => [d.id, Object.keys(d.outputs)]))).toEqual(OUTPUTS);
  });

  it.each(DEFINITIONS)('$id names a source and a mark for every number', (definition) => {
    const numbers = sourcedNumbers(definition);
    expect(numbers.length).toBeGreaterThan(Object.keys(definition.parameters).length);
    for (const { mark, source } of numbers) {
      expect(['V1', 'V2', 'V3', 'A', 'U']).toContain(mark);
      expect(source.length).toBeGreaterThan(5);
    }
    for (const parameter of Object.values(definition.parameters)) {
      expect(parameter.value).toBeGreaterThan(0);
      expect(parameter.mark).not.toBe('U');
      expect(parameter.meaning.length).toBeGreaterThan(5);
    }
    expect(definition.citation.length).toBeGreaterThan(10);
    expect(definition.samplingSite.length).toBeGreaterThan(5);
    expect(definition.defects.length).toBeGreaterThan(0);
  });

  it('give the DOI of every work they cite, or say that it is not recorded', () => {
    const works =
      /\b(Otto|Fanta|Perez-Ruixo|Simons|Kamp|Persson|Olofsen|Ebert|Salat|Dayton|Zanos) (19|20)\d\d/;
    const texts = [
      ...DEFINITIONS.flatMap((definition) => [
        definition.citation,
        ...Object.values(definition.parameters).map(({ source }) => source),
        ...Object.values(definition.residual).map(({ source }) => source),
      ]),
      ...POTENCY_SETS.flatMap((set) => [
        set.source,
        ...Object.values(set.species).map(({ unboundFraction }) => unboundFraction.source),
      ]),
      ...OBSERVATIONS.map(({ source }) => source),
    ];
    expect(texts.filter((text) => works.test(text)).length).toBeGreaterThan(80);
    for (const text of texts.filter((one) => works.test(one)))
      expect(text).toMatch(/doi 10\.\d{4,}\/\S+|PMID \d+|DOI not recorded/);
  });

  it.each(DEFINITIONS)(
    '$id names what stands behind each V2 and V3, or says that no name is known',
    (definition) => {
      const marks = new Set(sourcedNumbers(definition).map(({ mark }) => mark));
      for (const mark of ['V2', 'V3'] as const) {
        const behind = definition.behindMarks[mark];
        expect(behind !== undefined, `${definition.id} ${mark}`).toBe(marks.has(mark));
        if (behind !== undefined)
          expect(behind).toMatch(/doi 10\.\d{4,}|PMID \d+|not named by the source document/);
      }
    },
  );

  it('mark as assumed what was read elsewhere and is applied here by us', () => {
    const marksOf = (id: string, names: readonly string[]): unknown =>
      names.map((name) => DEFINITIONS.find((d) => d.id === id)?.parameters[name]?.mark);
    expect(marksOf('racemic-two-enantiomer', ['ratioR', 'ke0', 'kaIm', 'kaSc', 'Fsc'])).toEqual(
      Array(5).fill('A'),
    );
    expect(marksOf('kamp2020-meta-3cmt', ['ke0'])).toEqual(['A']);
    expect(marksOf('otto2021-esketamine', ['ke0'])).toEqual(['V1']);
    for (const set of POTENCY_SETS)
      for (const { unboundFraction } of Object.values(set.species)) expect(unboundFraction.mark).toBe('A');
  });

  it.each(DEFINITIONS)('$id uses every parameter, and every deviation acts on one', (definition) => {
    const used = new Set<string>(Object.values(definition.effectSites));
    const texts = [
      ...definition.flows.map((flow) => flow.rate),
      ...Object.values(definition.outputs).flatMap((output) =>
        'of' in output ? output.of.map((t) => t.ngPerMlPerMg) : [],
      ),
      ...Object.values(definition.routes).flatMap((route) =>
        [...route.inputs, ...(route.laterDeviceInputs ?? [])].flatMap((input) => [
          input.fraction,
          input.overMin ?? '',
        ]),
      ),
    ];
    for (const text of texts) for (const name of text.match(/[A-Za-z]\w*/g) ?? []) used.add(name);
    expect([...used].sort()).toEqual(Object.keys(definition.parameters).sort());
    const acting = new Set(
      Object.values(definition.parameters).flatMap((p) => (p.eta === undefined ? [] : [p.eta])),
    );
    expect([...acting].sort()).toEqual(Object.keys(definition.variability.etas).sort());
  });

  it.each(DEFINITIONS)(
    '$id has a covariance that is possible and keeps all drug in its graph',
    (definition) => {
      expect(() => covarianceFactor(definition)).not.toThrow();
      const model = compileModel(definition, Object.keys(definition.outputs));
      const { rates, size } = systemOf(model, typicalParameters(definition, { weightKg: 70 }));
      for (let from = 0; from < size; from += 1) {
        let sum = 0;
        for (let to = 0; to < size; to += 1) sum += rates[to * size + from] ?? 0;
        expect(sum).toBeLessThanOrEqual(1e-12);
      }
    },
  );
});

describe('half-lives and derived values printed by the sources', () => {
  it('the liver of the nasal model extracts 0.722 and clears 109 L/h', () => {
    const p = DEFINITIONS.find((d) => d.id === 'perezruixo2021-esketamine')?.parameters;
    const value = (name: string): number => p?.[name]?.value ?? Number.NaN;
    const intrinsic = (value('kel') + value('kmet')) * value('Vh');
    const extraction = intrinsic / (intrinsic + value('Qh'));
    expect(extraction).toBeCloseTo(0.722, 3);
    expect(extraction * value('Qh')).toBeCloseTo(109, 0);
    expect(value('Fgut') * (1 - extraction)).toBeCloseTo(0.178, 3);
  });

  it('the pump model at 70 kg: volumes 4.41, 10.6, 178 L and clearance 116 L/h', () => {
    const p = DEFINITIONS.find((d) => d.id === 'domino-stanpump')?.parameters;
    const value = (name: string): number => p?.[name]?.value ?? Number.NaN;
    const v1 = 70 * value('V1');
    expect(v1).toBeCloseTo(4.41, 6);
    expect((v1 * value('k12')) / value('k21')).toBeCloseTo(10.6, 1);
    expect((v1 * value('k13')) / value('k31')).toBeCloseTo(178, 0);
    expect(v1 * value('k10') * 60).toBeCloseTo(116, 0);
  });
});

describe('numbers that follow from others', () => {
  it('molar masses from formula and standard atomic weights', () => {
    const mass = (c: number, h: number, o: number): number =>
      c * 12.011 + h * 1.008 + 35.45 + 14.007 + o * 15.999;
    expect(MOLAR_MASSES.ketamine.gPerMol).toBe(Number(mass(13, 16, 1).toFixed(2)));
    expect(MOLAR_MASSES.norketamine.gPerMol).toBe(Number(mass(12, 14, 1).toFixed(2)));
    expect(MOLAR_MASSES.hydroxynorketamine.gPerMol).toBe(Number(mass(12, 14, 2).toFixed(2)));
  });

  it('the unbound fraction of ketamine lies in the middle of what the measured binding leaves', () => {
    const [ebert] = POTENCY_SETS;
    expect(ebert?.species['esketamine']?.unboundFraction.value).toBeCloseTo((0.53 + 0.57) / 2, 12);
  });

  it('ke0 from its half-life, and the pump’s ke0 from its peak time', () => {
    const ke0 = (id: string): number =>
      DEFINITIONS.find((d) => d.id === id)?.parameters['ke0']?.value ?? Number.NaN;
    expect(ke0('otto2021-esketamine')).toBeCloseTo(0.0835, 4);
    expect(ke0('kamp2020-meta-3cmt')).toBe(ke0('otto2021-esketamine'));
    expect(ke0('domino-stanpump')).toBe(0.652);
  });

  it('the spread that the pooled model borrows, whole: variances and how they go together', () => {
    const otto = DEFINITIONS.find((d) => d.id === 'otto2021-esketamine')?.variability;
    const variance = (name: string): number => {
      const spread = otto?.etas[name]?.spread;
      return spread !== undefined && 'omega2' in spread ? spread.omega2 : Number.NaN;
    };
    const covariance = otto?.covariances[0]?.value ?? Number.NaN;
    expect(covariance / Math.sqrt(variance('V1') * variance('CL'))).toBeCloseTo(0.48, 2);
    expect(Math.sqrt(Math.expm1(variance('V1')))).toBeCloseTo(0.296, 3);
    expect(Math.sqrt(Math.expm1(variance('CL')))).toBeCloseTo(0.162, 3);
    const kamp = DEFINITIONS.find((d) => d.id === 'kamp2020-meta-3cmt')?.variability;
    expect(Object.keys(kamp?.etas ?? {})).toEqual(['CL', 'V1']);
    for (const [name, eta] of Object.entries(kamp?.etas ?? {}))
      expect([eta.spread, eta.mark]).toEqual([otto?.etas[name]?.spread, 'A']);
    expect(kamp?.covariances.map(({ between, value, mark }) => [between, value, mark])).toEqual([
      [['V1', 'CL'], covariance, 'A'],
    ]);
  });
});

describe('the summaries people read', () => {
  it('list every model with provenance, and find one by id', () => {
    expect(MODELS.map((m) => m.id)).toEqual(DEFINITIONS.map((d) => d.id));
    const otto = modelById('otto2021-esketamine');
    expect(otto?.parameters.find((p) => p.name === 'CL')).toMatchObject({
      value: 95.2,
      unit: 'L/h',
      mark: 'V2',
    });
    expect(otto?.version).toMatch(/^1\+[0-9a-f]{16}$/);
    expect(modelById('nobody')).toBeUndefined();
  });

  it('hold what a reader needs to check a model: rules, covariances, scatter, flows and studied doses', () => {
    const otto = modelById('otto2021-esketamine');
    expect(otto?.parameters.find((p) => p.name === 'CL')?.covariates).toMatchObject([
      { kind: 'power', reference: 70, exponent: 0.75, mark: 'V2' },
    ]);
    expect(otto?.covariances.map(({ value }) => value)).toEqual([0.02261, 0.04456]);
    expect(otto?.residuals.map(({ output, proportional }) => [output, proportional])).toEqual([
      ['esketamine', 0.236],
      ['esnorketamine', 0.143],
    ]);
    expect(otto?.flows.length).toBe(10);
    expect(modelById('simons2022-oral-film')?.betweenOccasion.length).toBe(10);
    expect(modelById('domino-stanpump')?.residual).toBe('not known for this set');
  });

  it('name every signal a simulation can give', () => {
    for (const definition of DEFINITIONS)
      expect(modelById(definition.id)?.outputs).toEqual(signalNames(definition));
  });
});
