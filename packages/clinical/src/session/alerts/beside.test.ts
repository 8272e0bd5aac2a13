import { describe, expect, it } from 'vitest';
import { emptyState } from '../state.ts';
import { stateAfter } from '../testing/asking.ts';
import { minute, type Step } from '../testing/script.ts';
import { alertTitle, evaluateAlerts } from './alerts.ts';
import { alertEventsToAppend } from './append.ts';
import { baselineOf } from './observe.ts';
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

describe('vital signs that come late and in time again (MO-07)', () => {
  const row = (m: number): Step => [m, 'vitals', '124/80 70 98 14'];
  it('ends with the row after a single step of lateness, however soon one looks', () => {
    expect(overdue(15, row(14))).toMatchObject([{ state: 'resolved', band: 'watch', resolvedAt: at(14) }]);
  });
  it('grows no worse after the row, however late the one after that comes', () => {
    const [alert, ...more] = overdue(25, row(14), row(22));
    expect(more).toEqual([]);
    expect(alert?.raises.map((raise) => [raise.band, raise.at])).toEqual([['watch', at(13 + MS)]]);
  });
  it('is another alert when the row after is late as well', () => {
    expect(overdue(24, row(14))).toMatchObject([
      { count: 1, raisedAt: at(13 + MS), resolvedAt: at(14) },
      { count: 2, raisedAt: at(23 + MS), resolvedAt: undefined },
    ]);
  });
  it('is one alert while a row that completes is itself late for the next', () => {
    const steps: readonly Step[] = [
      [12, 'vitals', '- - 98 -'],
      [40, 'vitals', '124/80 70 - -'],
    ];
    expect(overdue(41, ...steps)).toMatchObject([
      { count: 1, state: 'raised', band: 'stop', raisedAt: at(13 + MS) },
    ]);
  });
  it('knows nothing yet of a patient who leaves later', () => {
    const left: readonly Step[] = [
      [14, 'stop', 'patient-request'],
      [40, 'session.ended', { manner: 'left-before-criteria', note: 'x' }],
    ];
    const [alert] = overdue(15, ...left);
    expect(alert?.raises.map((raise) => [raise.band, raise.at])).toEqual([['watch', at(13 + MS)]]);
  });
  it('grows no worse once the patient has left', () => {
    const left: readonly Step[] = [
      [14, 'stop', 'patient-request'],
      [16, 'session.ended', { manner: 'left-before-criteria', note: 'x' }],
    ];
    const [alert, ...more] = overdue(60, ...left);
    expect(more).toEqual([]);
    expect(alert).toMatchObject({ state: 'resolved', resolvedAt: at(16) });
    expect(alert?.raises.map((raise) => [raise.band, raise.at])).toEqual([['watch', at(13 + MS)]]);
  });
});

describe('pressure that stays urgent, now by the one value and now by the other (AL-15)', () => {
  const sustained = (m: number, ...steps: readonly Step[]) =>
    alertsAt(m, ...steps).filter((alert) => alert.rule === 'AL-15');
  const diastolic = (m: number): Step => [m, 'vitals', '130/106 70 98 14'];
  it('counts from the first urgent value, whichever it was', () => {
    const both: Step = [8, 'vitals', '165/106 70 98 14'];
    expect(sustained(12, diastolic(5), both, diastolic(12))).toMatchObject([
      { band: 'stop', raisedAt: at(12) },
    ]);
  });
  it('is one alert when the diastolic takes over from the systolic', () => {
    const high = (m: number): Step => [m, 'vitals', '165/84 70 98 14'];
    expect(sustained(12, high(5), high(10), diastolic(12))).toMatchObject([
      { state: 'raised', count: 1, raisedAt: at(10), resolvedAt: undefined },
    ]);
  });
});

