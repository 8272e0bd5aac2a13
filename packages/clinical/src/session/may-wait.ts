import type { EventKind } from './events.ts';

/** Facts somebody saw, heard or said: late, they are as true as at once. */
const MAY_WAIT: ReadonlySet<EventKind> = new Set<EventKind>([
  'patient.arrived',
  'nurse.assigned',
  'gate.answered',
  'vital.recorded',
  'scale.recorded',
  'symptom.recorded',
  'adverseEvent.recorded',
  'adverseEvent.resolved',
  'patient.called',
  'patient.callAnswered',
  'emergency.started',
  'medicine.effectRecorded',
  'oxygen.changed',
  'alert.acknowledged',
  'alert.resolved',
  'note.added',
  'discharge.checked',
  'aftercare.given',
]);

/**
 * Whether a fact may wait on a tablet until the server is reached (CON-04). Everything else gives, changes or accounts for
 * a drug, signs, overrides, corrects or moves the session on: it is decided on what the server knows then, so it never
 * waits. A kind that is not named here needs the server.
 */
export const mayWait = (kind: EventKind): boolean => MAY_WAIT.has(kind);
