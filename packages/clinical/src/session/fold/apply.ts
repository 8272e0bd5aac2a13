import type { Problem } from '@titrate/quantity';
import type { FactKind } from '../events.ts';
import type { Fact } from '../state.ts';
import { endDosing, giveBolus, giveDevice, giveInjection, giveOral } from './apply-doses.ts';
import { changeRate, pauseInfusion, resumeInfusion, startInfusion, stopInfusion } from './apply-infusion.ts';
import {
  answerGate,
  cancel,
  checkDose,
  discharge,
  endSession,
  open,
  sign,
  signGate,
} from './apply-lifecycle.ts';
import { type Draft, insertByTime } from './draft.ts';
import { illegal } from './legality.ts';

/** Changes the draft by one fact, or says why the fact has no place in it and changes nothing. */
export type Handler<K extends FactKind> = (draft: Draft, fact: Fact<K>) => Problem | undefined;

/** Charts facts that change no phase. After discharge only what was true before it is still charted. */
function chart<K extends FactKind>(list: (draft: Draft) => Fact<K>[]): Handler<K> {
  return (draft, fact) => {
    if (draft.phase.name === 'discharged' && fact.at > draft.phase.since) {
      return illegal(
        'after-discharge',
        'the patient had left at that time; check the time of observation',
        '/observedAt',
      );
    }
    insertByTime(list(draft), fact);
    return undefined;
  };
}

/** Keeps facts in order of recording, whenever they were true. */
function file<K extends FactKind>(list: (draft: Draft) => Fact<K>[]): Handler<K> {
  return (draft, fact) => {
    list(draft).push(fact);
    return undefined;
  };
}

export const HANDLERS: { readonly [K in FactKind]: Handler<K> } = {
  'session.opened': open,
  'patient.arrived': (draft, fact) => {
    draft.arrival = fact;
    draft.phase = { name: 'gate', since: fact.at };
    return undefined;
  },
  'chair.moved': (draft, fact) => {
    draft.chair = fact.data.to;
    draft.chairMove = fact;
    return undefined;
  },
  'device.linked': (draft, fact) => {
    draft.devices = [...draft.devices.filter((d) => d.data.deviceId !== fact.data.deviceId), fact];
    return undefined;
  },
  'device.unlinked': (draft, fact) => {
    draft.devices = draft.devices.filter((d) => d.data.deviceId !== fact.data.deviceId);
    return undefined;
  },
  'nurse.assigned': (draft, fact) => {
    if (fact.data.accepted === false) {
      draft.handOver = fact;
      return undefined;
    }
    draft.nurse = fact;
    draft.handOver = undefined;
    return undefined;
  },
  'cover.named': chart((draft) => draft.covers),
  'alertLimit.set': chart((draft) => draft.alertLimits),
  'comfort.chosen': (draft, fact) => {
    draft.comfort = fact;
    return undefined;
  },
  'gate.answered': answerGate,
  'gate.signed': signGate,
  'dose.checked': checkDose,
  'override.recorded': file((draft) => draft.overrides),
  'vital.recorded': chart((draft) => draft.vitals),
  'scale.recorded': chart((draft) => draft.scales),
  'symptom.recorded': chart((draft) => draft.symptoms),
  'adverseEvent.recorded': file((draft) => draft.adverseEvents),
  'adverseEvent.resolved': file((draft) => draft.adverseEventEnds),
  'patient.called': chart((draft) => draft.calls),
  'patient.callAnswered': file((draft) => draft.callAnswers),
  'prescriber.reviewed': chart((draft) => draft.reviews),
  'emergency.started': file((draft) => draft.emergencies),
  'infusion.started': startInfusion,
  'infusion.rateChanged': changeRate,
  'infusion.paused': pauseInfusion,
  'infusion.resumed': resumeInfusion,
  'infusion.stopped': stopInfusion,
  'pump.reported': chart((draft) => draft.pumpReports),
  'bolus.given': giveBolus,
  'injection.given': giveInjection,
  'device.given': giveDevice,
  'oral.given': giveOral,
  'dosing.ended': endDosing,
  'medicine.given': chart((draft) => draft.medicines),
  'medicine.effectRecorded': file((draft) => draft.medicineEffects),
  'oxygen.changed': chart((draft) => draft.oxygen),
  'drug.drawn': file((draft) => draft.drawn),
  'drug.wasted': file((draft) => draft.wasted),
  'drug.wasteWitnessed': file((draft) => draft.wasteWitnesses),
  'drug.returned': file((draft) => draft.returned),
  'alert.raised': file((draft) => draft.alertsRaised),
  'alert.acknowledged': file((draft) => draft.alertsAcknowledged),
  'alert.escalated': file((draft) => draft.alertsEscalated),
  'alert.resolved': file((draft) => draft.alertsResolved),
  'note.added': file((draft) => draft.notes),
  'discharge.checked': (draft, fact) => {
    draft.dischargeChecks = { ...draft.dischargeChecks, [fact.data.criterion]: fact };
    return undefined;
  },
  'aftercare.given': (draft, fact) => {
    draft.aftercare = fact;
    return undefined;
  },
  'session.discharged': discharge,
  'session.ended': endSession,
  'session.cancelled': cancel,
  'session.signed': sign,
  'addendum.added': file((draft) => draft.addenda),
};
