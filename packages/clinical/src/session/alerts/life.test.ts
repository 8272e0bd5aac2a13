import { describe, expect, it } from 'vitest';
import { fold } from '../fold/fold.ts';
import { stateAfter } from '../testing/asking.ts';
import { draft, idOf, minute, parsed, type Step } from '../testing/script.ts';
import { type Alert, evaluateAlerts, highest } from './alerts.ts';
import { baselineOf } from './observe.ts';
import { ALERT_TABLE } from './table.ts';

const at = (m: number) => minute({}, m);
const started: Step = [0, 'start'];
const stateOf = (...steps: readonly Step[]) => stateAfter({ steps: [started, ...steps] });
const all = (m: number, ...steps: readonly Step[]) => evaluateAlerts(stateOf(...steps), ALERT_TABLE, at(m));
const of = (condition: string, m: number, ...steps: readonly Step[]): Alert | undefined =>
  all(m, ...steps).findLast((alert) => alert.condition === condition);
const vitals = (m: number, row: string): Step => [m, 'vitals', row];
const HIGH = '165/84 70 98 14';
const STOP = '205/84 70 98 14';
const FINE = '124/80 70 98 14';
const WATCH = '151/84 70 98 14';

describe('episodes of one condition', () => {
  it('is one alert while it lasts, raised again only when it grows worse', () => {
    const alert = of(
      'AL-01',
      9,
      vitals(5, HIGH),
      vitals(6, '170/84 70 98 14'),
      vitals(7, STOP),
      vitals(8, HIGH),
      vitals(9, STOP),
    );
    expect(alert?.raises.map((one) => [one.at, one.band, one.value])).toEqual([
      [at(5), 'urgent', 165],
      [at(7), 'stop', 205],
      [at(9), 'stop', 205],
    ]);
    expect([alert?.since, alert?.raisedAt, alert?.count, alert?.value]).toEqual([at(5), at(5), 1, 205]);
  });

  it('comes back as another one, and counts', () => {
    const steps = [vitals(5, HIGH), vitals(6, FINE), vitals(7, HIGH)];
    const alerts = all(7, ...steps).filter((alert) => alert.condition === 'AL-01');
    expect(alerts.map((one) => [one.count, one.state, one.resolvedAt])).toEqual([
      [1, 'resolved', at(6)],
      [2, 'raised', undefined],
    ]);
    expect(new Set(alerts.map((one) => one.alertId)).size).toBe(2);
  });

  it('is one where readings of one moment disagree, as of two tablets', () => {
    const steps = [vitals(5, HIGH), vitals(5, FINE), vitals(5, HIGH)];
    const alerts = all(6, ...steps).filter((alert) => alert.condition === 'AL-01');
    expect(alerts.map((one) => [one.count, one.state, one.raises.length])).toEqual([[1, 'raised', 1]]);
    const worse = of('AL-01', 6, vitals(5, STOP), vitals(5, HIGH), vitals(5, STOP));
    expect(worse?.raises.map(({ band }) => band)).toEqual(['stop']);
    const over = all(7, ...steps, vitals(6, FINE), vitals(7, HIGH)).filter(
      (one) => one.condition === 'AL-01',
    );
    expect(over.map((one) => [one.count, one.resolvedAt])).toEqual([
      [1, at(6)],
      [2, undefined],
    ]);
  });

  it('knows since when it stands below urgent, and forgets it when it rises again', () => {
    expect(of('AL-01', 6, vitals(5, HIGH), vitals(6, WATCH))?.belowUrgentSince).toBe(at(6));
    expect(of('AL-01', 7, vitals(5, HIGH), vitals(6, WATCH), vitals(7, WATCH))?.belowUrgentSince).toBe(at(6));
    expect(
      of('AL-01', 7, vitals(5, HIGH), vitals(6, WATCH), vitals(7, HIGH))?.belowUrgentSince,
    ).toBeUndefined();
    expect(of('AL-01', 6, vitals(5, WATCH), vitals(6, WATCH))?.belowUrgentSince).toBeUndefined();
  });

  it('stands in the order in which they were raised, then by name', () => {
    const steps: readonly Step[] = [
      [5, 'symptom', 'wheeze'],
      [5, 'symptom', 'chest-pain'],
      [4, 'symptom', 'suicidal-intent'],
    ];
    expect(all(5, ...steps).map((one) => one.condition)).toEqual(['AL-14', 'AL-11:chest-pain', 'AL-12']);
  });

  it('is not there before its reading was observed', () => {
    expect(of('AL-01', 4.99, vitals(5, HIGH))).toBeUndefined();
    expect(of('AL-01', 5, vitals(5, HIGH))?.state).toBe('raised');
  });
});

