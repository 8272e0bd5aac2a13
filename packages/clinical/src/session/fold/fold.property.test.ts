import { addMs, formatInstant, parseInstant } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admit } from '../admit/admit.ts';
import { evaluateAlerts } from '../alerts/alerts.ts';
import { alertEventsToAppend } from '../alerts/append.ts';
import { ALERT_TABLE } from '../alerts/table.ts';
import { readiness } from '../discharge/readiness.ts';
import { parseEvent, type SessionEvent } from '../events.ts';
import { doseSegments, given } from '../given.ts';
import { due } from '../monitoring/due.ts';
import { emptyState, type SessionState } from '../state.ts';
import { draft, eventsOf, idOf, minute, parsed, type Script, type Step, spell } from '../testing/script.ts';
import { fold, step } from './fold.ts';

const PREPARED: Script = { preset: 'iv', steps: [] };
const prepared = eventsOf(PREPARED);
const RUNS = { numRuns: 150 };

/** Anything a nurse, monitor or patient might send, sensible or not, within two hours of the start. */
const act = fc.oneof(
  fc.constantFrom<readonly unknown[]>(
    ['start'],
    ['pause', 'AL-01'],
    ['pause'],
    ['resume'],
    ['resume', 5],
    ['stop'],
    ['call', 'stop'],
    ['call'],
    ['rate', 75, 30],
    ['rate', 300, 120],
    ['well'],
  ),
  fc.constantFrom<readonly unknown[]>(
    ['symptom', 'chest-pain'],
    ['over', 'chest-pain'],
    ['symptom', 'vomiting'],
    ['ack', 'AL-01'],
    ['session.discharged', {}],
    ['session.cancelled', { reason: 'x' }],
    ['dosing.ended', { reason: 'partial' }],
  ),
  fc
    .tuple(
      fc.integer({ min: 70, max: 215 }),
      fc.integer({ min: 30, max: 160 }),
      fc.integer({ min: 85, max: 100 }),
    )
    .map(([systolic, rate, saturation]) => [
      'vitals',
      `${systolic}/${Math.min(systolic - 10, 80)} ${rate} ${saturation} 14`,
    ]),
  fc.integer({ min: 85, max: 100 }).map((saturation) => ['monitor', `- - ${saturation} -`]),
  fc.integer({ min: 0, max: 5 }).map((score) => ['scale', 'moaas', score]),
);
const steps = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 7200 }), act), { maxLength: 25 })
  .map((list) => list.map(([second, what]): Step => [second / 60, String(what[0]), ...what.slice(1)]));
const ordered = steps.map((list) => [...list].sort((a, b) => a[0] - b[0]));

const spelled = (list: readonly Step[]): readonly SessionEvent[] => [
  ...prepared,
  ...list.flatMap((one) => spell(PREPARED, one)).map((one, i) => parsed({ ...one, id: idOf(500 + i) })),
];

/** Everything the product says about a session at one moment. */
const said = (state: SessionState, at: number) => {
  const when = minute(PREPARED, at);
  return {
    phase: state.phase,
    given: given(state, when),
    alerts: evaluateAlerts(state, ALERT_TABLE, when),
    due: due(state, when),
    ready: readiness(state, when),
  };
};

