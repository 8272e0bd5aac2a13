import { describe, expect, it } from 'vitest';
import { STAFF_ROLES } from '../events/words.ts';
import type { EventKind, SessionEvent } from '../events.ts';
import { EVENT_KINDS } from '../events.ts';
import { draft, idOf, parsed } from '../testing/script.ts';
import { authorProblem } from './people.ts';

type Role = (typeof STAFF_ROLES)[number];
const person = (role: Role) => ({ type: 'person', id: 'x', name: 'Someone', role }) as const;
/** The author alone is judged here, so the data of another kind stands in for the real ones. */
const base = parsed({ ...draft({}, 0, 'note.added', { text: 'x' }), id: idOf(1) });
const event = (
  kind: EventKind,
  author: SessionEvent['author'],
  origin: SessionEvent['origin'],
): SessionEvent =>
  // `authorProblem` reads kind, author and origin; only a signature of the gate is asked for its data.
  ({
    ...base,
    kind,
    author,
    origin,
    data: kind === 'gate.signed' ? { as: 'nurse' } : base.data,
  }) as SessionEvent;

const DESK = [
  'patient.arrived',
  'chair.moved',
  'device.linked',
  'device.unlinked',
  'session.opened',
  'session.cancelled',
  'note.added',
];
const BY_PRESCRIBER = ['override.recorded', 'prescriber.reviewed', 'alertLimit.set'];
const BY_NURSE = [
  'infusion.started',
  'infusion.rateChanged',
  'infusion.resumed',
  'bolus.given',
  'injection.given',
  'device.given',
  'oral.given',
  'medicine.given',
  'drug.drawn',
  'drug.wasted',
  'drug.wasteWitnessed',
  'drug.returned',
  'dose.checked',
  'nurse.assigned',
  'cover.named',
  'session.discharged',
];

/** Who of the staff may chart what, said once more in other words. */
function mayChart(role: Role, kind: EventKind): boolean {
  if (kind === 'alert.raised' || kind === 'alert.escalated') return false;
  if (BY_PRESCRIBER.includes(kind)) return role === 'prescriber';
  if (kind === 'gate.signed') return role === 'nurse';
  if (BY_NURSE.includes(kind)) return role === 'nurse' || role === 'prescriber';
  if (role === 'nurse' || role === 'prescriber' || role === 'therapist') return true;
  return (role === 'front-desk' || role === 'owner') && DESK.includes(kind);
}

describe('who of the staff may chart what', () => {
  it.each(STAFF_ROLES.flatMap((role) => EVENT_KINDS.map((kind) => [role, kind] as const)))(
    '%s: %s',
    (role, kind) => {
      expect(authorProblem(event(kind, person(role), 'person')) === undefined).toBe(mayChart(role, kind));
    },
  );

  it('says who does it instead', () => {
    const message = (kind: EventKind, role: Role) =>
      authorProblem(event(kind, person(role), 'person'))?.message;
    expect(message('alert.raised', 'nurse')).toBe(
      'alert.raised is written by the server from the alert table',
    );
    expect(message('override.recorded', 'nurse')).toBe('a prescriber decides this');
    expect(message('gate.signed', 'prescriber')).toBe('sign as prescriber; the other role signs for itself');
    expect(message('bolus.given', 'therapist')).toBe('a nurse or prescriber does this');
    expect(message('vital.recorded', 'front-desk')).toBe('a nurse, prescriber or therapist charts this');
  });
});

describe('who else writes into a session', () => {
  const OTHERS = [
    ['monitor', { type: 'device', id: 'm' }, ['vital.recorded', 'pump.reported', 'correction.made']],
    [
      'patient',
      { type: 'patient', id: 'p' },
      ['patient.called', 'comfort.chosen', 'symptom.recorded', 'scale.recorded'],
    ],
    [
      'system',
      { type: 'system', name: 's' },
      ['alert.raised', 'alert.escalated', 'alert.resolved', 'session.opened', 'device.unlinked'],
    ],
  ] as const;

  it.each(
    OTHERS.flatMap(([origin, author, kinds]) =>
      EVENT_KINDS.map((kind) => [origin, kind, author, kinds] as const),
    ),
  )('%s: %s', (origin, kind, author, kinds) => {
    const allowed: readonly string[] = kinds;
    expect(authorProblem(event(kind, author, origin)) === undefined).toBe(allowed.includes(kind));
  });

  it('refuses an origin that is not the author', () => {
    for (const [origin, author] of OTHERS) {
      expect(authorProblem(event('note.added', author, 'person'))?.message).toBe(
        'an event of a person names that person',
      );
      expect(authorProblem(event('vital.recorded', person('nurse'), origin))?.message).toBe(
        `an event of origin ${origin} has another author`,
      );
    }
  });
});
