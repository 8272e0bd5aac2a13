import { describe, expect, it } from 'vitest';
import { fold } from '../fold/fold.ts';
import { draft, eventsOf, idOf, minute, NURSE, parsed, type Script, type Step } from '../testing/script.ts';
import { evaluateAlerts } from './alerts.ts';
import { alertEventsToAppend, nextAlertChangeAt } from './append.ts';
import { ALERT_TABLE } from './table.ts';

const script = (steps: readonly Step[]): Script => ({ preset: 'iv', steps: [[0, 'start'], ...steps] });
const stateOf = (steps: readonly Step[]) => fold(eventsOf(script(steps)));
const alertsAt = (steps: readonly Step[], at: number) =>
  evaluateAlerts(stateOf(steps), ALERT_TABLE, minute(script([]), at));
const bandOf = (steps: readonly Step[], condition: string, at = 5) =>
  alertsAt(steps, at).find((alert) => alert.condition === condition && alert.state !== 'resolved')?.band;
const vital = (data: object): Step => [5, 'vital.recorded', { status: 'final', ...data }];

// Baseline of every script: 120/80, heart rate 70, SpO2 98, respiratory rate 14, MOAA/S 5.
describe('alert thresholds, one step each side', () => {
  it.each([
    ['AL-01', { systolicMmHg: 149, diastolicMmHg: 82 }, undefined],
    ['AL-01', { systolicMmHg: 150, diastolicMmHg: 82 }, 'watch'],
    ['AL-01', { systolicMmHg: 159, diastolicMmHg: 82 }, 'watch'],
    ['AL-01', { systolicMmHg: 160, diastolicMmHg: 82 }, 'urgent'],
    ['AL-01', { systolicMmHg: 199, diastolicMmHg: 82 }, 'urgent'],
    ['AL-01', { systolicMmHg: 200, diastolicMmHg: 82 }, 'stop'],
    ['AL-02', { systolicMmHg: 130, diastolicMmHg: 99 }, undefined],
    ['AL-02', { systolicMmHg: 130, diastolicMmHg: 100 }, 'watch'],
    ['AL-02', { systolicMmHg: 130, diastolicMmHg: 104 }, 'watch'],
    ['AL-02', { systolicMmHg: 130, diastolicMmHg: 105 }, 'urgent'],
    ['AL-02', { systolicMmHg: 149, diastolicMmHg: 119 }, 'urgent'],
    ['AL-02', { systolicMmHg: 149, diastolicMmHg: 120 }, 'stop'],
    ['AL-03', { systolicMmHg: 100, diastolicMmHg: 60 }, undefined],
    ['AL-03', { systolicMmHg: 99, diastolicMmHg: 60 }, 'watch'],
    ['AL-03', { systolicMmHg: 90, diastolicMmHg: 60 }, 'watch'],
    ['AL-03', { systolicMmHg: 89, diastolicMmHg: 60 }, 'urgent'],
    ['AL-03', { systolicMmHg: 80, diastolicMmHg: 60 }, 'urgent'],
    ['AL-03', { systolicMmHg: 79, diastolicMmHg: 60 }, 'stop'],
    ['AL-04', { heartRatePerMin: 99 }, undefined],
    ['AL-04', { heartRatePerMin: 100 }, 'watch'],
    ['AL-04', { heartRatePerMin: 130 }, 'watch'],
    ['AL-04', { heartRatePerMin: 131 }, 'urgent'],
    ['AL-04', { heartRatePerMin: 150 }, 'urgent'],
    ['AL-04', { heartRatePerMin: 151 }, 'stop'],
    ['AL-04', { heartRatePerMin: 50 }, undefined],
    ['AL-04', { heartRatePerMin: 49 }, 'watch'],
    ['AL-04', { heartRatePerMin: 45 }, 'watch'],
    ['AL-04', { heartRatePerMin: 44 }, 'urgent'],
    ['AL-04', { heartRatePerMin: 40 }, 'urgent'],
    ['AL-04', { heartRatePerMin: 39 }, 'stop'],
    ['AL-05', { spo2Percent: 94.1 }, undefined],
    ['AL-05', { spo2Percent: 94 }, 'urgent'],
    ['AL-05', { spo2Percent: 90 }, 'urgent'],
    ['AL-05', { spo2Percent: 89.9 }, 'stop'],
    ['AL-06', { respiratoryRatePerMin: 10 }, undefined],
    ['AL-06', { respiratoryRatePerMin: 9 }, 'watch'],
    ['AL-06', { respiratoryRatePerMin: 8 }, 'watch'],
    ['AL-06', { respiratoryRatePerMin: 7 }, 'urgent'],
    ['AL-06', { respiratoryRatePerMin: 24 }, undefined],
    ['AL-06', { respiratoryRatePerMin: 25 }, 'watch'],
    ['AL-06', { respiratoryRatePerMin: 30 }, 'watch'],
    ['AL-06', { respiratoryRatePerMin: 31 }, 'urgent'],
    ['AL-07', { etco2MmHg: 50 }, undefined],
    ['AL-07', { etco2MmHg: 50.1 }, 'watch'],
    ['AL-07', { etco2MmHg: 60 }, 'watch'],
    ['AL-07', { etco2MmHg: 60.1 }, 'urgent'],
    ['AL-07', { etco2MmHg: 30 }, undefined],
    ['AL-07', { etco2MmHg: 29.9 }, 'watch'],
  ])('%s: %j is %s', (rule, data, band) => {
    expect(bandOf([vital(data)], rule)).toBe(band);
  });

  it.each([
    ['AL-08', 'moaas', 5, undefined],
    ['AL-08', 'moaas', 4, 'watch'],
    ['AL-08', 'moaas', 3, 'urgent'],
    ['AL-08', 'moaas', 2, 'urgent'],
    ['AL-08', 'moaas', 1, 'stop'],
    ['AL-08', 'moaas', 0, 'stop'],
    ['AL-08', 'rass', 0, undefined],
    ['AL-08', 'rass', -1, 'watch'],
    ['AL-08', 'rass', -2, 'urgent'],
    ['AL-08', 'rass', -4, 'urgent'],
    ['AL-08', 'rass', -5, 'stop'],
    ['AL-09', 'dissociation-item', 6, undefined],
    ['AL-09', 'dissociation-item', 7, 'watch'],
    ['AL-09', 'rass', 1, undefined],
    ['AL-09', 'rass', 2, 'urgent'],
    ['AL-09', 'rass', 3, 'stop'],
    ['AL-10', 'nausea', 3, undefined],
    ['AL-10', 'nausea', 4, 'watch'],
  ])('%s: %s %i is %s', (rule, scale, score, band) => {
    expect(bandOf([[5, 'scale', scale, score]], rule)).toBe(band);
  });

  it.each([
    ['AL-04', 'new-arrhythmia', 'stop'],
    ['AL-04', 'syncope', 'stop'],
    ['AL-06', 'stridor', 'stop'],
    ['AL-06', 'laryngospasm', 'stop'],
    ['AL-07', 'lost-capnogram', 'urgent'],
    ['AL-09', 'severe-fear', 'urgent'],
    ['AL-09', 'asks-to-stop', 'stop'],
    ['AL-09', 'danger-to-self-or-others', 'stop'],
    ['AL-10', 'vomiting', 'urgent'],
    ['AL-11:chest-pain', 'chest-pain', 'stop'],
    ['AL-11:dyspnoea', 'dyspnoea', 'stop'],
    ['AL-11:severe-headache', 'severe-headache', 'stop'],
    ['AL-11:visual-change', 'visual-change', 'stop'],
    ['AL-11:seizure', 'seizure', 'stop'],
    ['AL-11:focal-deficit', 'focal-deficit', 'stop'],
    ['AL-11:reduced-consciousness', 'reduced-consciousness', 'stop'],
    ['AL-12', 'isolated-rash', 'watch'],
    ['AL-12', 'spreading-urticaria', 'urgent'],
    ['AL-12', 'wheeze', 'stop'],
    ['AL-12', 'airway-swelling', 'stop'],
    ['AL-13', 'iv-site-pain', 'watch'],
    ['AL-13', 'extravasation', 'urgent'],
    ['AL-14', 'suicidal-intent', 'stop'],
  ])('%s: %s is %s until it is charted as over', (condition, symptom, band) => {
    expect(bandOf([[5, 'symptom', symptom]], condition)).toBe(band);
    expect(
      bandOf(
        [
          [5, 'symptom', symptom],
          [6, 'over', symptom],
        ],
        condition,
        6,
      ),
    ).toBe(undefined);
  });

  it('judges pairs of signs together', () => {
    const headache: Step = [5, 'symptom', 'severe-headache'];
    expect(bandOf([vital({ systolicMmHg: 179, diastolicMmHg: 82 }), headache], 'AL-01')).toBe('urgent');
    expect(bandOf([vital({ systolicMmHg: 180, diastolicMmHg: 82 }), headache], 'AL-01')).toBe('stop');
    expect(bandOf([vital({ systolicMmHg: 149, diastolicMmHg: 109 }), headache], 'AL-02')).toBe('urgent');
    expect(bandOf([vital({ systolicMmHg: 149, diastolicMmHg: 110 }), headache], 'AL-02')).toBe('stop');
    const faint: Step = [5, 'symptom', 'faintness'];
    expect(bandOf([vital({ systolicMmHg: 100, diastolicMmHg: 60 }), faint], 'AL-03')).toBe(undefined);
    expect(bandOf([vital({ systolicMmHg: 96, diastolicMmHg: 60 }), faint], 'AL-03')).toBe('stop');
    const lost: Step = [5, 'symptom', 'lost-capnogram'];
    expect(bandOf([vital({ spo2Percent: 94 }), lost], 'AL-07')).toBe('stop');
    expect(bandOf([vital({ spo2Percent: 95 }), lost], 'AL-07')).toBe('urgent');
    const rash: Step = [5, 'symptom', 'isolated-rash'];
    expect(bandOf([vital({ systolicMmHg: 99, diastolicMmHg: 60 }), rash], 'AL-12')).toBe('stop');
    const vomiting: Step = [5, 'symptom', 'vomiting'];
    expect(bandOf([[5, 'scale', 'moaas', 4], vomiting], 'AL-10')).toBe('urgent');
    expect(bandOf([[5, 'scale', 'moaas', 3], vomiting], 'AL-10')).toBe('stop');
  });
});

