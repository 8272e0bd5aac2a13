import type { Instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { dischargeCriteria } from './discharge/criteria.ts';
import { observationRules } from './discharge/observation.ts';
import { given } from './given.ts';
import { completeUpTo, lastPartAt, nextVitalsDue, RowReader, scheduleOf } from './monitoring/clock.ts';
import { due, freshness } from './monitoring/due.ts';
import { bloodPressures, lastReading, lastScore, readingsOf } from './readings.ts';
import { emptyState, type SessionState } from './state.ts';
import { stateAfter } from './testing/asking.ts';
import { minute, type Script, type Step } from './testing/script.ts';

const at = (m: number) => minute({}, m);
const started: Step = [0, 'start'];
const iv = (...steps: readonly Step[]) => stateAfter({ steps: [started, ...steps] });

describe('readings up to a moment', () => {
  const state = iv(
    [5, 'vitals', '130/80 70 97 14'],
    [6, 'vitals', '- - 96 -'],
    [7, 'vitals', '150/90 71 - 14', 'doubtful'],
  );
  it('include both ends', () => {
    expect(readingsOf(state, 'spo2Percent', at(5), at(6)).map((one) => one.value)).toEqual([97, 96]);
    expect(readingsOf(state, 'spo2Percent', at(5.01), at(5.99))).toEqual([]);
    expect(readingsOf(state, 'spo2Percent', undefined, at(5)).map((one) => one.value)).toEqual([98, 97]);
  });
  it('the last one is not of later, nor doubtful', () => {
    expect(lastReading(state, 'heartRatePerMin', at(9))?.value).toBe(70);
    expect(lastReading(state, 'spo2Percent', at(5.9))?.value).toBe(97);
    expect(lastReading(state, 'spo2Percent', at(6))?.value).toBe(96);
    expect(lastReading(state, 'etco2MmHg', at(9))).toBeUndefined();
  });
  it('a pressure counts from its moment on', () => {
    expect(bloodPressures(state, at(5), at(9)).map((one) => [one.systolic, one.diastolic])).toEqual([
      [130, 80],
    ]);
    expect(bloodPressures(state, at(5.1), at(9))).toEqual([]);
    expect(bloodPressures(state, at(5), at(5))).toHaveLength(1);
    expect(bloodPressures(state, at(0), at(4.9))).toEqual([]);
    expect(bloodPressures(state, undefined, at(9))).toHaveLength(2);
  });
  it('the last score is one that was obtained, of the scales asked for, not of later', () => {
    const scored = iv(
      [5, 'scale', 'moaas', 4],
      [6, 'scale.recorded', { scale: 'moaas', notObtained: 'refused' }],
      [7, 'scale', 'nausea', 2],
    );
    expect(lastScore(scored, ['moaas', 'rass'], at(9))?.value).toBe(4);
    expect(lastScore(scored, ['moaas'], at(5))?.value).toBe(4);
    expect(lastScore(scored, ['nausea'], at(6.9))).toBeUndefined();
  });
});

describe('complete vital signs', () => {
  const completeVitals = ({ vitals }: SessionState, until: Instant) => new RowReader().read(vitals, until);
  it('are as old as the oldest of pressure, heart rate and saturation', () => {
    const upTo = (...steps: readonly Step[]) => {
      const state = iv(...steps);
      const last = completeVitals(state, at(20)).at(-1)?.upTo;
      expect(completeUpTo(state, at(20))).toBe(last);
      return last;
    };
    expect(upTo([5, 'vitals', '130/80 70 - -'], [6, 'vitals', '- - 96 -'])).toBe(at(5));
    expect(upTo([5, 'vitals', '- 70 - -'], [6, 'vitals', '130/80 - 96 -'])).toBe(at(5));
    expect(upTo([5, 'vitals', '- - 96 -'], [6, 'vitals', '130/80 - - -'], [7, 'vitals', '- 70 - -'])).toBe(
      at(5),
    );
    expect(upTo([5, 'vitals', '130/80 70 96 -'], [6, 'vitals', '131/80 71 96 -', 'doubtful'])).toBe(at(5));
  });
  it('are as old as the pressure where that is the oldest', () => {
    const rows = [
      [5, 'vitals', '130/80 - - -'],
      [6, 'vitals', '- 70 - -'],
      [7, 'vitals', '- - 96 -'],
    ] as const satisfies readonly Step[];
    expect(completeVitals(iv(...rows), at(20)).at(-1)).toEqual({ seenAt: at(7), upTo: at(5) });
  });
  it('are no new row while the oldest of the three is still the same', () => {
    const rows = completeVitals(iv([5, 'vitals', '130/80 70 96 -'], [6, 'vitals', '- 71 97 -']), at(20));
    expect(rows.at(-1)).toEqual({ seenAt: at(5), upTo: at(5) });
  });
  it('are due by the timetable of recovery from the very end of dosing on', () => {
    const ended = stateAfter({
      preset: 'iv',
      opening: { sessionNumber: 1 },
      steps: [started, [12, 'stop', 'prescriber']],
    });
    const due = (m: number) => nextVitalsDue(ended, at(10), at(m));
    expect(due(11.9)).toBe(at(15));
    expect(due(12)).toBe(at(22));
  });
  it('are none while one of the three was never measured', () => {
    const after = (...rows: readonly string[]) =>
      completeVitals(
        stateAfter({
          bare: true,
          steps: [[-45, 'patient.arrived', {}], ...rows.map((row, i) => [i, 'vitals', row] as const)],
        }),
        at(20),
      );
    expect(after('130/80 70 - 14')).toEqual([]);
    expect(after('130/80 - 98 -')).toEqual([]);
    expect(after('- 70 98 -')).toEqual([]);
    expect(after('130/80 70 - -', '- - 98 -')).toEqual([{ seenAt: at(1), upTo: at(0) }]);
  });
  it('are not due before a session is open, nor before the first dose', () => {
    expect(scheduleOf(emptyState)).toBeUndefined();
    expect(nextVitalsDue(emptyState, undefined, at(0))).toBeUndefined();
    expect(nextVitalsDue(iv(), undefined, at(-0.1))).toBeUndefined();
    expect(nextVitalsDue(iv(), undefined, at(0))).toBe(at(10));
  });
  it('the last part given is none of later', () => {
    const parts = stateAfter({
      preset: 'im',
      steps: [
        [0, 'inject', 20],
        [20, 'inject', 20],
      ],
    });
    expect([-1, 0, 19.9, 20].map((m) => lastPartAt(parts, at(m)))).toEqual([undefined, at(0), at(0), at(20)]);
  });
});

describe('what was given', () => {
  it('nothing of nothing', () => {
    expect(given(emptyState, at(0))).toEqual({
      totalMg: 0,
      infusedMg: 0,
      partsMg: 0,
      remainingMg: 0,
      source: 'calculated',
    });
  });
  it('nothing remains once all is in, or once it was stopped', () => {
    expect(given(iv(), at(39)).remainingMg).toBe(1);
    expect(given(iv(), at(40)).remainingMg).toBe(0);
    expect(given(iv([10, 'stop', 'prescriber']), at(9)).remainingMg).toBe(31);
    expect(given(iv([10, 'stop', 'prescriber']), at(10)).remainingMg).toBe(0);
  });
});

describe('what is due', () => {
  const items = (script: Partial<Script>, m: number) => due(stateAfter(script), at(m)).map((one) => one.item);
  it('nothing before the patient came, and nothing once the patient left', () => {
    expect(items({ bare: true }, -50)).toEqual([]);
    const gone: readonly Step[] = [
      started,
      [20, 'stop', 'patient-request'],
      [30, 'session.ended', { manner: 'left-before-criteria', note: 'x' }],
    ];
    expect(items({ steps: gone }, 40)).toEqual([]);
    expect(items({ steps: [[-1, 'session.cancelled', { reason: 'Ill' }]] }, 40)).toEqual([]);
  });
  it('a whole row before the first dose, until each of four signs is there', () => {
    const before = (row: string) =>
      items(
        {
          bare: true,
          steps: [
            [-45, 'patient.arrived', {}],
            [-20, 'vitals', row],
          ],
        },
        -10,
      );
    expect(before('120/80 70 98 -')).toEqual(['baseline-vitals']);
    expect(before('- 70 98 14')).toEqual(['baseline-vitals']);
    expect(before('120/80 70 98 14')).toEqual([]);
  });
  it('vital signs from the very moment of the first dose', () => {
    expect(items({ steps: [started] }, -0.1)).toEqual([]);
    expect(items({ steps: [started] }, 0)).toContain('vitals');
  });
  it('a medicine given asks for its effect after ten minutes, until it is answered', () => {
    const state = iv([5, 'give', 'ondansetron', 'antiemetic']);
    const effect = due(state, at(6)).find((one) => one.item === 'medicine-effect');
    expect(effect).toEqual({ item: 'medicine-effect', at: at(15), rule: 'PRN-EFFECT' });
    expect(due(state, at(4.9)).some((one) => one.item === 'medicine-effect')).toBe(false);
    const answered = iv(
      [5, 'give', 'ondansetron', 'antiemetic'],
      [9, 'medicine.effectRecorded', { medicineEventId: state.medicines[0]?.eventId, effect: 'good' }],
    );
    expect(due(answered, at(10)).some((one) => one.item === 'medicine-effect')).toBe(false);
  });
  it('RD-FAIL: the prescriber reviews after three hours, and decides on transfer after four', () => {
    const late = (m: number, ...steps: readonly Step[]) =>
      due(iv([40, 'stop'], ...steps), at(m))
        .map((one) => one.item)
        .filter((one) => /review|transfer/.test(one));
    expect(late(220)).toEqual([]);
    expect(late(220.1)).toEqual(['prescriber-review']);
    expect(late(280)).toEqual(['prescriber-review']);
    expect(late(280.1)).toEqual(['prescriber-review', 'transfer-decision']);
    expect(late(230, [220, 'prescriber.reviewed', { decision: 'continue' }, 'prescriber'])).toEqual([]);
    expect(late(230, [219, 'prescriber.reviewed', { decision: 'continue' }, 'prescriber'])).toEqual([
      'prescriber-review',
    ]);
  });
  it('before dosing every value is fresh, and no value has no freshness', () => {
    expect(freshness(stateAfter({}), 'heartRatePerMin', at(0))).toBe('fresh');
    expect(freshness(emptyState, 'heartRatePerMin', at(0))).toBeUndefined();
  });
});

describe('leaving', () => {
  const base: readonly Step[] = [started, [39, 'vitals', '124/80 70 98 14'], [40, 'stop'], [100, 'well']];
  const met = (rule: string, ...steps: readonly Step[]) =>
    dischargeCriteria(stateAfter({ steps: [...base, ...steps] }), at(101)).find((one) => one.rule === rule);
  it('a refusal to answer is not a pass', () => {
    for (const answer of ['fail', 'not-done', 'unable', 'refused'])
      expect(met('RD-05', [100.5, 'discharge.checked', { criterion: 'RD-05', answer }])?.met).toBe('false');
    for (const answer of ['pass', 'not-applicable'])
      expect(met('RD-05', [100.5, 'discharge.checked', { criterion: 'RD-05', answer }])?.met).toBe('true');
    expect(met('RD-05', [101.5, 'discharge.checked', { criterion: 'RD-05', answer: 'fail' }])?.met).toBe(
      'true',
    );
  });
  it('RD-07: an answer from before dosing ended, or of later, is none', () => {
    const asked = (m: number) =>
      dischargeCriteria(
        stateAfter({
          steps: [started, [40, 'stop'], [m, 'discharge.checked', { criterion: 'RD-07', answer: 'pass' }]],
        }),
        at(101),
      ).find((one) => one.rule === 'RD-07');
    expect(asked(40)?.met).toBe('true');
    expect(asked(101)?.met).toBe('true');
    expect(asked(101.1)).toMatchObject({ met: 'unknown', missing: ['an answer to RD-07'] });
  });
  it('RD-04: says what was not asked', () => {
    const after = (...steps: readonly Step[]) =>
      dischargeCriteria(stateAfter({ steps: [started, [40, 'stop'], ...steps] }), at(101)).find(
        (one) => one.rule === 'RD-04',
      );
    expect(after()).toMatchObject({ met: 'unknown', missing: ['CADSS or single item'] });
    expect(after([100, 'scale', 'cadss', 4])).toMatchObject({
      met: 'unknown',
      missing: ['"back to normal"'],
    });
    expect(after([100, 'scale', 'cadss', 5])?.met).toBe('false');
    expect(after([100, 'scale', 'dissociation-item', 2])?.met).toBe('false');
    expect(after([100, 'scale', 'back-to-normal', 0])?.met).toBe('false');
  });
  it('RD-03: restless by RASS is not awake and calm', () => {
    expect(met('RD-03', [100.5, 'scale', 'rass', 1])?.met).toBe('false');
    expect(met('RD-03', [100.5, 'scale', 'rass', 0])?.met).toBe('true');
  });
  it('a stay counts from the last part given, or from the end where none was', () => {
    const until = (script: Partial<Script>) =>
      observationRules(stateAfter(script), at(200)).map((one) => [one.rule, one.until]);
    expect(
      until({
        preset: 'im',
        steps: [
          [0, 'inject', 20],
          [20, 'inject', 20],
        ],
      }),
    ).toEqual([['DC-03', at(140)]]);
    expect(until({ preset: 'oral', steps: [[0, 'swallow', 80]] })).toEqual([['DC-04', at(120)]]);
    expect(
      until({
        preset: 'esk',
        steps: [
          [0, 'device', 1],
          [5, 'device', 2],
          [9, 'dosing.ended', { reason: 'prescriber' }],
        ],
      }),
    ).toEqual([['DC-01', at(125)]]);
    expect(
      until({ steps: [started, [40, 'stop']], patient: { riskFlags: ['moderate-hepatic-impairment'] } }),
    ).toEqual([
      ['DC-02', at(100)],
      ['DC-06', at(160)],
    ]);
  });
});
