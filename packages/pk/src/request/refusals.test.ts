import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate/simulate.ts';

const good = {
  model: 'racemic-two-enantiomer',
  subject: { weightKg: 70 },
  doses: [{ timeMin: 0, route: 'iv-infusion', amountMg: 35, durationMin: 40 }],
  timesMin: [0, 40],
};
const inline = {
  model: {
    id: 'mine',
    states: ['a', 'b'],
    flows: [{ from: 'a', to: 'b', kPerMin: 0.1 }],
    outputs: { level: [{ state: 'b', ngPerMlPerMg: 10 }] },
    effectSites: { level: { driver: 'level', ke0PerMin: 0.1 } },
  },
  doses: [{ timeMin: 0, durationMin: 0, amountMg: 1, into: 'a', bioavailability: 1 }],
  timesMin: [0, 10],
};
const dose = (change: object) => ({ ...good, doses: [{ ...good.doses[0], ...change }] });

function pathsOf(request: unknown): readonly string[] {
  const result = simulate(request);
  return result.ok ? [] : result.error.map((problem) => `${problem.type} ${problem.path}`);
}

describe('a precise refusal', () => {
  it('the request these cases spoil is itself accepted', () => {
    expect(pathsOf(good)).toEqual([]);
    expect(pathsOf(inline)).toEqual([]);
  });

  it.each([
    ['no object', 7, 'not-an-object '],
    ['an unknown model', { ...good, model: 'zanos' }, 'unknown-model model'],
    ['a model nobody named', { ...good, model: undefined }, 'unknown-model model'],
    ['no subject', { ...good, subject: undefined }, 'not-an-object subject'],
    ['a negative weight', { ...good, subject: { weightKg: -70 } }, 'out-of-bounds subject.weightKg'],
    ['a weight of zero', { ...good, subject: { weightKg: 0 } }, 'out-of-bounds subject.weightKg'],
    ['a weight in grams', { ...good, subject: { weightKg: 70_000 } }, 'out-of-bounds subject.weightKg'],
    ['a weight as text', { ...good, subject: { weightKg: '70' } }, 'not-a-number subject.weightKg'],
    [
      'a weight that is no number',
      { ...good, subject: { weightKg: Number.NaN } },
      'not-a-number subject.weightKg',
    ],
    [
      'a misspelt covariate',
      { ...good, subject: { weightKg: 70, weigth: 71 } },
      'unknown-member subject.weigth',
    ],
    [
      'Japanese but not Asian',
      { ...good, subject: { weightKg: 70, japanese: true, asian: false } },
      'contradiction subject.asian',
    ],
    ['an unknown sex', { ...good, subject: { weightKg: 70, sex: 'x' } }, 'unknown-sex subject.sex'],
    [
      'an age for which liver flow ends',
      { ...good, model: 'perezruixo2021-esketamine', subject: { weightKg: 70, ageYears: 129 } },
      'covariate-out-of-range subject.ageYears',
    ],
    ['a negative dose', dose({ amountMg: -35 }), 'out-of-bounds doses[0].amountMg'],
    ['an absurd dose', dose({ amountMg: 35_000 }), 'out-of-bounds doses[0].amountMg'],
    ['an infinite dose', dose({ amountMg: Number.POSITIVE_INFINITY }), 'not-a-number doses[0].amountMg'],
    ['a dose at no time', dose({ timeMin: null }), 'not-a-number doses[0].timeMin'],
    ['an unknown route', dose({ route: 'iv' }), 'unknown-route doses[0].route'],
    [
      'a route without absorption',
      dose({ route: 'film', durationMin: undefined }),
      'route-without-absorption doses[0].route',
    ],
    ['an infusion without duration', dose({ durationMin: undefined }), 'not-a-number doses[0].durationMin'],
    [
      'an infusion of no duration',
      dose({ durationMin: 0 }),
      'infusion-without-duration doses[0].durationMin',
    ],
    ['a bolus with a duration', dose({ route: 'iv-bolus' }), 'duration-not-used doses[0].durationMin'],
    ['a misspelt dose member', dose({ amountMG: 35 }), 'unknown-member doses[0].amountMG'],
    ['doses that are no list', { ...good, doses: {} }, 'not-a-list doses'],
    ['too many doses', { ...good, doses: new Array(5_001).fill(good.doses[0]) }, 'too-many doses'],
    [
      'three devices in one',
      {
        ...good,
        model: 'perezruixo2021-esketamine',
        doses: [{ timeMin: 0, route: 'nasal-device', amountMg: 84 }],
      },
      'more-than-one-device doses[0].amountMg',
    ],
    ['an unknown parameter', { ...good, parameters: { VC: 1 } }, 'unknown-parameter parameters.VC'],
    ['a clearance of zero', { ...good, parameters: { CL: 0 } }, 'out-of-bounds parameters.CL'],
    ['a negative volume', { ...good, parameters: { V1: -1 } }, 'out-of-bounds parameters.V1'],
    ['a fraction above one', { ...good, parameters: { Fim: 1.2 } }, 'out-of-bounds parameters.Fim'],
    ['an unknown deviation', { ...good, etas: { Q1: 0.1 } }, 'unknown-parameter etas.Q1'],
    ['an absurd deviation', { ...good, etas: { CL: 30 } }, 'out-of-bounds etas.CL'],
    ['no times', { ...good, timesMin: [] }, 'no-times timesMin'],
    ['times that run back', { ...good, timesMin: [0, 10, 5] }, 'out-of-order timesMin[2]'],
    ['a time that is no number', { ...good, timesMin: [0, 'x'] }, 'not-a-number timesMin[1]'],
    [
      'ten million samples',
      { ...good, timesMin: { from: 0, to: 1e7, step: 1 } },
      'too-many-samples timesMin',
    ],
    ['a step of zero', { ...good, timesMin: { from: 0, to: 10, step: 0 } }, 'no-step timesMin.step'],
    ['a negative step', { ...good, timesMin: { from: 0, to: 10, step: -1 } }, 'out-of-bounds timesMin.step'],
    [
      'an end before the start',
      { ...good, timesMin: { from: 10, to: 0, step: 1 } },
      'out-of-order timesMin.to',
    ],
    ['an unknown output', { ...good, outputs: ['ketamin'] }, 'unknown-output outputs[0]'],
    [
      'effect sites that are neither wanted nor not',
      { ...good, effectSites: 'no' },
      'not-a-flag effectSites',
    ],
    ['no output at all', { ...good, outputs: [] }, 'no-outputs outputs'],
    ['an unknown potency set', { ...good, potency: 'mine' }, 'unknown-potency-set potency'],
    ['an unknown member', { ...good, dosses: [] }, 'unknown-member dosses'],
    ['a population without seed', { ...good, population: { subjects: 100 } }, 'not-a-number population.seed'],
    [
      'a population of half people',
      { ...good, population: { subjects: 10.5, seed: 1 } },
      'not-a-whole-number population.subjects',
    ],
    [
      'a population of millions',
      { ...good, population: { subjects: 1e7, seed: 1 } },
      'out-of-bounds population.subjects',
    ],
    [
      'a population times too many samples',
      { ...good, timesMin: { from: 0, to: 4000, step: 0.1 }, population: { subjects: 100_000, seed: 1 } },
      'too-large population.subjects',
    ],
    [
      'a percentile of 105',
      { ...good, population: { subjects: 10, seed: 1, percentiles: [105] } },
      'out-of-bounds population.percentiles[0]',
    ],
    [
      'a population of one person’s deviations',
      { ...good, etas: { CL: 0.1 }, population: { subjects: 10, seed: 1 } },
      'contradiction etas',
    ],
    [
      'a band where none was published',
      { ...good, model: 'domino-stanpump', population: { subjects: 10, seed: 1 } },
      'no-variability population',
    ],
    [
      'an inline model without states',
      { ...inline, model: { ...inline.model, states: [] } },
      'no-states model.states',
    ],
    [
      'a state listed twice',
      { ...inline, model: { ...inline.model, states: ['a', 'b', 'a'] } },
      'duplicate model.states[2]',
    ],
    [
      'a flow from nowhere',
      { ...inline, model: { ...inline.model, flows: [{ from: 'x', to: 'b', kPerMin: 1 }] } },
      'unknown-state model.flows[0].from',
    ],
    [
      'a flow without an end',
      { ...inline, model: { ...inline.model, flows: [{ from: 'a', kPerMin: 1 }] } },
      'unknown-state model.flows[0].to',
    ],
    [
      'a flow into itself',
      { ...inline, model: { ...inline.model, flows: [{ from: 'a', to: 'a', kPerMin: 1 }] } },
      'self-flow model.flows[0]',
    ],
    [
      'a negative rate',
      { ...inline, model: { ...inline.model, flows: [{ from: 'a', to: 'b', kPerMin: -1 }] } },
      'out-of-bounds model.flows[0].kPerMin',
    ],
    [
      'an output of an unknown state',
      {
        ...inline,
        model: { ...inline.model, outputs: { level: [{ state: 'x', ngPerMlPerMg: 1 }] }, effectSites: {} },
      },
      'unknown-state model.outputs.level[0].state',
    ],
    [
      'an output with the name of a built-in',
      { ...inline, model: { ...inline.model, outputs: JSON.parse('{"__proto__":[]}'), effectSites: {} } },
      'bad-name model.outputs.__proto__',
    ],
    [
      'an effect site without driver',
      { ...inline, model: { ...inline.model, effectSites: { level: { driver: 'x', ke0PerMin: 1 } } } },
      'unknown-output model.effectSites.level.driver',
    ],
    [
      'a dose into an unknown state',
      { ...inline, doses: [{ timeMin: 0, amountMg: 1, into: 'x' }] },
      'unknown-state doses[0].into',
    ],
    [
      'forty-one states',
      { ...inline, model: { ...inline.model, states: Array.from({ length: 41 }, (_, i) => `s${i}`) } },
      'too-many model.states',
    ],
    [
      'a population of an inline model',
      { ...inline, population: { subjects: 10, seed: 1 } },
      'not-for-inline population',
    ],
  ])('%s', (_, request, expected) => {
    expect(pathsOf(request)).toContain(expected);
  });

  it('doses out of order, even when they overlap', () => {
    const doses = [
      { timeMin: 60, route: 'iv-infusion', amountMg: 35, durationMin: 40 },
      { timeMin: 30, route: 'iv-infusion', amountMg: 35, durationMin: 40 },
    ];
    expect(pathsOf({ ...good, doses })).toEqual(['out-of-order doses[1].timeMin']);
  });

  it('names every problem of a request at once', () => {
    const bad = { ...good, subject: { weightKg: -1 }, timesMin: [], etas: { nobody: 1 } };
    expect(pathsOf(bad)).toEqual([
      'out-of-bounds subject.weightKg',
      'unknown-parameter etas.nobody',
      'no-times timesMin',
    ]);
  });

  it('never throws, whatever the request', () => {
    for (const request of [
      null,
      [],
      '',
      0,
      {},
      { model: null },
      { model: {} },
      { model: [] },
      {
        model: 'kamp2020-meta-3cmt',
        doses: [null],
        timesMin: 'x',
        outputs: 3,
        population: [],
        etas: 1,
        parameters: [],
        subject: [],
      },
    ])
      expect(simulate(request).ok).toBe(false);
  });

  it.each([
    [{ ...good, doses: [{ ...good.doses[0], amountMg: -1 }] }, /^-1 mg is outside \S+ to \S+ mg$/],
    [{ ...good, etas: { CL: 800 } }, /^800 is outside -?\d+ to \d+$/],
  ])('says the unit of a number, and no gap where it has none', (request, words) => {
    const result = simulate(request);
    expect(result.ok ? '' : result.error[0]?.message).toMatch(words);
  });
});