describe('ending by hand', () => {
  const done = (m: number, condition = 'AL-13'): Step => [
    m,
    'alert.resolved',
    { condition, reason: 'action-recorded' },
  ];
  const site: Step = [5, 'symptom', 'extravasation'];
  it('ends what stands then, at that moment', () => {
    expect(of('AL-13', 7, site, done(6))).toMatchObject({ state: 'resolved', resolvedAt: at(6) });
    expect(of('AL-13', 7, site, done(5))).toMatchObject({ state: 'resolved', resolvedAt: at(5) });
    expect(of('AL-13', 5.9, site, done(6))?.state).toBe('raised');
    expect(of('AL-13', 6, site, done(6))?.state).toBe('resolved');
  });
  it('ends nothing that began later, nor another condition', () => {
    expect(of('AL-13', 7, done(4), site)?.state).toBe('raised');
    expect(of('AL-13', 7, site, done(6, 'AL-12'))?.state).toBe('raised');
  });
  it('a sign charted again after it is another episode', () => {
    const again: Step = [8, 'symptom', 'extravasation'];
    expect(all(9, site, done(6), again).map((one) => [one.count, one.state, one.resolvedAt])).toEqual([
      [1, 'resolved', at(6)],
      [2, 'raised', undefined],
    ]);
    expect(all(10, site, done(6), again, done(9)).map((one) => one.resolvedAt)).toEqual([at(6), at(9)]);
  });
  it('a sign charted as over afterwards does not move its end', () => {
    const action: Step = [6, 'alert.resolved', { condition: 'AL-13', reason: 'action-recorded' }];
    const alert = of('AL-13', 9, [5, 'symptom', 'extravasation'], action, [8, 'over', 'extravasation']);
    expect([alert?.state, alert?.resolvedAt]).toEqual(['resolved', at(6)]);
  });
  it('the word of the server that it has ended is no action', () => {
    const server = parsed({
      ...draft(
        {},
        6,
        'alert.resolved',
        { condition: 'AL-13', reason: 'condition-ended' },
        { type: 'system', name: 's' },
        'system',
      ),
      id: idOf(950),
    });
    const state = fold([...stateOf(site).events, server]);
    expect(evaluateAlerts(state, ALERT_TABLE, at(7))[0]?.state).toBe('raised');
  });
});

describe('a call of the patient', () => {
  const call: Step = [5, 'call', 'talk'];
  const state = stateOf(call);
  const callId = state.calls[0]?.eventId;
  const answered = (m: number): Step => [m, 'patient.callAnswered', { callEventId: callId }];
  it('stands until someone answers it', () => {
    expect(of('CALL', 4.9, call)).toBeUndefined();
    expect(of('CALL', 5, call)).toMatchObject({ state: 'raised', band: 'urgent', priority: 'medium' });
    expect(of('CALL', 7.9, call, answered(8))?.state).toBe('raised');
    expect(of('CALL', 8, call, answered(8))).toMatchObject({ state: 'resolved', resolvedAt: at(8) });
  });
  it('two calls, of which one is answered: the later still stands', () => {
    expect(of('CALL', 9, call, [6, 'call', 'help'], answered(5.5))).toMatchObject({
      state: 'raised',
      since: at(6),
      count: 2,
    });
  });
  it('an answer to one call leaves another standing', () => {
    const steps: readonly Step[] = [call, [6, 'call', 'help'], answered(7)];
    expect(of('CALL', 8, ...steps)).toMatchObject({ state: 'raised', since: at(5), count: 1 });
  });
  it('a wish to stop is a sign of its own', () => {
    expect(of('AL-09', 5, [5, 'call', 'stop'])).toMatchObject({ band: 'stop', priority: 'high' });
    expect(of('AL-09', 5, call)).toBeUndefined();
    expect(of('AL-09', 4.9, [5, 'call', 'stop'])).toBeUndefined();
  });
});