describe('several things done or said about one condition', () => {
  const site = (m: number): Step => [m, 'symptom', 'extravasation'];
  const done = (m: number): Step => [m, 'alert.resolved', { condition: 'AL-13', reason: 'action-recorded' }];
  const brief = (m: number, ...steps: readonly Step[]) =>
    alertsAt(m, ...steps).map(({ rule, count, since, resolvedAt }) => [rule, count, since, resolvedAt]);
  it('an action before it began ends nothing, also when the sign is charted again', () => {
    expect(brief(7, done(4), site(5), site(6))).toEqual([['AL-13', 1, at(5), undefined]]);
  });
  it('an action after the sign was charted again ends the one alert', () => {
    expect(brief(10, site(5), site(8), done(9))).toEqual([['AL-13', 1, at(5), at(9)]]);
  });
  it('of two actions the first ends it, also at the moment it began or is charted again', () => {
    expect(brief(9, site(5), done(6), done(7))).toEqual([['AL-13', 1, at(5), at(6)]]);
    expect(brief(9, site(5), done(6), done(7), site(8))).toEqual([
      ['AL-13', 1, at(5), at(6)],
      ['AL-13', 2, at(8), undefined],
    ]);
    expect(brief(9, site(5), done(5), site(8))).toEqual([
      ['AL-13', 1, at(5), at(5)],
      ['AL-13', 2, at(8), undefined],
    ]);
    expect(brief(9, site(5), done(8), site(8))).toEqual([
      ['AL-13', 1, at(5), at(8)],
      ['AL-13', 2, at(8), at(8)],
    ]);
  });
  it('readings of one moment that disagree raise each band once, after an earlier one too', () => {
    const pressure = (m: number, systolic: number): Step => [m, 'vitals', `${systolic}/84 70 98 14`];
    const [alert] = alertsAt(6, pressure(4, 165), pressure(5, 205), pressure(5, 165), pressure(5, 205));
    expect(alert?.raises.map((raise) => [raise.band, raise.at])).toEqual([
      ['urgent', at(4)],
      ['stop', at(5)],
    ]);
  });
  it('two calls of which the later is answered first stand until the other is answered', () => {
    const calls: readonly Step[] = [
      [5, 'call', 'talk'],
      [6, 'call', 'help'],
    ];
    const [first, second] = stateAfter({ steps: [[0, 'start'], ...calls] }).calls;
    const answered = (m: number, call: typeof first): Step => [
      m,
      'patient.callAnswered',
      { callEventId: call?.eventId },
    ];
    expect(brief(9, ...calls, answered(7, second), answered(8, first))).toEqual([['CALL', 1, at(5), at(8)]]);
    expect(brief(9, ...calls, answered(6, first))).toEqual([['CALL', 1, at(5), undefined]]);
    expect(brief(9, [5, 'call', 'talk'], answered(7, first), answered(8, first))).toEqual([
      ['CALL', 1, at(5), at(7)],
    ]);
  });
  it('a pressure that went down and up again unheard goes to all staff by its first raising', () => {
    const steps: readonly Step[] = [
      [5, 'vitals', '205/84 70 98 14'],
      [6, 'vitals', '165/84 70 98 14'],
      [7, 'vitals', '205/84 70 98 14'],
    ];
    expect(alertsAt(7.5, ...steps).find((alert) => alert.rule === 'AL-01')?.escalation).toEqual({
      level: 'all-staff',
      nextAt: undefined,
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

describe('what was charted of different kinds', () => {
  it('is judged in the order of time: a sign before the pressure stops at once', () => {
    const [alert] = alertsAt(7, [5, 'symptom', 'severe-headache'], [6, 'vitals', '185/84 70 98 14']).filter(
      ({ rule }) => rule === 'AL-01',
    );
    expect(alert?.raises.map((raise) => [raise.band, raise.at])).toEqual([['stop', at(6)]]);
  });
  it('a value of a monitor counts at once where the row asks for no time', () => {
    expect(alertsAt(5, [5, 'monitor', '- 135 - -']).map(({ rule, band }) => [rule, band])).toEqual([
      ['AL-04', 'urgent'],
    ]);
  });
  it('a low value that lasted is told though the next one is good, with the row alone as with all', () => {
    const state = stateAfter({
      steps: [
        [0, 'start'],
        [5, 'monitor', '- - 89 -'],
        [6, 'monitor', '- - 98 -'],
      ],
    });
    const alone = { ...ALERT_TABLE, rules: ALERT_TABLE.rules.filter(({ id }) => id === 'AL-05') };
    for (const table of [ALERT_TABLE, alone]) {
      const [alert, ...more] = evaluateAlerts(state, table, at(7));
      expect(more).toEqual([]);
      expect(alert).toMatchObject({ rule: 'AL-05', resolvedAt: at(6) });
      expect(alert?.raises.map((raise) => [raise.band, raise.at])).toEqual([
        ['urgent', at(5)],
        ['stop', at(5.25)],
      ]);
    }
  });
  it('an alert that had to last is as old as the latest value its row watches', () => {
    const rules = ALERT_TABLE.rules
      .filter(({ id }) => id === 'AL-05')
      .map((rule) => ({
        ...rule,
        criteria: [
          { band: 'stop', all: [{ kind: 'value', of: 'spo2Percent', op: '<', limit: 90 }], persistS: 15 },
          { band: 'stop', all: [{ kind: 'value', of: 'heartRatePerMin', op: '>', limit: 200 }] },
        ] as const,
      }));
    const state = stateAfter({
      steps: [
        [0, 'start'],
        [4, 'monitor', '- 70 - -'],
        [5, 'monitor', '- - 89 -'],
      ],
    });
    expect(evaluateAlerts(state, { ...ALERT_TABLE, rules }, at(6))).toMatchObject([
      { since: at(5), raisedAt: at(5.25) },
    ]);
  });
  it('a score is typed and counts at once, also where a value of a monitor would have to last', () => {
    const lasting = ALERT_TABLE.rules
      .filter(({ id }) => id === 'AL-08')
      .map((rule) => ({ ...rule, criteria: rule.criteria.map((one) => ({ ...one, persistS: 15 })) }));
    const state = stateAfter({
      steps: [
        [0, 'start'],
        [5, 'scale', 'moaas', 3],
      ],
    });
    expect(evaluateAlerts(state, { ...ALERT_TABLE, rules: lasting }, at(5))).toMatchObject([
      { rule: 'AL-08', band: 'urgent' },
    ]);
  });
  it('a pressure repeated before the dose is compared with by its mean', () => {
    const state = stateAfter({
      steps: [
        [-12, 'vitals', '150/84 70 98 14'],
        [-6, 'vitals', '130/80 70 98 14'],
        [0, 'start'],
      ],
    });
    const baseline = baselineOf(state);
    expect([baseline.get('systolicMmHg'), baseline.get('diastolicMmHg')]).toEqual([140, 82]);
  });
});

describe('the title of what raises alerts', () => {
  it.each([
    ['AL-01', 'Systolic pressure high'],
    ['AL-14', 'New suicidal intent voiced'],
    ['AL-15', 'Pressure urgent twice'],
    ['MO-07', 'Vital signs overdue'],
    ['CALL', 'Patient calls'],
    ['AL-99', undefined],
  ])('of %s', (id, title) => {
    expect(alertTitle(id)).toBe(title);
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