describe('falls against a baseline of 140/90', () => {
  const before: Step = [-1, 'vitals', '140/90 70 98 14'];
  it.each([
    [113, undefined],
    [112, 'watch'],
    [99, 'watch'],
    [98, 'urgent'],
  ])('AL-03: systolic %i is %s', (systolicMmHg, band) => {
    expect(bandOf([before, vital({ systolicMmHg, diastolicMmHg: 70 })], 'AL-03')).toBe(band);
  });
});

describe('the life of an alert', () => {
  it('compares with the baseline by change of EtCO2, at least ten (AL-07)', () => {
    const before: Step = [-1, 'vital.recorded', { status: 'final', etco2MmHg: 38 }];
    const at = (etco2MmHg: number) => bandOf([before, vital({ etco2MmHg })], 'AL-07');
    expect(at(47.9)).toBe(undefined);
    expect(at(48)).toBe('watch');
  });

  it('ALM-10: a device value has to last 15 s for a watch, and a good one between breaks the run', () => {
    const low: Step = [5, 'monitor', '- - 93 -'];
    const baseline: Step = [-1, 'vitals', '- - 95 -'];
    expect(bandOf([baseline, low], 'AL-05', 5.249)).toBe(undefined);
    expect(bandOf([baseline, low], 'AL-05', 5.25)).toBe('watch');
    expect(bandOf([baseline, low, [5.2, 'monitor', '- - 94 -']], 'AL-05', 5.3)).toBe(undefined);
  });

  it('ALM-09: an unacknowledged high alert goes to a second person after 60 s and to all after 120 s', () => {
    const steps: Step[] = [[5, 'symptom', 'chest-pain']];
    const level = (at: number) => alertsAt(steps, at).find((a) => a.rule === 'AL-11')?.escalation.level;
    expect([5.99, 6, 6.99, 7].map((at) => level(5 + (at - 5)))).toEqual([
      'none',
      'second-person',
      'second-person',
      'all-staff',
    ]);
    const heard: Step[] = [...steps, [5.5, 'ack', 'AL-11:chest-pain']];
    expect(alertsAt(heard, 9).find((a) => a.rule === 'AL-11')?.escalation.level).toBe('none');
  });

  it('ALM-12: absence of data never ends one', () => {
    expect(bandOf([vital({ systolicMmHg: 200, diastolicMmHg: 90 })], 'AL-01', 300)).toBe('stop');
    const doubtful: Step = [6, 'vitals', '120/80 70 98 14', 'doubtful'];
    expect(bandOf([vital({ systolicMmHg: 200, diastolicMmHg: 90 }), doubtful], 'AL-01', 7)).toBe('stop');
  });

  it('keeps the loudest priority nobody has heard, after the value went down', () => {
    const steps: Step[] = [vital({ systolicMmHg: 205, diastolicMmHg: 90 }), [6, 'vitals', '155/84 70 98 14']];
    const now = alertsAt(steps, 7).find((a) => a.condition === 'AL-01');
    expect([now?.band, now?.priority, now?.state]).toEqual(['watch', 'high', 'raised']);
    const heard = alertsAt([...steps, [7, 'ack', 'AL-01']], 8).find((a) => a.condition === 'AL-01');
    expect([heard?.band, heard?.priority, heard?.state]).toEqual(['watch', 'low', 'acknowledged']);
  });

  it('ends by hand only where no reading can end it', () => {
    const done: Step = [
      6,
      'alert.resolved',
      { condition: 'AL-13', reason: 'action-recorded', note: 'Line moved' },
    ];
    expect(bandOf([[5, 'symptom', 'extravasation'], done], 'AL-13', 7)).toBe(undefined);
    const wrong: Step = [6, 'alert.resolved', { condition: 'AL-01', reason: 'action-recorded' }];
    expect(bandOf([vital({ systolicMmHg: 200, diastolicMmHg: 90 }), wrong], 'AL-01', 7)).toBe('stop');
  });

  it('tells what it saw: rule, version, reading and limit', () => {
    const [alert] = alertsAt([vital({ systolicMmHg: 200, diastolicMmHg: 90 })], 5);
    expect(alert).toMatchObject({
      rule: 'AL-01',
      ruleVersion: '1.0.0',
      value: 200,
      unit: 'mmHg',
      limit: 'at least 200 mmHg',
    });
    expect(alert?.inputs).toHaveLength(1);
  });
});