describe('who has heard it', () => {
  it('an answer counts from the raising, for that condition, until it ended', () => {
    expect(of('AL-01', 9, vitals(5, HIGH), [5, 'ack', 'AL-01'])).toMatchObject({
      state: 'acknowledged',
      acknowledgedAt: at(5),
      acknowledgedBy: 'Nora Quist',
    });
    expect(of('AL-01', 9, vitals(5, HIGH), [6, 'ack', 'AL-02'])?.state).toBe('raised');
    expect(of('AL-01', 9, vitals(5, HIGH), [4.9, 'ack', 'AL-01'])?.state).toBe('raised');
    expect(of('AL-01', 5.9, vitals(5, HIGH), [6, 'ack', 'AL-01'])?.state).toBe('raised');
    expect(of('AL-01', 6, vitals(5, HIGH), [6, 'ack', 'AL-01'])?.state).toBe('acknowledged');
    const after = (m: number) => of('AL-01', 9, vitals(5, HIGH), vitals(6, FINE), [m, 'ack', 'AL-01']);
    expect([after(7)?.state, after(7)?.acknowledgedAt]).toEqual(['resolved', undefined]);
    expect([after(6)?.state, after(6)?.acknowledgedAt]).toEqual(['resolved', at(6)]);
  });
  it('a worsening after the answer is not heard', () => {
    expect(of('AL-01', 8, vitals(5, HIGH), [6, 'ack', 'AL-01'], vitals(7, STOP))).toMatchObject({
      state: 'raised',
      priority: 'high',
    });
    expect(of('AL-01', 8, vitals(5, HIGH), vitals(7, STOP), [7, 'ack', 'AL-01'])).toMatchObject({
      state: 'acknowledged',
    });
  });
  it('of two answers the last counts, so a worsening answered again is heard', () => {
    const answers: readonly Step[] = [
      [6, 'ack', 'AL-01'],
      [8, 'ack', 'AL-01'],
    ];
    expect(of('AL-01', 9, vitals(5, HIGH), vitals(7, STOP), ...answers)).toMatchObject({
      state: 'acknowledged',
      acknowledgedAt: at(8),
    });
  });
  it('an answer to a first alert says nothing about the second', () => {
    expect(
      of('AL-01', 9, vitals(5, HIGH), [6, 'ack', 'AL-01'], vitals(7, FINE), vitals(8, HIGH))?.state,
    ).toBe('raised');
  });
  it('only what is high and unheard escalates, with the next moment', () => {
    const stop = [vitals(5, STOP)];
    expect(of('AL-01', 5, ...stop)?.escalation).toEqual({ level: 'none', nextAt: at(6) });
    expect(of('AL-01', 6, ...stop)?.escalation).toEqual({ level: 'second-person', nextAt: at(7) });
    expect(of('AL-01', 7, ...stop)?.escalation).toEqual({ level: 'all-staff', nextAt: undefined });
    expect(of('AL-01', 9, vitals(5, HIGH))?.escalation).toEqual({ level: 'none', nextAt: undefined });
    expect(of('AL-01', 9, ...stop, vitals(5.5, FINE))?.escalation).toEqual({
      level: 'none',
      nextAt: undefined,
    });
  });
  it('counts the time from when it became high', () => {
    expect(of('AL-01', 7.5, vitals(5, HIGH), vitals(7, STOP))?.escalation).toEqual({
      level: 'none',
      nextAt: at(8),
    });
  });
});

