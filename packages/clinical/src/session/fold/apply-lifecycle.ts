import type { Instant } from '@titrate/quantity';
import { doseCheckOf, needsDoubleCheck } from '../dose-check.ts';
import type { Handler } from './apply.ts';
import type { Draft } from './draft.ts';
import { illegal } from './legality.ts';

export const open: Handler<'session.opened'> = (draft, fact) => {
  if (draft.opening !== undefined) return illegal('already-open', 'this session is open already');
  draft.opening = fact;
  draft.chair = fact.data.chair;
  draft.phase = { name: 'booked', since: fact.at };
  return undefined;
};

/** An answer that does not pass takes the signatures back: what was signed is no longer so. */
export const answerGate: Handler<'gate.answered'> = (draft, fact) => {
  draft.gateAnswers = { ...draft.gateAnswers, [fact.data.check]: fact };
  const clear = fact.data.answer === 'pass' || fact.data.answer === 'not-applicable';
  if (!clear) {
    draft.gateSignatures = {};
    if (draft.phase.name === 'ready') draft.phase = { name: 'gate', since: fact.at };
  }
  return undefined;
};

export const signGate: Handler<'gate.signed'> = (draft, fact) => {
  draft.gateSignatures = { ...draft.gateSignatures, [fact.data.as]: fact };
  becomeReady(draft, fact.at);
  return undefined;
};

export const checkDose: Handler<'dose.checked'> = (draft, fact) => {
  draft.doseChecks = { ...draft.doseChecks, [fact.data.as]: fact };
  if (draft.phase.name === 'ready' && !isReady(draft)) draft.phase = { name: 'gate', since: fact.at };
  becomeReady(draft, fact.at);
  return undefined;
};

function becomeReady(draft: Draft, at: Instant): void {
  if (draft.phase.name === 'gate' && isReady(draft)) draft.phase = { name: 'ready', since: at };
}

function isReady(draft: Draft): boolean {
  const { nurse, prescriber } = draft.gateSignatures;
  if (nurse === undefined || prescriber === undefined || draft.opening === undefined) return false;
  return !needsDoubleCheck(draft.opening.data.order) || doseCheckOf(draft).outcome === 'match';
}

export const discharge: Handler<'session.discharged'> = (draft, fact) => {
  draft.leftAt = fact.at;
  draft.phase = { name: 'discharged', since: fact.at, manner: 'criteria-met' };
  return undefined;
};

export const endSession: Handler<'session.ended'> = (draft, fact) => {
  if (draft.phase.name === 'dosing' && draft.phase.running) {
    return illegal('infusion-running', 'stop the infusion first');
  }
  draft.leftAt = fact.at;
  draft.phase = { name: 'discharged', since: fact.at, manner: fact.data.manner };
  return undefined;
};

export const cancel: Handler<'session.cancelled'> = (draft, fact) => {
  draft.phase = { name: 'cancelled', since: fact.at, reason: fact.data.reason };
  return undefined;
};

/** The author's signature closes; reviewers and witnesses sign beside it. */
export const sign: Handler<'session.signed'> = (draft, fact) => {
  if (fact.data.meaning === 'author' && draft.phase.name === 'discharged') {
    draft.phase = { name: 'closed', since: fact.at, signedBy: fact.by };
  }
  draft.signatures.push(fact);
  return undefined;
};