describe('the fold, for any list of acts', () => {
  it('invariant 2: one event at a time gives what all at once give', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const events = spelled(list);
        expect(events.reduce(step, emptyState)).toEqual(fold(events));
      }),
      RUNS,
    );
  });

  it('invariant 3: an event that comes again changes nothing', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat({ max: 80 }), { maxLength: 10 }), (list, again) => {
        const events = spelled(list);
        const repeated = again.reduce<readonly SessionEvent[]>(
          (all, i) => all.concat(events[i] ?? []),
          events,
        );
        expect(fold(repeated)).toEqual(fold(events));
      }),
      RUNS,
    );
  });

  it('corrections too: one by one and all at once agree', () => {
    fc.assert(
      fc.property(ordered, fc.nat({ max: 30 }), fc.nat({ max: 30 }), (list, target, place) => {
        const events = [...spelled(list)];
        const replaced = events[prepared.length + target];
        if (replaced === undefined) return;
        const correction = parsed({
          ...draft(PREPARED, 121, 'correction.made', {
            replaces: replaced.id,
            reason: 'slip',
            action: 'void',
          }),
          id: idOf(999),
        });
        events.splice(Math.min(events.length, prepared.length + place), 0, correction);
        const whole = fold(events);
        expect(events.reduce(step, emptyState)).toEqual(whole);
        expect(whole.vitals.some((fact) => fact.eventId === replaced.id)).toBe(false);
      }),
      RUNS,
    );
  });

  it('invariant 4: storing the alerts changes no alert, and asking again stores nothing', () => {
    fc.assert(
      fc.property(ordered, fc.integer({ min: 0, max: 130 }), (list, at) => {
        const state = fold(spelled(list));
        const when = minute(PREPARED, at);
        const stored = alertEventsToAppend(state, when);
        const after = stored.reduce(step, state);
        expect(evaluateAlerts(after, ALERT_TABLE, when)).toEqual(evaluateAlerts(state, ALERT_TABLE, when));
        expect(alertEventsToAppend(after, when)).toEqual([]);
        for (const event of stored)
          expect(parseEvent(JSON.parse(JSON.stringify(event)))).toEqual({ ok: true, value: event });
      }),
      RUNS,
    );
  });

  it('ALM-11: never has two open alerts of one condition', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 130 }), (list, at) => {
        const open = evaluateAlerts(fold(spelled(list)), ALERT_TABLE, minute(PREPARED, at)).filter(
          (a) => a.state !== 'resolved',
        );
        expect(new Set(open.map((a) => a.condition)).size).toBe(open.length);
      }),
      RUNS,
    );
  });

  it('what was given never falls, never exceeds the order, and is the sum of its segments', () => {
    fc.assert(
      fc.property(ordered, (list) => {
        const state = fold(spelled(list));
        let before = 0;
        for (let at = 0; at <= 130; at += 13) {
          const { totalMg } = given(state, minute(PREPARED, at));
          expect(totalMg).toBeGreaterThanOrEqual(before);
          expect(totalMg).toBeLessThanOrEqual(40);
          const sum = doseSegments(state, minute(PREPARED, at)).reduce((mg, one) => mg + one.amountMg, 0);
          expect(sum).toBeCloseTo(totalMg, 4);
          before = totalMg;
        }
      }),
      RUNS,
    );
  });

  it('a session shifted in time is the same session, also across clock changes', () => {
    const shiftMs = fc.integer({ min: -400 * 86_400_000, max: 400 * 86_400_000 });
    fc.assert(
      fc.property(ordered, shiftMs, (list, by) => {
        const events = spelled(list);
        const moved = events.map((event) => shift(event, by));
        const here = said(fold(events), 120);
        const whenThere = addMs(minute(PREPARED, 120), by);
        const there = fold(moved);
        expect(given(there, whenThere)).toEqual(here.given);
        expect(due(there, whenThere).map((one) => ({ ...one, at: one.at - by }))).toEqual(here.due);
        expect(readiness(there, whenThere).blockedBy).toEqual(here.ready.blockedBy);
        expect(
          evaluateAlerts(there, ALERT_TABLE, whenThere).map((a) => [
            a.condition,
            a.band,
            a.state,
            a.since - by,
          ]),
        ).toEqual(here.alerts.map((a) => [a.condition, a.band, a.state, a.since]));
      }),
      RUNS,
    );
  });
});

describe('only what was admitted', () => {
  it('random acts never reach an illegal state (TST-02)', () => {
    fc.assert(
      fc.property(ordered, (list) => {
        let state = fold(prepared);
        for (const event of spelled(list).slice(prepared.length)) {
          if (!admit(state, event).ok) continue;
          const before = state;
          state = step(state, event);
          expect(state.ignored).toEqual([]);
          expect(state.infusions.length).toBeLessThanOrEqual(1);
          expect(legalMove(before.phase.name, state.phase.name)).toBe(true);
        }
        if (state.phase.name === 'discharged' && state.phase.manner === 'criteria-met') {
          expect(readiness(state, state.phase.since).ready).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

const MOVES: { readonly [from: string]: readonly string[] } = {
  ready: ['ready', 'gate', 'dosing', 'cancelled', 'discharged'],
  gate: ['gate', 'ready', 'cancelled', 'discharged'],
  dosing: ['dosing', 'paused', 'recovery'],
  paused: ['paused', 'dosing', 'recovery'],
  recovery: ['recovery', 'discharged'],
  discharged: ['discharged', 'closed'],
  cancelled: ['cancelled'],
};
const legalMove = (from: string, to: string) => MOVES[from]?.includes(to) === true;

/** Every instant in an event, moved by the same amount. */
function shift(event: SessionEvent, by: number): SessionEvent {
  const text = JSON.stringify(event).replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g, (found) => {
    const at = parseInstant(found);
    return at.ok ? formatInstant(addMs(at.value, by)) : found;
  });
  return parsed(JSON.parse(text));
}