describe('the words of an alert', () => {
  it('names value, unit, limit and time', () => {
    expect(of('AL-01', 5, vitals(5, STOP))?.text).toBe(
      'Systolic pressure high 205 mmHg, limit at least 200 mmHg, 09:05 UTC',
    );
    expect(of('AL-11:seizure', 5, [5, 'symptom', 'seizure'])?.text).toBe('Warning sign: seizure, 09:05 UTC');
    expect(of('AL-08', 5, [5, 'scale', 'moaas', 3])?.text).toBe(
      'Sedation (MOAA/S) 3, limit at most 3, 09:05 UTC',
    );
    expect(of('MO-07', 14)?.text).toBe('Vital signs overdue, limit more than 3 min late, 09:10 UTC');
    expect(of('CALL', 5, [5, 'call', 'talk'])?.text).toBe('Patient calls, 09:05 UTC');
  });
  it('says against what a change was measured', () => {
    expect(of('AL-01', 5, vitals(5, WATCH))?.limit).toBe('a rise of at least 30 mmHg');
    expect(of('AL-03', 5, vitals(5, '96/70 70 98 14'))?.limit).toBe('below 100 mmHg');
    expect(of('AL-05', 5, vitals(5, '- - 94 -'))?.limit).toBe('a fall of at least 4 points');
    expect(
      of(
        'AL-07',
        5,
        [-1, 'vital.recorded', { status: 'final', etco2MmHg: 38 }],
        [5, 'vital.recorded', { status: 'final', etco2MmHg: 48 }],
      )?.limit,
    ).toBe('a change of at least 10 mmHg');
    expect(of('AL-03', 5, [-1, 'vitals', '140/90 70 98 14'], vitals(5, '112/70 70 98 14'))?.limit).toBe(
      'a fall of at least 20 % from the baseline',
    );
    expect(of('AL-03', 5, vitals(5, '96/70 70 98 14'), [5, 'symptom', 'faintness'])).toMatchObject({
      limit: 'below 100 mmHg or a fall of at least 20 % from the baseline',
      value: 96,
    });
  });
  it('asks to pause or stop only where a dose goes on', () => {
    const recovered: Step = [30, 'stop'];
    const asked = (rule: string, minute: number, ...steps: Parameters<typeof of>[2][]) =>
      of(rule, minute, ...steps)?.expectedAction;
    const paused = 'Pause, recheck at 5 min; treat only if sustained or symptomatic (ST-07)';
    const rechecked = 'Recheck at 5 min; treat only if sustained or symptomatic (ST-07)';
    expect(asked('AL-01', 5, vitals(5, STOP))).toBe(paused);
    expect(asked('AL-01', 0, vitals(-1, STOP))).toBe(paused);
    expect(asked('AL-01', -1, vitals(-1, STOP))).toBe(rechecked);
    expect(asked('AL-01', 29, vitals(28, STOP), recovered)).toBe(paused);
    expect(asked('AL-01', 30, vitals(28, STOP), recovered)).toBe(rechecked);
    expect(asked('AL-11:seizure', 31, recovered, [31, 'symptom', 'seizure'])).toBe(
      'Emergency path, emergency care',
    );
    expect(asked('AL-10', 31, recovered, [31, 'scale', 'nausea', 8])).toBe(
      'Offer the antiemetic of the list; when sedated turn on the side, EM-08',
    );
  });
  it('lists each reading behind it once', () => {
    const alert = of('AL-03', 5, vitals(5, '96/70 70 98 14'), [5, 'symptom', 'faintness']);
    expect(alert?.inputs).toHaveLength(2);
  });
  it('the loudest of several priorities', () => {
    expect(highest([])).toBeUndefined();
    expect(highest(['low', 'high', 'medium'])).toBe('high');
    expect(highest(['low', 'medium'])).toBe('medium');
    expect(highest(['low'])).toBe('low');
  });
});

describe('pressure that stays urgent (AL-15)', () => {
  it('two urgent readings five minutes apart say stop, a second sooner does not', () => {
    expect(of('AL-15', 10, vitals(5, HIGH), vitals(9.98, HIGH))).toBeUndefined();
    expect(of('AL-15', 10, vitals(5, HIGH), vitals(10, HIGH))).toMatchObject({
      band: 'stop',
      limit: 'urgent twice, 5 min apart',
    });
  });
  it('says whose pressure is urgent, and its value', () => {
    const words = (row: string) => of('AL-15', 10, vitals(5, HIGH), vitals(10, row))?.what;
    expect(words('170/97 70 98 14')).toBe(
      'Pressure urgent twice: systolic 170 mmHg, limit urgent twice, 5 min apart',
    );
    expect(words('130/112 70 98 14')).toBe(
      'Pressure urgent twice: diastolic 112 mmHg, limit urgent twice, 5 min apart',
    );
  });
  it('systolic and diastolic of one reading are judged together, and either keeps it', () => {
    expect(of('AL-15', 10, vitals(5, '165/84 70 98 14'), vitals(10, '130/106 70 98 14'))?.state).toBe(
      'raised',
    );
    expect(of('AL-15', 12, vitals(5, HIGH), vitals(10, HIGH), vitals(12, '130/106 70 98 14'))?.state).toBe(
      'raised',
    );
  });
  it('ends when both are below urgent', () => {
    expect(of('AL-15', 12, vitals(5, HIGH), vitals(10, HIGH), vitals(12, WATCH))).toMatchObject({
      state: 'resolved',
      resolvedAt: at(12),
    });
  });
  it('a watch between is no urgent reading', () => {
    expect(of('AL-15', 10, vitals(5, WATCH), vitals(10, HIGH))).toBeUndefined();
  });
});

