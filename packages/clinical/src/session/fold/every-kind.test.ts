import { describe, expect, it } from 'vitest';
import { admit } from '../admit/admit.ts';
import { EVENT_KINDS, type SessionEvent } from '../events.ts';
import { incidentsOf, needsReviewBeforeNextSession } from '../record/aftermath.ts';
import { emptyState, type SessionState } from '../state.ts';
import { eventsOf, type Script, SECOND_NURSE, type Step } from '../testing/script.ts';
import { fold, step } from './fold.ts';
import { PHASES_OF } from './legality.ts';

const witness = { id: SECOND_NURSE.id, name: SECOND_NURSE.name };
const idOfFirst = (events: readonly SessionEvent[], kind: string) =>
  events.find((event) => event.kind === kind)?.id;

/** A long IV session in which nearly everything happens once. */
const begun: readonly Step[] = [
  [-2, 'device.linked', { deviceId: 'monitor-3', deviceKind: 'monitor' }],
  [-2, 'device.linked', { deviceId: 'pump-1', deviceKind: 'pump' }],
  [-2, 'nurse.assigned', { to: { id: 'n1', name: 'Nora Quist' }, accepted: true }],
  [-2, 'drug.drawn', { vialId: 'v1', amountMg: 60, vialMgPerMl: 50, volumeMl: 1.2 }],
  [0, 'start'],
  [1, 'pump.reported', { deviceId: 'pump-1', state: 'running', rateMlPerH: 150 }],
  [2, 'bolus.given', { amountMg: 0.5, reason: 'line flush with drug' }],
  [5, 'vitals', '124/80 70 98 14'],
  [6, 'call', 'talk'],
  [8, 'chair.moved', { from: '3', to: '4' }],
  [10, 'vitals', '200/90 74 98 14'],
  [10, 'ack', 'AL-01'],
  [10.2, 'pause', 'AL-01'],
  [10.5, 'emergency.started', { path: 'EM-01' }],
  [11, 'prescriber.reviewed', { decision: 'treat' }, 'prescriber'],
  [11, 'give', 'clonidine', 'antihypertensive'],
  [11, 'oxygen.changed', { flowLPerMin: 2, device: 'nasal-cannula' }],
  [15, 'vitals', '130/80 70 98 14'],
  [18, 'oxygen.changed', { flowLPerMin: 0 }],
  [20, 'scale', 'moaas', 5],
  [25, 'vitals', '130/80 70 98 14'],
  [25.1, 'resume'],
  [26, 'rate', 75, 30],
  [
    27,
    'adverseEvent.recorded',
    {
      code: 'blood-pressure-rise',
      verbatim: 'my head pounds',
      grade: 3,
      relation: 'probable',
      onsetAt: '2026-03-10T09:10:00Z',
    },
  ],
  [28, 'symptom', 'iv-site-pain'],
  [29, 'alert.resolved', { condition: 'AL-13', reason: 'action-recorded', note: 'Line moved' }],
  [30, 'stop', 'prescriber', 'AL-01'],
  [31, 'drug.returned', { vialId: 'v1', amountMg: 5 }],
  [32, 'device.unlinked', { deviceId: 'pump-1' }],
  [33, 'note.added', { text: 'Calm now' }],
];

const grow = (script: Script): SessionState => {
  let state = emptyState;
  for (const event of eventsOf(script)) {
    expect(admit(state, event), `${event.kind} ${event.observedAt}`).toEqual({ ok: true, value: undefined });
    state = step(state, event);
  }
  return state;
};

describe('every kind of event', () => {
  it('is admitted in its place, and the state shows it', () => {
    const state = grow({ preset: 'iv', order: { doseMg: 40 }, steps: begun });
    expect(state.ignored).toEqual([]);
    expect(state).toMatchObject({ phase: { name: 'recovery' }, chair: '4' });
    expect(state.devices.map((d) => d.data.deviceId)).toEqual(['monitor-3']);
    expect(
      [
        state.boluses,
        state.calls,
        state.emergencies,
        state.reviews,
        state.medicines,
        state.pumpReports,
        state.notes,
        state.returned,
        state.drawn,
      ].map((l) => l.length),
    ).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(state.oxygen.map((o) => o.data.flowLPerMin)).toEqual([2, 0]);
    expect(incidentsOf(state)).toHaveLength(1);
    expect(needsReviewBeforeNextSession(state)).toBe(true);
  });

  it('answers a call, a medicine and an adverse event by their event', () => {
    const script: Script = { preset: 'iv', steps: begun };
    const events = eventsOf(script);
    const more: readonly Step[] = [
      [35, 'patient.callAnswered', { callEventId: idOfFirst(events, 'patient.called') }],
      [
        35,
        'medicine.effectRecorded',
        { medicineEventId: idOfFirst(events, 'medicine.given'), effect: 'good' },
      ],
      [
        35,
        'adverseEvent.resolved',
        { adverseEventId: idOfFirst(events, 'adverseEvent.recorded'), resolvedAt: '2026-03-10T09:30:00Z' },
      ],
      [36, 'drug.wasted', { vialId: 'v1', amountMg: 20, reason: 'rest', witness }],
      [37, 'discharge.checked', { criterion: 'RD-05', answer: 'unable' }],
      [38, 'session.ended', { manner: 'transferred-to-emergency-care', note: 'Ambulance' }],
    ];
    const state = grow({ ...script, steps: [...begun, ...more] });
    expect(
      [state.callAnswers, state.medicineEffects, state.adverseEventEnds, state.wasted].map((l) => l.length),
    ).toEqual([1, 1, 1, 1]);
    expect(state.phase).toMatchObject({ name: 'discharged', manner: 'transferred-to-emergency-care' });
    expect(state.dischargeChecks['RD-05']?.data.answer).toBe('unable');
  });

  it('has a phase in which it belongs', () => {
    for (const kind of EVENT_KINDS) expect(PHASES_OF[kind].length, kind).toBeGreaterThan(0);
    expect(Object.keys(PHASES_OF).sort()).toEqual([...EVENT_KINDS].sort());
  });

  it('DOSE-16: pressed on two tablets within two minutes says who was first', () => {
    const state = fold(eventsOf({ preset: 'iv', steps: [[0, 'start']] }));
    const again = (at: number) => {
      const [event] = eventsOf({ preset: 'iv', steps: [[at, 'start']] }).slice(-1);
      if (event === undefined) throw new Error('no event');
      const answer = admit(state, { ...event, id: '00000000-0000-4000-8000-00000000ffff' });
      return answer.ok ? 'admitted' : answer.error[0]?.message;
    };
    expect(again(1.99)).toBe('already recorded by Nora Quist at 2026-03-10T09:00:00.000Z');
    expect(again(2)).toContain('has no place in phase dosing');
  });
});
