import { MODELS, POTENCY_SETS } from '@titrate/pk';
import { describe, expect, it } from 'vitest';
import { modelContent } from './models.ts';

const entry = (id: string) => {
  const found = modelContent().find((one) => one.id === id);
  if (found === undefined) throw new Error(`no entry ${id}`);
  return found;
};

describe('the models as people read them', () => {
  it('give every value a meaning, a mark and a source', () => {
    for (const { id, values } of modelContent()) {
      expect(values.length).toBeGreaterThan(0);
      for (const { name, value, meaning = '', mark = '', source = '' } of values) {
        expect([id, name, value, meaning.length > 3, mark, source.length > 5]).toEqual([
          id,
          name,
          expect.stringMatching(/./),
          true,
          expect.stringMatching(/^(V1|V2|V3|U|A|default)$/),
          true,
        ]);
      }
    }
  });

  it('name each value of one model once', () => {
    for (const { id, values } of modelContent()) {
      const names = values.map(({ name }) => name);
      expect([id, new Set(names).size]).toEqual([id, names.length]);
    }
  });

  it('show each parameter, each rule that changes it, each spread, occasion and scatter', () => {
    for (const model of MODELS) {
      const rules = model.parameters.flatMap(({ covariates }) => covariates);
      const rows = [
        ...[model.parameters, rules, model.etas, model.covariances],
        ...[model.betweenOccasion, model.residuals, model.studiedDoses],
      ].reduce((sum, list) => sum + list.length, model.devices === undefined ? 0 : 2);
      expect(entry(model.id).values).toHaveLength(rows);
    }
    for (const set of POTENCY_SETS)
      expect(entry(`potency-${set.id}`).values).toHaveLength(3 * Object.keys(set.species).length);
  });

  it.each([
    ['otto2021-esketamine', 'CL, weight', '× (kg / 70) ^ 0.75', 'V2'],
    ['perezruixo2021-esketamine', 'Qh, age', '-2.19 L/h per year', 'V2'],
    ['perezruixo2021-esketamine', 'kel, asian', '× 0.36', 'V2'],
    ['perezruixo2021-esketamine', 'FRn, japanese', '× 1.34', 'V2'],
    ['perezruixo2021-esketamine', 'new session', '720 min', 'A'],
    ['simons2022-oral-film', 'scatter esnorketamine', '0.1 and 0.058 nmol/mL', 'V2'],
    ['simons2022-oral-film', 'occasion MTTmet', '0.751', 'A'],
    ['simons2022-oral-film', 'studied film', '50 to 100 mg', 'V2'],
    ['racemic-two-enantiomer', 'ratioR', '0.833333', 'A'],
    ['potency-ebert1997', 'arketamine, unbound', '0.55', 'A'],
    ['potency-ebert1997', 'esnorketamine, molar mass', '223.7 g/mol', 'V2'],
    ['absurd-dose', 'one dose above', '300 mg', 'default'],
    ['absurd-dose', 'one dose above, by weight', '4 mg/kg', 'default'],
    ['absurd-dose', 'an infusion shorter than', '1 min', 'default'],
  ])('%s: %s is %s [%s]', (id, name, value, mark) => {
    expect(entry(id).values.find((one) => one.name === name)).toMatchObject({ value, mark });
  });

  it.each([
    ['otto2021-esketamine', 'published'],
    ['perezruixo2021-esketamine', 'published, but assumed for kmet'],
    ['kamp2020-meta-3cmt', 'borrowed from another study'],
    ['domino-stanpump', 'none published: no band is drawn'],
  ])('%s: the spread between people is %s', (id, words) => {
    expect(entry(id).facts.find(({ label }) => label === 'Spread between people')?.value).toBe(words);
  });
});
