import type { Problem } from '@titrate/quantity';
import type { EventKind } from '../events.ts';
import type { PhaseName } from '../state.ts';

/** A refusal of the state machine, with what would clear it (UI-48). */
export function illegal(type: string, message: string, path = '/kind'): Problem {
  return { type, message, path };
}

const BEFORE_DOSE: readonly PhaseName[] = ['booked', 'gate', 'ready'];
const PRESENT: readonly PhaseName[] = ['booked', 'gate', 'ready', 'dosing', 'paused', 'recovery'];
const OPEN: readonly PhaseName[] = [...PRESENT, 'discharged'];
const GATE: readonly PhaseName[] = ['gate', 'ready'];
const ALWAYS: readonly PhaseName[] = [...OPEN, 'closed', 'cancelled'];
const MAY_DOSE: readonly PhaseName[] = [...BEFORE_DOSE, 'dosing'];

/** In which phases each kind of event has a place. Printed in the reference; the gate and its like are `admit`'s. */
export const PHASES_OF: { readonly [K in EventKind]: readonly PhaseName[] } = {
  'session.opened': ['booked'],
  'patient.arrived': ['booked'],
  'chair.moved': PRESENT,
  'device.linked': PRESENT,
  'device.unlinked': OPEN,
  'nurse.assigned': PRESENT,
  'cover.named': PRESENT,
  'alertLimit.set': PRESENT,
  'comfort.chosen': PRESENT,
  'gate.answered': GATE,
  'gate.signed': GATE,
  'dose.checked': GATE,
  'override.recorded': PRESENT,
  'vital.recorded': OPEN,
  'scale.recorded': OPEN,
  'symptom.recorded': OPEN,
  'adverseEvent.recorded': OPEN,
  'adverseEvent.resolved': OPEN,
  'patient.called': PRESENT,
  'patient.callAnswered': OPEN,
  'prescriber.reviewed': OPEN,
  'emergency.started': PRESENT,
  'infusion.started': BEFORE_DOSE,
  'infusion.rateChanged': ['dosing'],
  'infusion.paused': ['dosing'],
  'infusion.resumed': ['paused'],
  'infusion.stopped': ['dosing', 'paused'],
  'pump.reported': OPEN,
  'bolus.given': MAY_DOSE,
  'injection.given': MAY_DOSE,
  'device.given': MAY_DOSE,
  'oral.given': MAY_DOSE,
  'dosing.ended': ['dosing'],
  'medicine.given': PRESENT,
  'medicine.effectRecorded': OPEN,
  'oxygen.changed': PRESENT,
  'drug.drawn': [...GATE, 'dosing'],
  'drug.wasted': [...OPEN, 'cancelled'],
  'drug.wasteWitnessed': [...OPEN, 'cancelled'],
  'drug.returned': [...OPEN, 'cancelled'],
  'alert.raised': OPEN,
  'alert.acknowledged': OPEN,
  'alert.escalated': OPEN,
  'alert.resolved': OPEN,
  'note.added': [...OPEN, 'cancelled'],
  'discharge.checked': ['recovery'],
  'aftercare.given': ['dosing', 'paused', 'recovery'],
  'session.discharged': ['recovery'],
  'session.ended': ['gate', 'ready', 'dosing', 'recovery'],
  'session.cancelled': BEFORE_DOSE,
  'session.signed': ['discharged', 'closed', 'cancelled'],
  'addendum.added': ['discharged', 'closed', 'cancelled'],
  'correction.made': ALWAYS,
};

const HOW: { readonly [K in PhaseName]: string } = {
  booked: 'record that the patient has arrived',
  gate: 'complete and sign the gate, and the double check',
  ready: 'start the dose first',
  dosing: 'stop the dose first',
  paused: 'resume or stop the infusion first',
  recovery: 'dosing has ended in this session and does not begin again; a further dose needs a new session',
  discharged: 'the patient has left; only late entries, ledger, signatures and addenda are possible',
  closed: 'the record is signed; add an addendum or a correction',
  cancelled: 'the session was cancelled; book a new one',
};

export function phaseProblem(kind: EventKind, phase: PhaseName): Problem | undefined {
  if (PHASES_OF[kind].includes(phase)) return undefined;
  return illegal('wrong-phase', `${kind} has no place in phase ${phase}: ${HOW[phase]}`);
}
