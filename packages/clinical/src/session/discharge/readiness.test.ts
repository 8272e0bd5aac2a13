import { describe, expect, it } from 'vitest';
import { fold } from '../fold/fold.ts';
import { eventsOf, minute, type Script, type Step } from '../testing/script.ts';
import { readiness } from './readiness.ts';

const during: readonly Step[] = [
  [0, 'start'],
  [10, 'vitals', '124/80 70 98 14'],
  [20, 'vitals', '124/80 70 98 14'],
  [30, 'vitals', '124/80 70 98 14'],
  [40, 'stop'],
];
const after: readonly Step[] = [
  [55, 'vitals', '124/80 70 98 14'],
  [70, 'vitals', '124/80 70 98 14'],
  [85, 'vitals', '124/80 70 98 14'],
];
/** Ready in every respect at minute 100, then the given steps. */
const blockedBy = (steps: readonly Step[], at = 100, more: Partial<Script> = {}) => {
  const script: Script = { preset: 'iv', steps: [...during, ...after, [100, 'well'], ...steps], ...more };
  return readiness(fold(eventsOf(script)), minute(script, at)).blockedBy;
};

describe('discharge criteria, one step each side', () => {
  it('are all met in the base case', () => {
    expect(blockedBy([])).toEqual([]);
  });

  // Baseline 120/80; the base case ends with 124/82, 120/80.
  it.each([
    ['144/80 70 98 14', '144/80 70 98 14', []],
    ['145/80 70 98 14', '145/80 70 98 14', ['RD-01']],
    ['140/90 70 98 14', '140/90 70 98 14', []],
    ['120/96 70 98 14', '120/96 70 98 14', []],
    ['120/97 70 98 14', '120/97 70 98 14', ['RD-01']],
    ['130/80 70 98 14', '131/80 70 98 14', ['RD-01']],
    ['118/78 70 98 14', '120/80 70 98 14', []],
  ])('RD-01: %s then %s', (first, second, rules) => {
    expect(
      blockedBy(
        [
          [100.2, 'vitals', first],
          [100.4, 'vitals', second],
        ],
        100.4,
      ),
    ).toEqual(rules);
  });

  it.each([
    ['120/80 50 98 14', []],
    ['120/80 49 98 14', ['RD-02']],
    ['120/80 110 98 14', []],
    ['120/80 111 98 14', ['RD-02']],
    ['120/80 70 98 10', []],
    ['120/80 70 98 9', ['RD-02']],
    ['120/80 70 98 20', []],
    ['120/80 70 98 21', ['RD-02']],
  ])('RD-02: %s', (text, rules) => {
    expect(blockedBy([[100.4, 'vitals', text]], 100.4).filter((rule) => rule.startsWith('RD'))).toEqual(
      rules,
    );
  });

  it('RD-02: 94 % passes, 93 % does not unless it is usual; oxygen does not count', () => {
    const at = (saturation: number, patient: object = {}) =>
      blockedBy([[100.4, 'vitals', `120/80 70 ${saturation} 14`]], 100.4, {
        patient: { ageYears: 41, riskFlags: [], ...patient },
      }).includes('RD-02');
    expect(at(94)).toBe(false);
    expect(at(93)).toBe(true);
    expect(at(93, { usualSpo2Percent: 93 })).toBe(false);
    expect(blockedBy([[100.1, 'oxygen.changed', { flowLPerMin: 1 }]], 100.4)).toContain('RD-02');
  });

  it.each([
    ['RD-03', 'moaas', 4],
    ['RD-03', 'rass', 1],
    ['RD-03', 'orientation', 2],
    ['RD-04', 'dissociation-item', 2],
    ['RD-04', 'back-to-normal', 0],
    ['RD-05', 'gait', 0],
    ['RD-06', 'nausea', 4],
    ['RD-06', 'pain', 4],
  ])('%s holds with %s %i', (rule, scale, score) => {
    expect(blockedBy([[100.4, 'scale', scale, score]], 100.4)).toContain(rule);
  });

  it.each([
    ['dissociation-item', 1],
    ['nausea', 3],
    ['pain', 3],
  ])('%s %i passes', (scale, score) => {
    expect(blockedBy([[100.4, 'scale', scale, score]], 100.4)).toEqual([]);
  });

  it('RD-04: a CADSS of 4 passes in place of the single item, 5 does not', () => {
    const high: Step = [100.1, 'scale', 'dissociation-item', 5];
    expect(blockedBy([high, [100.4, 'scale', 'cadss', 4]], 100.4)).toEqual([]);
    expect(blockedBy([high, [100.4, 'scale', 'cadss', 5]], 100.4)).toEqual(['RD-04']);
  });

  it('RD-08: 9 passes, 8 does not, nor 9 with a zero', () => {
    const pads = (score: number, items: readonly number[]) =>
      blockedBy([[100.4, 'scale', 'pads', score, items]], 100.4);
    expect(pads(9, [2, 2, 2, 2, 1])).toEqual([]);
    expect(pads(8, [2, 2, 2, 1, 1])).toEqual(['RD-08']);
    expect(pads(8, [2, 2, 2, 2, 0])).toEqual(['RD-08']);
  });

  it.each(['RD-07', 'RD-09', 'RD-11', 'RD-05'])('%s answered "fail" holds', (criterion) => {
    expect(blockedBy([[100.4, 'discharge.checked', { criterion, answer: 'fail' }]], 100.4)).toEqual([
      criterion,
    ]);
  });

  it('RD-09 needs name and phone', () => {
    const adult = (detail: object) =>
      blockedBy([[100.4, 'discharge.checked', { criterion: 'RD-09', answer: 'pass', ...detail }]], 100.4);
    const [adultName, adultPhone] = ['Ada Quill', '+1 555 0100'];
    expect(adult({})).toEqual(['RD-09']);
    expect(adult({ adultName })).toEqual(['RD-09']);
    expect(adult({ adultPhone })).toEqual(['RD-09']);
    expect(adult({ adultName, adultPhone })).toEqual([]);
  });

  it.each([
    { written: false },
    { spoken: false },
    { emergencyNumberKnown: false },
    { ivRemovedAndSiteChecked: 'no' },
  ])('RD-10 holds with %j', (wrong) => {
    const given = {
      version: '1',
      written: true,
      spoken: true,
      emergencyNumberKnown: true,
      ivRemovedAndSiteChecked: 'yes',
      ...wrong,
    };
    expect(blockedBy([[100.4, 'aftercare.given', given]], 100.4)).toEqual(['RD-10']);
  });

  it('RD-10: a line is asked about where there was one', () => {
    const told = (preset: Script['preset'], ivRemovedAndSiteChecked?: string) => {
      const given = { version: '1', written: true, spoken: true, emergencyNumberKnown: true };
      const dose: Step = preset === 'iv' ? [0, 'start'] : [0, 'device', 1];
      const steps: readonly Step[] = [dose, [100, 'aftercare.given', { ...given, ivRemovedAndSiteChecked }]];
      const state = fold(eventsOf({ preset, steps }));
      return readiness(state, minute({}, 101)).blockedBy.includes('RD-10') ? 'holds' : 'passes';
    };
    expect([told('iv', 'yes'), told('iv', 'not-applicable'), told('iv')]).toEqual([
      'passes',
      'holds',
      'holds',
    ]);
    expect([told('esk'), told('esk', 'not-applicable'), told('esk', 'yes')]).toEqual(Array(3).fill('passes'));
    expect(told('esk', 'no')).toBe('holds');
  });

  it('what was measured more than 15 minutes ago is not assessed now', () => {
    expect(blockedBy([[114, 'vitals', '120/80 70 98 14']], 115)).toEqual([]);
    expect(blockedBy([[114, 'vitals', '120/80 70 98 14']], 115.01)).toEqual([
      'RD-03',
      'RD-04',
      'RD-05',
      'RD-06',
      'RD-08',
    ]);
  });

  it('what was measured exactly 15 minutes ago still counts, the pressure too', () => {
    expect(blockedBy([], 115)).toEqual([]);
    expect(blockedBy([], 115.01)).toEqual(expect.arrayContaining(['RD-01', 'RD-02']));
  });

  it('one sign or one symptom that nobody looked at is enough to hold', () => {
    const all = ['moaas 5', 'orientation 3', 'dissociation-item 0', 'back-to-normal 1', 'gait 1'];
    const looked: readonly Step[] = all.map((text): Step => {
      const [scale, score] = text.split(' ');
      return [110, 'scale', scale, Number(score)];
    });
    const pads: Step = [110, 'scale', 'pads', 10, [2, 2, 2, 2, 2]];
    const held = (vitals: string, ...symptoms: readonly string[]) =>
      blockedBy(
        [
          ...looked,
          pads,
          [110, 'vitals', vitals],
          ...symptoms.map((scale): Step => [110, 'scale', scale, 0]),
        ],
        116,
      );
    expect(held('120/80 70 98 14', 'nausea', 'pain')).toEqual([]);
    expect(held('120/80 70 98', 'nausea', 'pain')).toEqual(['RD-02']);
    expect(held('120/80 70 98 14', 'nausea')).toEqual(['RD-06']);
    expect(held('120/80 70 98 14', 'pain')).toEqual(['RD-06']);
  });

  it('each criterion says what would meet it until it is met', () => {
    const script: Script = {
      preset: 'iv',
      steps: [...during, ...after, [100, 'well'], [100.4, 'scale', 'gait', 0]],
    };
    const { criteria } = readiness(fold(eventsOf(script)), minute(script, 100.4));
    expect(criteria.filter(({ met }) => met !== 'true').map(({ rule }) => rule)).toEqual(['RD-05']);
    for (const { rule, met, clears } of criteria)
      expect([rule, clears === '']).toEqual([rule, met === 'true']);
  });

  it('an open alert above "watch" keeps the patient', () => {
    expect(blockedBy([[100.4, 'symptom', 'suicidal-intent']], 100.5)).toEqual(['AL-14']);
  });
});