describe('what is allowed', () => {
  it('numbers other than the published ones, and the result says which', () => {
    const changed = simulate({ ...good, parameters: { CL: 50 } });
    const published = simulate(good);
    if (!changed.ok || !published.ok) throw new Error('refused');
    expect(changed.value.warnings).toContain(
      'changed-parameter: CL is 50 by request, not as the model was published',
    );
    expect(published.value.warnings.join()).not.toContain('changed-parameter');
  });

  it('no dose at all: everything is zero and no peak is claimed', () => {
    const result = simulate({ ...good, doses: [] });
    if (!result.ok) throw new Error('refused');
    expect(result.value.concentrationsNgPerMl['ketamine']).toEqual([0, 0]);
    expect(result.value.metrics['ketamine']).toEqual({ cmaxNgPerMl: 0, tmaxMin: null, aucNgHPerMl: 0 });
  });

  it('a step of a tenth reaches its end', () => {
    const result = simulate({ ...good, timesMin: { from: 0, to: 0.3, step: 0.1 } });
    expect(result.ok && result.value.timesMin.length).toBe(4);
  });

  it('only the named outputs, each with its effect site', () => {
    const result = simulate({ ...good, outputs: ['norketamine'] });
    if (!result.ok) throw new Error('refused');
    expect(Object.keys(result.value.concentrationsNgPerMl)).toEqual([
      'norketamine',
      'effectSite.norketamine',
    ]);
    expect(result.value.occupancy).toBeUndefined();
  });
});

