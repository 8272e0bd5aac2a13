import type { EventKind } from '@titrate/clinical/session';
import type { Role } from '@titrate/contract';

const NURSING = ['prescriber', 'nurse'] as const satisfies readonly Role[];
const TREATING = ['prescriber', 'nurse', 'therapist'] as const satisfies readonly Role[];
const PRESCRIBING = ['prescriber'] as const satisfies readonly Role[];
/** Written by the server alone. */
const SERVER_ONLY = [] as const satisfies readonly Role[];

/** Who may put which fact into the record by hand. A kind that is not named here cannot be sent at all. */
export const MAY_APPEND: Readonly<Record<EventKind, readonly Role[]>> = {
  'session.opened': SERVER_ONLY,
  'patient.arrived': TREATING,
  // A move and a link change more than the record: they have routes of their own, which write these.
  'chair.moved': SERVER_ONLY,
  'device.linked': SERVER_ONLY,
  'device.unlinked': SERVER_ONLY,
  'nurse.assigned': NURSING,
  'cover.named': NURSING,
  'alertLimit.set': PRESCRIBING,
  'comfort.chosen': TREATING,
  'gate.answered': NURSING,
  'gate.signed': NURSING,
  'dose.checked': NURSING,
  'override.recorded': PRESCRIBING,
  'prescriber.reviewed': PRESCRIBING,
  'vital.recorded': TREATING,
  'scale.recorded': TREATING,
  'symptom.recorded': TREATING,
  'adverseEvent.recorded': TREATING,
  'adverseEvent.resolved': TREATING,
  'patient.called': TREATING,
  'patient.callAnswered': TREATING,
  'emergency.started': TREATING,
  'infusion.started': NURSING,
  'infusion.rateChanged': NURSING,
  'infusion.paused': TREATING,
  'infusion.resumed': NURSING,
  'infusion.stopped': TREATING,
  'pump.reported': SERVER_ONLY,
  'bolus.given': NURSING,
  'injection.given': NURSING,
  'device.given': NURSING,
  'oral.given': NURSING,
  'dosing.ended': NURSING,
  'medicine.given': NURSING,
  'medicine.effectRecorded': NURSING,
  'oxygen.changed': NURSING,
  'drug.drawn': NURSING,
  'drug.wasted': NURSING,
  'drug.wasteWitnessed': NURSING,
  'drug.returned': NURSING,
  'alert.raised': SERVER_ONLY,
  'alert.acknowledged': TREATING,
  'alert.escalated': SERVER_ONLY,
  'alert.resolved': TREATING,
  'note.added': TREATING,
  'discharge.checked': NURSING,
  'aftercare.given': NURSING,
  'session.discharged': NURSING,
  'session.ended': NURSING,
  'session.cancelled': NURSING,
  'session.signed': NURSING,
  'addendum.added': TREATING,
  'correction.made': TREATING,
};

/** A correction needs the right to record the fact that it corrects. */
export function mayAppend(roles: readonly Role[], kind: EventKind, correctedKind?: EventKind): boolean {
  const allowed = MAY_APPEND[kind];
  if (!roles.some((role) => allowed.includes(role))) return false;
  return correctedKind === undefined || kind !== 'correction.made' || mayAppend(roles, correctedKind);
}