describe('overdue vital signs (MO-07)', () => {
  it('raises at each step past the due moment, a millisecond after', () => {
    const due = 5;
    const band = (m: number) =>
      evaluateAlerts(
        stateAfter({ steps: [started], opening: { sessionNumber: 1 } }),
        ALERT_TABLE,
        at(m),
      ).find((one) => one.rule === 'MO-07')?.band;
    expect(band(due + 3)).toBeUndefined();
    expect(band(due + 3.001)).toBe('watch');
    expect(band(due + 8)).toBe('watch');
    expect(band(due + 8.001)).toBe('urgent');
    expect(band(due + 15)).toBe('urgent');
    expect(band(due + 15.001)).toBe('stop');
  });
  it('ends with the measurement, and with the patient leaving', () => {
    expect(of('MO-07', 20, vitals(19, FINE))).toMatchObject({ state: 'resolved', resolvedAt: at(19) });
    const left: readonly Step[] = [
      [20, 'stop', 'patient-request'],
      [40, 'session.ended', { manner: 'left-before-criteria', note: 'x' }],
    ];
    expect(of('MO-07', 60, ...left)).toMatchObject({ state: 'resolved', resolvedAt: at(40) });
    expect(of('MO-07', 40, ...left)?.resolvedAt).toBe(at(40));
    expect(of('MO-07', 39, ...left)?.state).toBe('raised');
  });
  it('says nothing before the first dose', () => {
    expect(evaluateAlerts(stateAfter({}), ALERT_TABLE, at(200))).toEqual([]);
    expect(evaluateAlerts(stateOf(), ALERT_TABLE, at(-1))).toEqual([]);
  });
});

describe('readings that count for an alert', () => {
  it('today’s baseline: the pressure of the gate and the last of each other value before the first dose', () => {
    expect(baselineOf(stateAfter({}))).toEqual(new Map());
    expect([...baselineOf(stateOf())]).toEqual([
      ['systolicMmHg', 120],
      ['diastolicMmHg', 80],
      ['heartRatePerMin', 70],
      ['spo2Percent', 98],
      ['respiratoryRatePerMin', 14],
      ['sedation', 5],
    ]);
  });
  it('a change against the baseline counts from the first dose, a limit at any time', () => {
    const early = (row: string) =>
      evaluateAlerts(stateAfter({ steps: [vitals(-1, row), [0, 'start']] }), ALERT_TABLE, at(-0.5)).map(
        (one) => one.condition,
      );
    expect(early('155/84 70 98 14')).toEqual([]);
    expect(early('185/84 70 98 14')).toEqual(['AL-01']);
  });
  it('a typed value counts at once, a device value has to last', () => {
    expect(of('AL-05', 5, vitals(5, '- - 89 -'))?.band).toBe('stop');
    expect(of('AL-05', 5, [5, 'monitor', '- - 89 -'])?.band).toBe('urgent');
    expect(of('AL-05', 5.25 - 1 / 60_000, [5, 'monitor', '- - 89 -'])?.band).toBe('urgent');
    expect(of('AL-05', 5.25, [5, 'monitor', '- - 89 -'])).toMatchObject({ band: 'stop', since: at(5) });
    expect(of('AL-05', 5.3, [5, 'monitor', '- - 89 -'], [5.1, 'monitor', '- - 88 -'])).toMatchObject({
      band: 'stop',
    });
  });
  it('apnoea stops from 20 s on, or when nobody timed it', () => {
    expect(of('AL-06', 5, [5, 'symptom', 'apnoea', 19])).toBeUndefined();
    expect(of('AL-06', 5, [5, 'symptom', 'apnoea', 20])?.band).toBe('stop');
    expect(of('AL-06', 5, [5, 'symptom', 'apnoea'])?.band).toBe('stop');
  });
  it('a scale without a score says nothing', () => {
    expect(all(5, [5, 'scale.recorded', { scale: 'moaas', notObtained: 'refused' }])).toEqual([]);
  });
});
