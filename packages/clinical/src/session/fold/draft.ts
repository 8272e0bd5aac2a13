import type { FactKind, SessionEvent } from '../events.ts';
import type { Fact, SessionState } from '../state.ts';

/** A state under construction: lists may grow in place, because nobody else has seen them yet. */
export type Draft = {
  -readonly [K in keyof SessionState]: K extends 'events'
    ? readonly SessionEvent[]
    : SessionState[K] extends readonly (infer T)[]
      ? T[]
      : SessionState[K];
};

/** A copy whose lists of facts may be changed (not `events`: that list is replaced whole). Facts themselves are shared; they never change. */
export function draftOf(state: SessionState): Draft {
  return {
    ...state,
    devices: [...state.devices],
    covers: [...state.covers],
    alertLimits: [...state.alertLimits],
    overrides: [...state.overrides],
    vitals: [...state.vitals],
    scales: [...state.scales],
    symptoms: [...state.symptoms],
    adverseEvents: [...state.adverseEvents],
    adverseEventEnds: [...state.adverseEventEnds],
    calls: [...state.calls],
    callAnswers: [...state.callAnswers],
    reviews: [...state.reviews],
    emergencies: [...state.emergencies],
    infusions: [...state.infusions],
    halts: [...state.halts],
    boluses: [...state.boluses],
    injections: [...state.injections],
    nasalDevices: [...state.nasalDevices],
    oralDoses: [...state.oralDoses],
    pumpReports: [...state.pumpReports],
    medicines: [...state.medicines],
    medicineEffects: [...state.medicineEffects],
    oxygen: [...state.oxygen],
    drawn: [...state.drawn],
    wasted: [...state.wasted],
    wasteWitnesses: [...state.wasteWitnesses],
    returned: [...state.returned],
    alertsRaised: [...state.alertsRaised],
    alertsAcknowledged: [...state.alertsAcknowledged],
    alertsEscalated: [...state.alertsEscalated],
    alertsResolved: [...state.alertsResolved],
    signatures: [...state.signatures],
    notes: [...state.notes],
    addenda: [...state.addenda],
    corrections: [...state.corrections],
    ignored: [...state.ignored],
  };
}

/** Puts a fact where its observation time belongs; equal times keep the order of recording. */
export function insertByTime<K extends FactKind>(facts: Fact<K>[], fact: Fact<K>): void {
  let place = facts.length;
  while (place > 0 && isLater(facts[place - 1], fact)) place -= 1;
  if (place === facts.length) facts.push(fact);
  else facts.splice(place, 0, fact);
}

function isLater<K extends FactKind>(a: Fact<K> | undefined, b: Fact<K>): boolean {
  // Facts are taken up in order of recording, so one of the same moment that stands here was recorded before.
  return a !== undefined && a.at > b.at;
}
