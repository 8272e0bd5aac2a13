import { describe, expect, it } from 'vitest';
import { compileModel, signalNames, systemOf } from '../compile/compile-model.ts';
import { covarianceFactor, typicalParameters } from '../compile/parameters.ts';
import { MODELS, modelById } from '../simulate/models.ts';
import { DEFINITIONS } from './registry.ts';

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
  it('are the six of the catalogue, with exactly their outputs', () => {
    expect(Object.fromEntries(DEFINITIONS.map((d) => [d.id, Object.keys(d.outputs)]))).toEqual(OUTPUTS);
  });

  it.each(DEFINITIONS)('$id names a source and a mark for every number', (definition) => {
    for (const parameter of Object.values(definition.parameters)) {
      expect(parameter.source.length).toBeGreaterThan(5);
      expect(['V1', 'V2', 'V3', 'A']).toContain(parameter.mark);
      expect(parameter.value).toBeGreaterThan(0);
    }
    for (const eta of Object.values(definition.variability.etas))
      expect(eta.source.length).toBeGreaterThan(5);
    expect(definition.citation.length).toBeGreaterThan(10);
    expect(definition.samplingSite.length).toBeGreaterThan(5);
    expect(definition.defects.length).toBeGreaterThan(0);
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

  it('name every signal a simulation can give', () => {
    for (const definition of DEFINITIONS)
      expect(modelById(definition.id)?.outputs).toEqual(signalNames(definition));
  });
});
