import type { Problem } from '@titrate/quantity';
import type { EventKind, SessionEvent } from '../events.ts';

type Origin = SessionEvent['origin'];

/** What may come from something other than a person of the staff. */
const FROM: { readonly [K in Exclude<Origin, 'person'>]: readonly EventKind[] } = {
  // A device corrects only what it said itself; `admit` checks whose event it is.
  monitor: ['vital.recorded', 'pump.reported', 'correction.made'],
  patient: ['patient.called', 'comfort.chosen', 'symptom.recorded', 'scale.recorded'],
  system: ['alert.raised', 'alert.escalated', 'alert.resolved', 'session.opened', 'device.unlinked'],
};
/** Acts that no member of staff charts. */
const ONLY_SYSTEM: readonly EventKind[] = ['alert.raised', 'alert.escalated'];
/** Acts of a licensed prescriber (overrides, ST-02). */
const ONLY_PRESCRIBER: readonly EventKind[] = ['override.recorded', 'prescriber.reviewed', 'alertLimit.set'];
/** Roles that chart and treat; the desk books arrivals, the auditor reads. */
const TREATING = ['prescriber', 'nurse', 'therapist'];
const DESK: readonly EventKind[] = [
  'patient.arrived',
  'chair.moved',
  'device.linked',
  'device.unlinked',
  'session.opened',
  'session.cancelled',
  'note.added',
];
/** Acts that need hands trained for them: a therapist charts what is seen and said, and does not give drugs. */
const NURSING: readonly EventKind[] = [
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
  'gate.signed',
  'nurse.assigned',
  'cover.named',
  'session.discharged',
];

/** What a refusal calls the author of an earlier event. */
export const nameOf = (author: SessionEvent['author']): string =>
  author.type === 'person' ? author.name : author.type;

/** Whether this author may write this kind of event. Anyone of the staff may always stop (ST-01). */
export function authorProblem(event: SessionEvent): Problem | undefined {
  const { author, kind, origin } = event;
  const refuse = (message: string): Problem => ({ type: 'not-permitted', message, path: '/author' });
  if (origin !== 'person') {
    const fits = { monitor: 'device', patient: 'patient', system: 'system' }[origin] === author.type;
    if (!fits) return refuse(`an event of origin ${origin} has another author`);
    return FROM[origin].includes(kind) ? undefined : refuse(`${kind} is charted by a person`);
  }
  if (author.type !== 'person') return refuse('an event of a person names that person');
  if (ONLY_SYSTEM.includes(kind)) return refuse(`${kind} is written by the server from the alert table`);
  if (ONLY_PRESCRIBER.includes(kind) && author.role !== 'prescriber')
    return refuse('a prescriber decides this');
  if (event.kind === 'gate.signed' && event.data.as !== author.role)
    return refuse(`sign as ${author.role}; the other role signs for itself`);
  if (NURSING.includes(kind)) {
    return author.role === 'nurse' || author.role === 'prescriber'
      ? undefined
      : refuse('a nurse or prescriber does this');
  }
  if (TREATING.includes(author.role)) return undefined;
  const desk = (author.role === 'front-desk' || author.role === 'owner') && DESK.includes(kind);
  return desk ? undefined : refuse('a nurse, prescriber or therapist charts this');
}