describe('alert events the server stores', () => {
  const steps: Step[] = [
    vital({ systolicMmHg: 165, diastolicMmHg: 90 }),
    [8, 'vitals', '201/90 70 98 14'],
    [9, 'vitals', '125/80 70 98 14'],
  ];
  const at = (m: number) => minute(script([]), m);

  it('are made once: asking again after storing gives none', () => {
    let state = stateOf(steps);
    const first = alertEventsToAppend(state, at(9));
    expect(first.map((e) => e.kind)).toEqual(['alert.raised', 'alert.raised', 'alert.resolved']);
    expect(alertEventsToAppend(state, at(9)).map((e) => e.id)).toEqual(first.map((e) => e.id));
    state = fold([...state.events, ...first]);
    expect(alertEventsToAppend(state, at(9))).toEqual([]);
  });

  it('parse as events and change no alert', () => {
    const state = stateOf(steps);
    const stored = alertEventsToAppend(state, at(9)).map((event) => parsed(event));
    const after = fold([...state.events, ...stored]);
    expect(evaluateAlerts(after, ALERT_TABLE, at(9))).toEqual(evaluateAlerts(state, ALERT_TABLE, at(9)));
  });

  it('ALM-16: a correction takes the alert back and says so', () => {
    const state = stateOf([vital({ systolicMmHg: 165, diastolicMmHg: 90 })]);
    const stored = alertEventsToAppend(state, at(6));
    const wrong = state.vitals.at(-1)?.eventId;
    const correction = parsed({
      ...draft(
        {},
        7,
        'correction.made',
        {
          replaces: wrong,
          reason: 'Typed 165 for 125',
          action: 'replace',
          replacement: {
            kind: 'vital.recorded',
            observedAt: '2026-03-10T09:05:00Z',
            data: { status: 'final', systolicMmHg: 125, diastolicMmHg: 80 },
          },
        },
        NURSE,
      ),
      id: idOf(900),
    });
    const after = fold([...state.events, ...stored, correction]);
    expect(evaluateAlerts(after, ALERT_TABLE, at(8))).toEqual([]);
    expect(alertEventsToAppend(after, at(8)).map((e) => e.data)).toMatchObject([
      { reason: 're-evaluated', condition: 'AL-01' },
    ]);
  });

  it('knows when to look again: persistence, escalation and lateness', () => {
    expect(nextAlertChangeAt(stateOf([]), at(1))).toBe(at(13) + 1);
    expect(nextAlertChangeAt(stateOf([[5, 'monitor', '- - 89 -']]), at(5))).toBe(at(5.25));
    expect(nextAlertChangeAt(stateOf([[5, 'symptom', 'seizure']]), at(5))).toBe(at(6));
  });
});
