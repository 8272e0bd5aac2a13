import { MODELS } from '@titrate/pk';
import { describe, expect, it } from 'vitest';
import { covariatesOf } from './covariates.ts';
import { dosesOfExplored, modelsOf, requestOf, START, subjectOf } from './explored.ts';
import { levelsOf, shownOutputs } from './levels.ts';
import { DRUG, type DrugId, modelsOn, PK_ROUTES, whyNone, whyNot } from './model-routes.ts';

const DRUGS: readonly DrugId[] = ['ketamine', 'esketamine'];
const combinations = DRUGS.flatMap((drug) => PK_ROUTES.map((route) => ({ ...START, drug, route })));

describe('the explorer', () => {
  it('reaches every model by every route it knows', () => {
    const reached = combinations.flatMap((explored) =>
      modelsOf(explored).models.map(({ id }) => `${id} ${explored.route}`),
    );
    expect(reached.sort()).toEqual(
      MODELS.flatMap(({ id, routes }) => routes.map((route) => `${id} ${route}`)).sort(),
    );
  });

  it('draws every one of them', () => {
    for (const explored of combinations)
      for (const { id, outputs } of modelsOf(explored).models) {
        const request = requestOf({ ...explored, modelId: id });
        if (request === undefined) throw new Error(`nothing is asked for ${id}`);
        const answer = levelsOf(request, () => shownOutputs(outputs));
        expect(answer).toMatchObject({ ok: true });
        if (answer.ok) expect(answer.levels.curves[0]?.peakNgPerMl).toBeGreaterThan(0);
      }
  });

  it('says of every model why it cannot be chosen, and of an unknown route why nothing is drawn', () => {
    for (const { drug, route } of combinations)
      for (const model of MODELS)
        expect(whyNot(model, drug, route) === undefined).toBe(
          model.drug === DRUG[drug] && model.routes.includes(route),
        );
    const [kamp] = modelsOn('ketamine', 'iv-bolus').filter(({ id }) => id.startsWith('kamp'));
    if (kamp === undefined) throw new Error('no such model');
    expect(whyNot(kamp, 'ketamine', 'im')).toContain('knows no dose given into a muscle');
    expect(whyNot(kamp, 'esketamine', 'im')).toContain('nothing converts between the two');
    expect(requestOf({ ...START, drug: 'ketamine', route: 'oral' })).toBeUndefined();
    expect(whyNone('ketamine', 'oral')).toContain('known for esketamine only');
  });

  it('asks for age and ancestry only where a model can use them, and tells no model more', () => {
    const spray = { ...START, drug: 'esketamine', route: 'nasal-device', ancestry: 'japanese' } as const;
    const { model } = modelsOf(spray);
    expect(covariatesOf([model])).toEqual({ age: true, ancestry: true });
    expect(subjectOf(spray, [model])).toEqual({ weightKg: 75, ageYears: 40, asian: true, japanese: true });
    const pump = modelsOf({ ...START, modelId: 'domino-stanpump' });
    expect(covariatesOf([pump.model])).toEqual({ age: false, ancestry: false });
    expect(subjectOf({ ...START, ancestry: 'asian' }, [pump.model])).toEqual({ weightKg: 75 });
  });

  it('gives a film and a swallowed dose in mg, a spray in whole devices', () => {
    const amounts = (route: (typeof PK_ROUTES)[number]) =>
      dosesOfExplored({ ...START, drug: 'esketamine', route }).map(({ amountMg }) => amountMg);
    expect([amounts('film'), amounts('oral'), amounts('nasal-device'), amounts('im')]).toEqual([
      [50],
      [50],
      [28, 28],
      [37.5],
    ]);
  });
});