describe('what a reader is warned of', () => {
  const warnings = (request: unknown): string => {
    const result = simulate(request);
    return result.ok ? result.value.warnings.map((w) => w.split(':')[0]).join(' ') : 'refused';
  };
  const perez = {
    ...good,
    model: 'perezruixo2021-esketamine',
    doses: [{ timeMin: 0, route: 'nasal-device', amountMg: 28 }],
  };

  it.each([
    [
      'a person heavier than anyone studied',
      { ...perez, subject: { weightKg: 171, ageYears: 40, asian: false } },
      'out-of-population metabolite-area',
    ],
    [
      'the heaviest person studied',
      { ...perez, subject: { weightKg: 170, ageYears: 40, asian: false } },
      'metabolite-area',
    ],
    [
      'a person older than anyone studied',
      { ...perez, subject: { weightKg: 70, ageYears: 87, asian: false } },
      'out-of-population metabolite-area',
    ],
    [
      'age and ancestry unknown where the model uses them',
      perez,
      'age-not-given ancestry-not-given metabolite-area',
    ],
    [
      'an assumed absorption',
      { ...good, doses: [{ timeMin: 0, route: 'im', amountMg: 35 }] },
      'absorption-assumed',
    ],
    [
      'a model that says nothing about its people',
      { ...good, model: 'domino-stanpump' },
      'population-not-known',
    ],
    [
      'a borrowed band',
      { ...good, model: 'kamp2020-meta-3cmt', population: { subjects: 16, seed: 1 } },
      'population-not-known borrowed-band',
    ],
    [
      'an affinity set that does not fit',
      { ...good, model: 'otto2021-esketamine', potency: 'salat2015' },
      'no-occupancy',
    ],
    ['nothing, inside the studied range', good, ''],
  ])('%s', (_, request, expected) => {
    expect(warnings(request)).toBe(expected);
  });

  it('the area of a metabolite with a known defect is never given', () => {
    const result = simulate(perez);
    expect(result.ok && result.value.metrics['esnorketamine']?.aucNgHPerMl).toBeNull();
    expect(result.ok && result.value.metrics['effectSite.esnorketamine']?.aucNgHPerMl).toBeNull();
  });
});