describe('RD-01 without a baseline', () => {
  const rd01 = (first: string, second: string) => {
    const script: Script = {
      preset: 'iv',
      bare: true,
      steps: [...during, [99, 'vitals', first], [100, 'vitals', second]],
    };
    return readiness(fold(eventsOf(script)), minute(script, 100)).criteria.find((one) => one.rule === 'RD-01')
      ?.met;
  };

  it.each([
    ['140/90', '140/90', 'true'],
    ['141/90', '141/90', 'unknown'],
    ['140/91', '140/91', 'unknown'],
    ['120/80', '121/80', 'unknown'],
    ['120/80', '120/81', 'unknown'],
  ])('%s then %s: %s, never a guess', (first, second, met) => {
    expect(rd01(first, second)).toBe(met);
  });
});

describe('what lengthens observation (DC-05)', () => {
  const readyAt = (steps: readonly Step[], patient: object = {}) => {
    const script: Script = {
      preset: 'iv',
      patient: { ageYears: 41, riskFlags: [], ...patient },
      steps: [...during, ...steps],
    };
    const at = readiness(fold(eventsOf(script)), minute(script, 200)).readyAt;
    return at === undefined ? undefined : (at - minute(script, 0)) / 60_000;
  };

  it.each([
    [[[41, 'scale', 'moaas', 4]], 100],
    [[[41, 'scale', 'moaas', 3]], 160],
    [[[101, 'scale', 'moaas', 3]], 161],
    [[[0, 'scale', 'moaas', 3]], 160],
    [[[-0.1, 'scale', 'moaas', 3]], 100],
    [[[41, 'scale', 'nausea', 2]], 100],
    [[[41, 'scale.recorded', { scale: 'moaas', notObtained: 'refused' }]], 100],
    [[[41, 'give', 'ondansetron', 'antiemetic']], 100],
    [[[41, 'give', 'clonidine', 'antihypertensive']], 160],
    [[[101, 'give', 'lorazepam', 'sedative']], 161],
  ] as const)('%j gives %i', (steps, expected) => {
    expect(readyAt(steps)).toBe(expected);
  });

  it('lengthens it from the very moment', () => {
    const minimumAt = (m: number, step: Step) => {
      const script: Script = { preset: 'iv', steps: [...during, step] };
      const { readyAt: ready } = readiness(fold(eventsOf(script)), minute(script, m));
      return ready === undefined ? undefined : (ready - minute(script, 0)) / 60_000;
    };
    const sedative: Step = [101, 'give', 'lorazepam', 'sedative'];
    expect([minimumAt(100.9, sedative), minimumAt(101, sedative)]).toEqual([100, 161]);
    const deep: Step = [101, 'scale', 'moaas', 3];
    expect([minimumAt(100.9, deep), minimumAt(101, deep)]).toEqual([100, 161]);
  });

  it('a saturation before the first dose lengthens nothing', () => {
    expect(readyAt([])).toBe(100);
  });

  it('DC-07: pain above 1 mg/kg or above 2 h waits 120 min, else 60', () => {
    const pain = (order: { readonly [key: string]: unknown }, end: number) => {
      const script: Script = {
        preset: 'pain',
        order,
        steps: [
          [0, 'start'],
          [end, 'stop'],
        ],
      };
      const at = readiness(fold(eventsOf(script)), minute(script, end + 1)).readyAt;
      return at === undefined ? undefined : (at - minute(script, end)) / 60_000;
    };
    expect(pain({}, 120)).toBe(60);
    expect(pain({}, 120.1)).toBe(120);
    const fast = { rateMgPerH: 70, rateMlPerH: 35, durationMin: 84 };
    expect(pain(fast, 60)).toBe(60);
    expect(pain(fast, 61)).toBe(120);
  });
});
