import { addMs, formatInstant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { step } from '../fold/fold.ts';
import { refusalsOf, stateAfter } from '../testing/asking.ts';
import {
  draft,
  idOf,
  minute,
  NURSE,
  PRESCRIBER,
  parsed,
  type Script,
  SECOND_NURSE,
  SESSION_ID,
  type Step,
  spell,
} from '../testing/script.ts';
import { admit } from './admit.ts';

const SIGNED = { meaning: 'author', credentials: 'RN', contentHash: 'a'.repeat(64) };
const started: Step = [0, 'start'];

describe('starting a dose', () => {
  it('is admitted when gate and double check are done', () => {
    expect(refusalsOf({}, started)).toEqual([]);
  });

  it('DOSE-13: is refused while the gate holds, naming each rule and what would clear it', () => {
    const found = refusalsOf({ bare: true, steps: [[-45, 'patient.arrived', {}]] }, started);
    for (const rule of ['GT-01', 'GT-02', 'GT-21', 'VG-03', 'AR-05'])
      expect(found.some((text) => text.startsWith(rule))).toBe(true);
    expect(found.some((text) => text.includes('To clear:'))).toBe(true);
  });

  it('is refused when the vital signs have grown old since the gate was signed', () => {
    expect(refusalsOf({}, [5, 'start'])).toEqual([]);
    expect(refusalsOf({}, [5.1, 'start']).some((text) => text.startsWith('VG-03'))).toBe(true);
  });

  it('DOSE-14: one person cannot be both, and two results further than 1 % apart block', () => {
    const values = {
      product: 'ketamine',
      route: 'IV',
      doseMg: 40,
      weightKg: 80,
      vialMgPerMl: 50,
      drawMl: 0.8,
      finalMl: 100,
      concentrationMgPerMl: 0.4,
      rateMlPerH: 150,
      durationMin: 40,
    };
    const check = (as: string, more: object): Step => [-2, 'dose.checked', { as, ...values, ...more }];
    expect(refusalsOf({}, check('checker', {}))).toEqual(['DOSE-14: a second signed-in person checks']);
    const wrong = refusalsOf({ steps: [check('preparer', { rateMlPerH: 151.6 })] }, started);
    expect(wrong).toEqual(['AR-05: the two results differ in pump rate; both work them out again']);
    expect(refusalsOf({ steps: [check('preparer', { rateMlPerH: 151.5 })] }, started)).toEqual([]);
  });

  it('H-04: a wrong vial is caught by the second reader', () => {
    const wrongVial: Step = [
      -2,
      'dose.checked',
      {
        as: 'preparer',
        product: 'ketamine',
        route: 'IV',
        doseMg: 40,
        weightKg: 80,
        vialMgPerMl: 100,
        drawMl: 0.8,
        finalMl: 100,
        concentrationMgPerMl: 0.4,
        rateMlPerH: 150,
        durationMin: 40,
      },
    ];
    expect(refusalsOf({ steps: [wrongVial] }, started)[0]).toContain('vial strength');
  });

  it('DOSE-17: there is one infusion, never two', () => {
    expect(refusalsOf({ steps: [started] }, [4, 'start'])[0]).toContain('has no place in phase dosing');
  });

  it('DOSE-07: a rate that is not dose, concentration and time is a wrong field', () => {
    const data = {
      doseMg: 40,
      concentrationMgPerMl: 0.4,
      volumeMl: 100,
      rateMlPerH: 60,
      rateMgPerH: 60,
      durationMin: 40,
    };
    expect(refusalsOf({}, [0, 'infusion.started', data])[0]).toContain('is not 60 mg/h');
  });

  it('DOSE-06: never gives another product or route than the order', () => {
    expect(refusalsOf({}, [0, 'device', 1])[0]).toContain('ketamine by route IV');
    expect(refusalsOf({ preset: 'esk' }, [0, 'inject', 28])[0]).toContain('esketamine by route IN');
  });
});

describe('pausing and going on', () => {
  const paused: readonly Step[] = [started, [10, 'vitals', '185/90 74 98 14'], [11, 'pause', 'AL-01']];
  const calm: readonly Step[] = [[12, 'vitals', '140/84 74 98 14']];

  it('ST-01: anyone who treats may stop at once, without an order', () => {
    expect(refusalsOf({ steps: [started] }, [5, 'pause'])).toEqual([]);
    expect(refusalsOf({ steps: [started] }, [5, 'stop', 'patient-request'])).toEqual([]);
  });

  it('ST-02: resumes after ten minutes below urgent, not a second sooner', () => {
    const script = { steps: [...paused, ...calm] };
    expect(refusalsOf(script, [21.98, 'resume']).some((text) => text.startsWith('ST-02'))).toBe(true);
    expect(refusalsOf(script, [22, 'resume'])).toEqual([]);
  });

  it('ST-02: needs values taken after the pause', () => {
    const script: Partial<Script> = { steps: [started, [10, 'vitals', '130/84 74 98 14'], [11, 'pause']] };
    expect(refusalsOf(script, [25, 'resume'])).toEqual([
      'ST-02: measure systolicMmHg after the pause',
      'ST-02: measure heartRatePerMin after the pause',
      'ST-02: measure spo2Percent after the pause',
    ]);
  });

  it('ST-02: the rest may be lowered, never raised', () => {
    const script = { steps: [...paused, ...calm] };
    expect(refusalsOf(script, [22, 'resume', 20])).toEqual([]);
    expect(refusalsOf(script, [22, 'resume', 29])).toEqual([]);
    expect(refusalsOf(script, [22, 'resume', 29.1])[0]).toContain('29 mg remain');
  });

  it('ST-02: a nurse resumes only after a prescriber decided', () => {
    const script = { steps: [...paused, ...calm] };
    const byNurse = { author: NURSE };
    expect(refusalsOf(script, [22, 'resume'], byNurse)).toEqual([
      'ST-02: a prescriber records the reason to go on',
    ]);
    const decided: Step = [21, 'prescriber.reviewed', { decision: 'continue' }, 'prescriber'];
    expect(refusalsOf({ steps: [...paused, ...calm, decided] }, [22, 'resume'], byNurse)).toEqual([]);
  });

  it('ST-03: the second stop for one cause ends the session', () => {
    const again: Step[] = [
      [22, 'resume'],
      [23, 'vitals', '186/90 74 98 14'],
      [24, 'pause', 'AL-01'],
      [25, 'vitals', '140/84 74 98 14'],
    ];
    const found = refusalsOf({ steps: [...paused, ...calm, ...again] }, [36, 'resume']);
    expect(found).toEqual(['ST-03: second stop for AL-01: the session ends; stop the infusion']);
  });

  it('ST-04: after a wish to stop goes on only when the patient wants to', () => {
    const wish: Step[] = [
      started,
      [10, 'infusion.paused', { reason: 'patient-request' }],
      [12, 'vitals', '124/80 70 98 14'],
    ];
    expect(refusalsOf({ steps: wish }, [23, 'resume']).some((text) => text.startsWith('ST-04'))).toBe(true);
    expect(refusalsOf({ steps: [...wish, [12, 'over', 'asks-to-stop']] }, [23, 'resume'])).toEqual([]);
  });

  it('does not resume what is not paused', () => {
    expect(refusalsOf({ steps: [started] }, [5, 'resume'])[0]).toContain('no place in phase dosing');
  });
});

describe('giving in parts', () => {
  it('ESK-09: five minutes between devices', () => {
    const first: Partial<Script> = { preset: 'esk', steps: [[0, 'device', 1]] };
    expect(refusalsOf(first, [4.99, 'device', 2])[0]).toContain('ESK-09');
    expect(refusalsOf(first, [5, 'device', 2])).toEqual([]);
    expect(refusalsOf(first, [5, 'device', 3])[0]).toContain('the next device is number 2');
  });

  it('ST-01: no further device in a stop band; in urgent a prescriber decides first', () => {
    const stop: Partial<Script> = {
      preset: 'esk',
      steps: [
        [0, 'device', 1],
        [3, 'vitals', '200/90 70 98 14'],
      ],
    };
    expect(refusalsOf(stop, [6, 'device', 2])[0]).toContain('AL-01');
    const urgent: readonly Step[] = [
      [0, 'device', 1],
      [3, 'vitals', '165/90 70 98 14'],
    ];
    expect(refusalsOf({ preset: 'esk', steps: urgent }, [6, 'device', 2])[0]).toContain('a prescriber comes');
    const decided: Step = [4, 'prescriber.reviewed', { decision: 'continue' }, 'prescriber'];
    expect(refusalsOf({ preset: 'esk', steps: [...urgent, decided] }, [6, 'device', 2])).toEqual([]);
  });

  it('IM-03: a second injection after 15 minutes, and never more than ordered', () => {
    const first: Partial<Script> = {
      preset: 'im',
      steps: [
        [0, 'inject', 20],
        [5, 'vitals', '124/80 70 98 14'],
        [10, 'vitals', '124/80 70 98 14'],
      ],
    };
    expect(refusalsOf(first, [14.99, 'inject', 20])[0]).toContain('IM-03');
    expect(refusalsOf(first, [15, 'inject', 20])).toEqual([]);
    expect(refusalsOf(first, [15, 'inject', 21])[0]).toContain('exceed the ordered 40 mg');
  });

  it('DOSE-16: a like dose within two minutes asks whether it is the same', () => {
    const first: Partial<Script> = { preset: 'oral', steps: [[0, 'swallow', 40]] };
    expect(refusalsOf(first, [1.99, 'swallow', 40])[0]).toContain('already recorded by Nora Quist');
    expect(refusalsOf(first, [2, 'swallow', 40])).toEqual([]);
    const meant: Step = [
      1,
      'oral.given',
      { amountMg: 40, form: 'solution', repeatReason: 'Second half of the order' },
    ];
    expect(refusalsOf(first, meant)).toEqual([]);
  });
});

describe('who and when', () => {
  it('lets only a prescriber override and only the server raise alerts', () => {
    const override: Step = [
      -1,
      'override.recorded',
      { rule: 'GT-12', ruleVersion: '1.0.0', reason: 'Discussed with the patient' },
    ];
    expect(refusalsOf({}, override)).toEqual(['a prescriber decides this']);
    expect(refusalsOf({}, override, { author: PRESCRIBER })).toEqual([]);
  });

  it('lets a monitor chart vital signs and nothing else', () => {
    const monitor = { author: { type: 'device', id: 'm' }, origin: 'monitor' };
    expect(refusalsOf({ steps: [started] }, [5, 'vitals', '120/80 70 98 14'], monitor)).toEqual([]);
    expect(refusalsOf({ steps: [started] }, [5, 'stop'], monitor)).toEqual([
      'infusion.stopped is charted by a person',
    ]);
  });

  it('UI-43: refuses what would be observed more than 60 s in the future', () => {
    const at = (seconds: number) => ({ recordedAt: formatInstant(addMs(minute({}, 5), -seconds * 1000)) });
    expect(refusalsOf({ steps: [started] }, [5, 'vitals', '120/80 70 98 14'], at(60))).toEqual([]);
    expect(refusalsOf({ steps: [started] }, [5, 'vitals', '120/80 70 98 14'], at(61))).toHaveLength(1);
  });

  it('CON-02: takes the same event twice and refuses the same id with other content', () => {
    const state = stateAfter({ steps: [started] });
    const event = parsed({ ...draft({}, 5, 'note.added', { text: 'Calm' }), id: idOf(990) });
    const after = step(state, event);
    expect(admit(after, event).ok).toBe(true);
    expect(step(after, event)).toBe(after);
    const other = parsed({ ...draft({}, 5, 'note.added', { text: 'Not calm' }), id: idOf(990) });
    expect(admit(after, other)).toMatchObject({ ok: false, error: [{ type: 'id-reused' }] });
  });

  it('CS-10: the one who wastes is not the witness', () => {
    const wasted = (id: string): Step => [
      1,
      'drug.wasted',
      { vialId: 'v1', amountMg: 10, reason: 'Rest of vial', witness: { id, name: 'Ilse Brandt' } },
    ];
    expect(refusalsOf({ steps: [started] }, wasted(NURSE.id))).toHaveLength(1);
    expect(refusalsOf({ steps: [started] }, wasted(SECOND_NURSE.id))).toEqual([]);
  });

  it('refuses an event of another session', () => {
    expect(refusalsOf({}, [0, 'note.added', { text: 'x' }], { sessionId: 'session-2' })).toEqual([
      'this event belongs to another session',
    ]);
    expect(SESSION_ID).not.toBe('session-2');
  });
});

describe('the end', () => {
  const gone: readonly Step[] = [
    started,
    [10, 'vitals', '124/80 70 98 14'],
    [20, 'stop', 'patient-request'],
    [30, 'session.ended', { manner: 'left-before-criteria', note: 'Left' }],
  ];
  const sign: Step = [40, 'session.signed', SIGNED];

  it('H-17: is not discharged before the minimum, and each blocker is named', () => {
    const early: Partial<Script> = { steps: [started, [39, 'vitals', '124/80 70 98 14'], [40, 'stop']] };
    const found = refusalsOf(early, [50, 'session.discharged', {}]);
    expect(found[0]).toBe('DC-02: minimum observation runs for another 50 min');
    expect(found).toHaveLength(12);
  });

  it('charts what was true before the patient left, not after', () => {
    expect(refusalsOf({ steps: gone }, [29, 'vitals', '124/80 70 98 14'])).toEqual([]);
    expect(refusalsOf({ steps: gone }, [30, 'vitals', '124/80 70 98 14'])).toEqual([]);
    expect(refusalsOf({ steps: gone }, [31, 'vitals', '124/80 70 98 14'])[0]).toContain('had left');
    expect(refusalsOf({ steps: gone }, [31, 'bolus.given', { amountMg: 5, reason: 'x' }])[0]).toContain(
      'phase discharged',
    );
  });

  it('REC-06: closes only with alerts acknowledged and a ledger that adds up', () => {
    expect(refusalsOf({ steps: gone }, sign)).toEqual([]);
    const high: Step = [12, 'vitals', '200/90 70 98 14'];
    const open = [...gone.slice(0, 2), high, ...gone.slice(2)];
    expect(refusalsOf({ steps: open }, sign)).toEqual(['AL-01: acknowledge it by name']);
    expect(refusalsOf({ steps: [...open, [13, 'ack', 'AL-01']] }, sign)).toEqual([]);
    const drawn: Step = [-2, 'drug.drawn', { vialId: 'v1', amountMg: 40 }];
    expect(refusalsOf({ steps: [drawn, ...gone] }, sign)).toEqual([
      'CSR-02: 20 mg drawn are neither given, wasted nor returned',
    ]);
    const wasted: Step = [
      32,
      'drug.wasted',
      { vialId: 'v1', amountMg: 20, reason: 'Rest', witness: { id: 'n2', name: 'Ilse Brandt' } },
    ];
    expect(refusalsOf({ steps: [drawn, ...gone, wasted] }, sign)).toEqual([]);
  });

  it('REC-03: is signed only over the record as it stands', () => {
    const other = { data: SIGNED };
    expect(refusalsOf({ steps: gone }, sign, other)).toEqual([
      'The record has changed since you read it: read it again, then sign',
    ]);
    const closed = { steps: [...gone, sign] };
    const review: Step = [50, 'session.signed', SIGNED];
    expect(
      refusalsOf(closed, review, { data: { ...SIGNED, meaning: 'reviewer' }, author: SECOND_NURSE }),
    ).toEqual(['The record has changed since you read it: read it again, then sign']);
    expect(refusalsOf(closed, review)).toEqual([]);
  });

  it('REC-04: after the signature only addenda, corrections and further signatures', () => {
    const closed = { steps: [...gone, sign] };
    expect(refusalsOf(closed, [50, 'addendum.added', { text: 'Called next day' }])).toEqual([]);
    expect(refusalsOf(closed, [50, 'note.added', { text: 'x' }])[0]).toContain('the record is signed');
    expect(refusalsOf(closed, [50, 'vitals', '124/80 70 98 14'])[0]).toContain('the record is signed');
  });
});

describe('corrections (REC-01)', () => {
  const steps: readonly Step[] = [
    started,
    [10, 'vitals', '190/80 70 98 14'],
    [15, 'pause'],
    [16, 'vitals', '124/80 70 98 14'],
  ];
  const idAt = (kind: string) => stateAfter({ steps }).events.find((event) => event.kind === kind)?.id;
  const correct = (replaces: string | undefined, more: object): Step => [
    17,
    'correction.made',
    { replaces, reason: 'Typing slip', ...more },
  ];

  it('void leaves the event readable and without effect', () => {
    const state = stateAfter({ steps });
    const replaces = state.vitals.at(1)?.eventId;
    const event = parsed({
      ...spell({ preset: 'iv', steps: [] }, correct(replaces, { action: 'void' }))[0],
      id: idOf(990),
    });
    expect(admit(state, event).ok).toBe(true);
    const after = step(state, event);
    expect(after.events.some((one) => one.id === replaces)).toBe(true);
    expect(after.vitals.some((one) => one.eventId === replaces)).toBe(false);
  });

  it('refuses one that would leave a later act without its place', () => {
    expect(refusalsOf({ steps }, correct(idAt('infusion.started'), { action: 'void' }))[0]).toContain(
      'a later event would lose its place',
    );
  });

  it('refuses another kind, an unknown event, and what is not correctable', () => {
    const replacement = { kind: 'note.added', observedAt: '2026-03-10T09:10:00Z', data: { text: 'x' } };
    expect(
      refusalsOf({ steps }, correct(idAt('vital.recorded'), { action: 'replace', replacement }))[0],
    ).toContain('corrected by a vital.recorded');
    expect(refusalsOf({ steps }, correct(idOf(777), { action: 'void' }))[0]).toContain('not in this session');
    expect(refusalsOf({ steps }, correct(idAt('session.opened'), { action: 'void' }))[0]).toContain(
      'stands as it is',
    );
  });
});
