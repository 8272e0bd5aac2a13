import { describe, expect, it } from 'vitest';
import { emptyState } from '../state.ts';
import { stateAfter } from '../testing/asking.ts';
import { minute, type Step } from '../testing/script.ts';
import { evaluateAlerts } from './alerts.ts';
import { alertEventsToAppend } from './append.ts';
import { ALERT_TABLE } from './table.ts';

const at = (m: number) => minute({}, m);
const MS = 1 / 60_000;
const alertsAt = (m: number, ...steps: readonly Step[]) =>
  evaluateAlerts(stateAfter({ steps: [[0, 'start'], ...steps] }), ALERT_TABLE, at(m));
const overdue = (m: number, ...steps: readonly Step[]) =>
  alertsAt(m, ...steps).filter((alert) => alert.rule === 'MO-07');

describe('a row of vital signs that completes late (MO-07)', () => {
  // The saturation is of minute 1; pressure and heart rate follow at minute 20, and the next row was due at minute 10.
  const late: readonly Step[] = [
    [1, 'vitals', '- - 98 -'],
    [20, 'vitals', '124/80 70 - -'],
  ];
  it('is as old as its oldest sign and ends nothing', () => {
    const [alert, ...more] = overdue(24, ...late);
    expect(more).toEqual([]);
    expect(alert).toMatchObject({ state: 'raised', band: 'urgent', raisedAt: at(13 + MS) });
    expect(alert?.raises.map((raise) => [raise.band, raise.at])).toEqual([
      ['watch', at(13 + MS)],
      ['urgent', at(18 + MS)],
    ]);
  });
  it('goes on to the next step, and ends with the missing sign', () => {
    expect(overdue(25, ...late)[0]?.band).toBe('urgent');
    expect(overdue(25 + MS, ...late)[0]?.band).toBe('stop');
    expect(overdue(27, ...late, [26, 'vitals', '- - 97 -'])[0]).toMatchObject({
      state: 'resolved',
      resolvedAt: at(26),
    });
  });
});

describe('alerts of one moment', () => {
  it('stand by name, a call before what is overdue', () => {
    const both = alertsAt(14, [13 + MS, 'call']);
    expect(both.map(({ rule, raisedAt }) => [rule, raisedAt])).toEqual([
      ['CALL', at(13 + MS)],
      ['MO-07', at(13 + MS)],
    ]);
  });
});

describe('what the table does not name', () => {
  const bare = { ...ALERT_TABLE, rules: [] };
  const state = stateAfter({
    steps: [
      [0, 'start'],
      [5, 'vitals', '205/122 70 80 14'],
      [6, 'symptom', 'seizure'],
      [7, 'call'],
    ],
  });
  it('raises nothing; what stands beside its rows still does', () => {
    const rules = (table: typeof bare | typeof ALERT_TABLE) => [
      ...new Set(evaluateAlerts(state, table, at(8)).map(({ rule }) => rule)),
    ];
    expect(rules(bare)).toEqual(['CALL']);
    expect(rules(ALERT_TABLE)).toEqual(expect.arrayContaining(['AL-01', 'AL-02', 'AL-11', 'CALL']));
  });
});

it('before a session is open there is no alert, and none to store', () => {
  expect(evaluateAlerts(emptyState, ALERT_TABLE, at(0))).toEqual([]);
  expect(alertEventsToAppend(emptyState, at(0))).toEqual([]);
});
