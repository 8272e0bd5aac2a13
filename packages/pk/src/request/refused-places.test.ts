import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate/simulate.ts';

const good = {
  model: 'domino-stanpump',
  subject: { weightKg: 70 },
  doses: [],
  timesMin: [0, 10],
};
const inline = {
  model: { id: 'one', states: ['a'], flows: [], outputs: { a: [{ state: 'a', ngPerMlPerMg: 1 }] } },
  timesMin: [0],
};
const pathsOf = (request: unknown): readonly string[] => {
  const result = simulate(request);
  return result.ok ? [] : result.error.map(({ type, path }) => `${type} ${path}`);
};

describe('a refusal names the place:', () => {
  it.each([
    [
      'doses',
      { ...good, doses: [60, 90, 30].map((timeMin) => ({ timeMin, route: 'iv-bolus', amountMg: 1 })) },
      '30 min is before doses[1] (90 min); sort doses by time',
    ],
    [
      'doses of an inline model',
      { ...inline, doses: [5, 4].map((timeMin) => ({ timeMin, into: 'a', amountMg: 1 })) },
      '4 min is before doses[0] (5 min); sort doses by time',
    ],
    [
      'times',
      { ...good, timesMin: [0, 10, 5] },
      '5 min is before timesMin[1] (10 min); sort timesMin by time',
    ],
    [
      'a span of times',
      { ...good, timesMin: { from: 10, to: 0, step: 1 } },
      '0 min is before the start (10 min); swap from and to',
    ],
  ])('%s out of order say which two and what to do', (_, request, message) => {
    const result = simulate(request);
    expect(result.ok ? [] : result.error.map((problem) => problem.message)).toEqual([message]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'a number that is none, %d, by its field and position',
    (none) => {
      const bolus = { timeMin: 0, route: 'iv-bolus', amountMg: 1 };
      expect(
        pathsOf({
          ...good,
          subject: { weightKg: none },
          doses: [bolus, { ...bolus, amountMg: none }, { ...bolus, timeMin: none }],
          timesMin: [0, none],
        }),
      ).toEqual([
        'not-a-number subject.weightKg',
        'not-a-number doses[1].amountMg',
        'not-a-number doses[2].timeMin',
        'not-a-number timesMin[1]',
      ]);
    },
  );
});
