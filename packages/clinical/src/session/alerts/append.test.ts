import { describe, expect, it } from 'vitest';
import { instantOf } from '../fold/instant.ts';
import { stateAfter } from '../testing/asking.ts';
import { minute, type Step } from '../testing/script.ts';
import { alertEventsToAppend, nextAlertChangeAt } from './append.ts';

const at = (m: number) => minute({}, m);
const started: Step = [0, 'start'];
const stateOf = (...steps: readonly Step[]) => stateAfter({ steps: [started, ...steps] });
const vitals = (m: number, row: string): Step => [m, 'vitals', row];
const HIGH = '165/84 70 98 14';
const STOP = '205/84 70 98 14';

describe('what the server stores', () => {
  const stored = (m: number, ...steps: readonly Step[]) => alertEventsToAppend(stateOf(...steps), at(m));
  const brief = (m: number, ...steps: readonly Step[]) =>
    stored(m, ...steps).map((event) => [
      event.kind,
      event.kind === 'alert.escalated' ? event.data.level : undefined,
      (instantOf(event.observedAt) - at(0)) / 60_000,
    ]);
  it('each escalation once, at its moment', () => {
    expect(brief(5.5, [5, 'symptom', 'seizure'])).toEqual([['alert.raised', undefined, 5]]);
    expect(brief(6, [5, 'symptom', 'seizure'])).toEqual([
      ['alert.raised', undefined, 5],
      ['alert.escalated', 'second-person', 6],
    ]);
    expect(brief(7, [5, 'symptom', 'seizure'])).toEqual([
      ['alert.raised', undefined, 5],
      ['alert.escalated', 'second-person', 6],
      ['alert.escalated', 'all-staff', 7],
    ]);
    expect(brief(9, [5, 'symptom', 'seizure'], [5.5, 'ack', 'AL-11:seizure'])).toEqual([
      ['alert.raised', undefined, 5],
    ]);
  });
  it('with what it was raised on: the reading and the limit', () => {
    const state = stateOf([5, 'vitals', STOP]);
    const [event] = alertEventsToAppend(state, at(5));
    expect(event?.data).toMatchObject({
      inputs: [state.vitals.at(-1)?.eventId],
      limit: 'at least 200 mmHg',
      value: 205,
    });
  });
  it('counts an escalation from the raising nobody has heard', () => {
    const steps: readonly Step[] = [
      [5, 'vitals', STOP],
      [5.5, 'ack', 'AL-01'],
      [6, 'vitals', HIGH],
      [7, 'vitals', STOP],
    ];
    expect(brief(8.5, ...steps).filter(([kind]) => kind === 'alert.escalated')).toEqual([
      ['alert.escalated', 'second-person', 8],
    ]);
  });
  it('leaves to the person what a person ended', () => {
    const done: Step = [6, 'alert.resolved', { condition: 'AL-13', reason: 'action-recorded' }];
    expect(brief(7, [5, 'symptom', 'extravasation'], done).map(([kind]) => kind)).toEqual(['alert.raised']);
    expect(
      brief(7, [5, 'symptom', 'extravasation'], [6, 'over', 'extravasation']).map(([kind]) => kind),
    ).toEqual(['alert.raised', 'alert.resolved']);
  });
  it('nothing once the record is closed or the session cancelled', () => {
    const gone: readonly Step[] = [
      vitals(5, STOP),
      [20, 'stop', 'patient-request'],
      [30, 'session.ended', { manner: 'left-before-criteria', note: 'x' }],
    ];
    expect(stored(31, ...gone).length).toBeGreaterThan(0);
    const signed: Step = [
      40,
      'session.signed',
      { meaning: 'author', credentials: 'RN', contentHash: 'a'.repeat(64) },
    ];
    expect(stored(41, ...gone, signed)).toEqual([]);
    expect(
      alertEventsToAppend(
        stateAfter({
          steps: [
            [-2, 'symptom', 'seizure'],
            [-1, 'session.cancelled', { reason: 'Ill' }],
          ],
        }),
        at(5),
      ),
    ).toEqual([]);
  });
  it('looks again when a value of a monitor may have lasted long enough, not after a typed one', () => {
    expect(nextAlertChangeAt(stateOf([5, 'monitor', '- - 97 -']), at(5))).toBe(at(5.25));
    expect(nextAlertChangeAt(stateOf([5, 'vitals', '- - 97 -']), at(5))).toBe(at(13) + 1);
    expect(nextAlertChangeAt(stateOf([5, 'monitor', '- - 97 -']), at(4))).toBe(at(13) + 1);
    expect(nextAlertChangeAt(stateAfter({}), at(5))).toBeUndefined();
  });
});
