import { describe, expect, it } from 'vitest';
import { admit } from '../admit/admit.ts';
import { fold } from '../fold/fold.ts';
import { draft, eventsOf, idOf, minute, PRESCRIBER, parsed, type Step } from '../testing/script.ts';
import { evaluateAlerts } from './alerts.ts';
import { limitsInForce, stretchesOf } from './limits.ts';
import { ALERT_TABLE } from './table.ts';

const START = { preset: 'iv' } as const;
const limit = (at: number, more: object): Step => [
  at,
  'alertLimit.set',
  {
    parameter: 'systolicMmHg',
    side: 'high',
    band: 'watch',
    limit: 170,
    reason: 'Known hypertension',
    ...more,
  },
  'prescriber',
];
const stateAfter = (...steps: readonly Step[]) =>
  fold(eventsOf({ ...START, steps: [[0, 'start'], ...steps] }));
const bandsAt = (at: number, ...steps: readonly Step[]) =>
  evaluateAlerts(stateAfter(...steps), ALERT_TABLE, minute({}, at))
    .filter((alert) => alert.rule === 'AL-01')
    .map((alert) => [alert.band, alert.state, alert.limit]);

describe('ALM-15 a limit of one patient', () => {
  // Readings stay less than 30 above the baseline of the script: a rise of 30 is an alert of its own.
  const reading = (at: number, systolic: number): Step => [at, 'vitals', `${systolic}/80 70 98 14`];

  it.each([
    [139, []],
    [140, [['watch', 'raised', 'at least 140 mmHg']]],
    [141, [['watch', 'raised', 'at least 140 mmHg']]],
  ])('of 140 against a reading of %s', (value, expected) => {
    expect(bandsAt(6, limit(1, { limit: 140 }), reading(5, value))).toEqual(expected);
  });

  it('judges what was observed before it by what held then', () => {
    expect(bandsAt(4, reading(3, 142), limit(4, { limit: 140 }))).toEqual([]);
    expect(bandsAt(9, reading(3, 142), limit(4, { limit: 140 }), reading(8, 142))).toEqual([
      ['watch', 'raised', 'at least 140 mmHg'],
    ]);
  });

  it('judges a reading of the very moment it was set at', () => {
    expect(bandsAt(6, limit(5, { limit: 140 }), reading(5, 140))).toEqual([
      ['watch', 'raised', 'at least 140 mmHg'],
    ]);
  });

  it('gives the same alerts however often it is replayed', () => {
    const steps = [limit(1, { limit: 145 }), reading(5, 146), limit(6, { limit: 140 }), reading(10, 141)];
    const once = evaluateAlerts(stateAfter(...steps), ALERT_TABLE, minute({}, 12));
    expect(evaluateAlerts(stateAfter(...steps), ALERT_TABLE, minute({}, 12))).toEqual(once);
    expect(once.map((alert) => alert.limit)).toEqual(['at least 140 mmHg']);
  });

  it('is of its parameter, side and band alone, from its moment on, and the last one holds', () => {
    const changed = (at: number, ...steps: readonly Step[]) =>
      limitsInForce(stateAfter(...steps), ALERT_TABLE, minute({}, at))
        .filter((one) => one.limit !== one.tableLimit)
        .map(({ parameter, side, band, limit: own }) => [parameter, side, band, own]);
    const one = [['systolicMmHg', 'high', 'watch', 150]];
    expect(changed(0.9, limit(1, { limit: 150 }))).toEqual([]);
    expect(changed(1, limit(1, { limit: 150 }))).toEqual(one);
    expect(changed(5, limit(1, { limit: 150 }), limit(3, { limit: 155 }))).toEqual([
      ['systolicMmHg', 'high', 'watch', 155],
    ]);
    const low = { parameter: 'spo2Percent', side: 'low', band: 'watch', limit: 96 };
    expect(changed(5, limit(1, low))).toEqual([['spo2Percent', 'low', 'watch', 96]]);
  });

  it('stands in the criteria of its condition from its moment on, also where that has no other', () => {
    const only = {
      band: 'watch',
      all: [{ kind: 'value', of: 'systolicMmHg', op: '>=', limit: 160 }],
    } as const;
    const held = { ...only, all: [{ ...only.all[0], limit: 150 }] };
    expect(stretchesOf([only], stateAfter(limit(1, { limit: 150 })))).toEqual([
      { from: minute({}, 1), criteria: [held] },
    ]);
    for (const other of [{ band: 'urgent' }, { side: 'low' }, { parameter: 'diastolicMmHg' }])
      expect(stretchesOf([only], stateAfter(limit(1, { limit: 150, ...other })))).toEqual([]);
    const withSign = { ...only, all: [...only.all, { kind: 'symptom', anyOf: ['syncope'] }] } as const;
    expect(stretchesOf([withSign], stateAfter(limit(1, { limit: 150 })))).toEqual([]);
  });

  it('is of a vital sign alone: a score has none', () => {
    const limited = limitsInForce(stateAfter(), ALERT_TABLE, minute({}, 5)).map((one) => one.parameter);
    expect([...new Set(limited)]).toEqual([
      'systolicMmHg',
      'diastolicMmHg',
      'heartRatePerMin',
      'spo2Percent',
      'respiratoryRatePerMin',
      'etco2MmHg',
    ]);
  });

  it('ends with the session: the next one has the table again', () => {
    expect(limitsInForce(stateAfter(), ALERT_TABLE, minute({}, 5))).toEqual(
      expect.arrayContaining([
        { parameter: 'systolicMmHg', side: 'high', band: 'watch', limit: 160, tableLimit: 160 },
      ]),
    );
    expect(limitsInForce(stateAfter(limit(1, {})), ALERT_TABLE, minute({}, 5))).toEqual(
      expect.arrayContaining([
        { parameter: 'systolicMmHg', side: 'high', band: 'watch', limit: 170, tableLimit: 160 },
      ]),
    );
  });

  const asked = (data: object, author: object = PRESCRIBER) =>
    admit(
      stateAfter(),
      parsed({
        ...draft(
          {},
          2,
          'alertLimit.set',
          { parameter: 'systolicMmHg', side: 'high', band: 'watch', limit: 170, reason: 'Known', ...data },
          author,
        ),
        id: idOf(900),
      }),
    );
  const withId = (data: object, author?: object) => {
    const answer = asked(data, author);
    return answer.ok
      ? 'taken'
      : answer.error.map((problem) => `${problem.type}: ${problem.message}`).join('; ');
  };

  it.each([
    [{ band: 'watch', limit: 179.9 }, 'taken'],
    [{ band: 'watch', limit: 180 }, 'hard-bound: must stay below the urgent limit of 180'],
    [{ band: 'urgent', limit: 199.9 }, 'taken'],
    [{ band: 'urgent', limit: 200 }, 'hard-bound: must stay below the stop limit of 200'],
    [{ band: 'urgent', limit: 160 }, 'hard-bound: must stay above the watch limit of 160'],
    [{ band: 'urgent', limit: 160.1 }, 'taken'],
    [
      { parameter: 'spo2Percent', side: 'low', band: 'urgent', limit: 90 },
      'hard-bound: must stay above the stop limit of 90',
    ],
    [{ parameter: 'spo2Percent', side: 'low', band: 'urgent', limit: 90.1 }, 'taken'],
    [
      { parameter: 'spo2Percent', side: 'low', band: 'urgent', limit: 94 },
      'hard-bound: must stay below the watch limit of 94',
    ],
    [{ parameter: 'spo2Percent', side: 'high' }, 'not-found: the alert table has no such limit'],
    [
      { parameter: 'etco2MmHg', side: 'low', limit: 25 },
      'hard-bound: 30 is the hard bound of the clinic and stands',
    ],
  ])('%j is %s', (data, expected) => {
    expect(withId(data)).toBe(expected);
  });

  it('is set by a prescriber with a reason, and by nobody else', () => {
    expect(withId({}, { type: 'person', id: 'n1', name: 'Nora Quist', role: 'nurse' })).toBe(
      'not-permitted: a prescriber decides this',
    );
    expect(() => asked({ reason: '' })).toThrow('/data/reason');
  });
});
