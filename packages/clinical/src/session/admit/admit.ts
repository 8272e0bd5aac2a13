import {
  addMs,
  canonicalJson,
  err,
  type Instant,
  ok,
  type Problem,
  type Refusal,
  type Result,
} from '@titrate/quantity';
import { FUTURE_TOLERANCE_S } from '../../limits.ts';
import { type Alert, evaluateAlerts } from '../alerts/alerts.ts';
import { alertTableOf } from '../alerts/in-force.ts';
import { limitProblems } from '../alerts/limits.ts';
import type { AlertTable } from '../alerts/table.ts';
import type { EventKind, EventOf, SessionEvent } from '../events.ts';
import { step } from '../fold/fold.ts';
import { instantOf } from '../fold/instant.ts';
import { eventIn } from '../fold/known.ts';
import { evaluateGate } from '../gate/gate.ts';
import { contentHashOf } from '../record/chain.ts';
import type { SessionState } from '../state.ts';
import { keepsLedger } from '../stock/accounts.ts';
import { closingProblems, dischargeProblems } from './closing.ts';
import { dosingProblems, LIKE_EVENT_MIN } from './dosing.ts';
import { coverProblems, handOverProblems } from './hand-over.ts';
import { labelProblems, labelRead } from './label.ts';
import { authorProblem, nameOf } from './people.ts';
import { stockProblems } from './stock.ts';

export { FUTURE_TOLERANCE_S };

/** Written once and answered by other events; a correction of these would rewrite history. */
const NOT_CORRECTED: readonly EventKind[] = [
  'correction.made',
  'session.opened',
  'session.signed',
  'addendum.added',
  'alert.raised',
  'alert.escalated',
  'alert.resolved',
  'alert.acknowledged',
  'override.recorded',
];

/** What the books of the clinic follow: its conditions hold at the moment of the act, so it is not rewritten. */
const STOCK_KINDS: readonly EventKind[] = [
  'drug.drawn',
  'drug.wasted',
  'drug.wasteWitnessed',
  'drug.returned',
];

/** Acts that happen once, or alternate: two of them close together are one act sent twice. */
const ONE_AT_A_TIME: readonly EventKind[] = [
  'session.opened',
  'patient.arrived',
  'infusion.started',
  'infusion.paused',
  'infusion.resumed',
  'infusion.stopped',
  'device.given',
  'dosing.ended',
  'session.discharged',
  'session.ended',
  'session.cancelled',
];

/**
 * Whether this event may be appended now. The server asks before it stores, with `recordedAt` set; the browser asks
 * to show what would be refused. A refusal names every problem and what would clear it. Sending an event that is
 * recorded already is fine and changes nothing; the same id with other content is refused (CON-02).
 */
export function admit(
  state: SessionState,
  event: SessionEvent,
  table: AlertTable = alertTableOf(state),
): Result<void, Refusal> {
  const recorded = eventIn(state.events, event.id);
  if (recorded !== undefined) {
    return contentOf(recorded) === contentOf(event)
      ? ok(undefined)
      : err([{ type: 'id-reused', message: 'this id belongs to an event with other content', path: '/id' }]);
  }
  const at = instantOf(event.observedAt);
  const problems = [...timeProblems(event, at), ...list(authorProblem(event)), ...structure(state, event)];
  // Conditions of the act are only worth saying when the act has a place at all.
  if (problems.length === 0) problems.push(...conditions(state, event, at, table));
  return problems.length === 0 ? ok(undefined) : err(problems);
}

const list = (problem: Problem | undefined): readonly Problem[] => (problem === undefined ? [] : [problem]);

function contentOf(event: SessionEvent): string {
  const { seq: _seq, recordedAt: _recordedAt, prevHash: _prevHash, hash: _hash, ...content } = event;
  return canonicalJson(content);
}

function timeProblems(event: SessionEvent, at: Instant): readonly Problem[] {
  if (event.recordedAt === undefined) return [];
  const ahead = (at - instantOf(event.recordedAt)) / 1000;
  if (ahead <= FUTURE_TOLERANCE_S) return [];
  return [
    {
      type: 'in-the-future',
      message: `observed ${Math.round(ahead)} s after it was received; check the clock`,
      path: '/observedAt',
    },
  ];
}

/** DOSE-16: from two tablets, or pressed twice: the second of two like acts is told who recorded the first. */
function alreadyRecorded(state: SessionState, event: SessionEvent, problem: Problem): Problem {
  if (!ONE_AT_A_TIME.includes(event.kind)) return problem;
  const at = instantOf(event.observedAt);
  const like = state.events.findLast((one) => one.kind === event.kind);
  if (like === undefined || Math.abs(at - instantOf(like.observedAt)) >= LIKE_EVENT_MIN * 60_000)
    return problem;
  return {
    type: 'already-recorded',
    message: `already recorded by ${nameOf(like.author)} at ${like.observedAt}`,
    path: '/kind',
  };
}

/** The fold itself is the judge: an event it would ignore, or that makes an earlier one fall out, is refused. */
function structure(state: SessionState, event: SessionEvent): readonly Problem[] {
  if (event.kind === 'correction.made') {
    const problem = correctionProblem(state, event);
    if (problem !== undefined) return [problem];
  }
  const before = new Set(state.ignored.map((one) => one.eventId));
  return step(state, event)
    .ignored.filter((one) => !before.has(one.eventId))
    .map(({ eventId, problem }) =>
      eventId === event.id
        ? alreadyRecorded(state, event, problem)
        : {
            ...problem,
            type: 'breaks-record',
            message: `a later event would lose its place: ${problem.message}`,
          },
    );
}

function correctionProblem(state: SessionState, event: EventOf<'correction.made'>): Problem | undefined {
  const replaced = eventIn(state.events, event.data.replaces);
  const path = '/data/replaces';
  if (replaced === undefined)
    return { type: 'not-found', message: 'the event to correct is not in this session', path };
  if (NOT_CORRECTED.includes(replaced.kind)) {
    return {
      type: 'not-correctable',
      message: `a ${replaced.kind} stands as it is; add a note or an addendum`,
      path,
    };
  }
  if (event.origin === 'monitor' && !isOwnWord(event, replaced)) {
    return { type: 'not-permitted', message: 'a device corrects only what it reported itself', path };
  }
  const { replacement } = event.data;
  if (replacement !== undefined && keepsLedger(state) && STOCK_KINDS.includes(replaced.kind)) {
    return {
      type: 'not-correctable',
      message: 'CSR-01: a movement of the ledger is voided with a reason and recorded again',
      path: '/data/replacement',
    };
  }
  if (replacement === undefined || replacement.kind === replaced.kind) return undefined;
  return {
    type: 'kind-differs',
    message: `a ${replaced.kind} is corrected by a ${replaced.kind}`,
    path: '/data/replacement/kind',
  };
}

function isOwnWord(event: SessionEvent, replaced: SessionEvent): boolean {
  return (
    replaced.origin === 'monitor' &&
    event.author.type === 'device' &&
    replaced.author.type === 'device' &&
    event.author.id === replaced.author.id
  );
}

function conditions(
  state: SessionState,
  event: SessionEvent,
  at: Instant,
  table: AlertTable,
): readonly Problem[] {
  switch (event.kind) {
    case 'gate.signed':
      return gateSignature(state, event, at);
    case 'dose.checked':
      return otherPerson(state, event);
    case 'nurse.assigned':
      return handOverProblems(state, event, at, table);
    case 'cover.named':
      return coverProblems(state, event);
    case 'alertLimit.set':
      return limitProblems(state, event.data, at, table);
    case 'alert.acknowledged':
    case 'alert.resolved':
      return alertExists(state, event, at, table);
    case 'session.discharged':
      return dischargeProblems(state, at, table);
    case 'session.signed':
      return [
        ...signedProblems(state, event),
        ...(event.data.meaning === 'author' ? closingProblems(state, at, table) : []),
      ];
    case 'correction.made': {
      const label = event.data.replacement === undefined ? undefined : labelRead(event.data.replacement);
      return label === undefined ? [] : labelProblems(state, label, '/data/replacement/data');
    }
    default:
      return [...dosingProblems(state, event, at, table), ...stockProblems(state, event, at)];
  }
}

/** A signature stands for what the person saw: it is taken only while that is still the whole record (REC-03). */
function signedProblems(state: SessionState, event: EventOf<'session.signed'>): readonly Problem[] {
  const problems: Problem[] = [];
  if (event.data.contentHash !== contentHashOf(state.events)) {
    problems.push({
      type: 'other-content',
      message: 'The record has changed since you read it: read it again, then sign',
      path: '/data/contentHash',
    });
  }
  const isSecond = event.data.meaning !== 'author';
  if (
    isSecond &&
    state.signatures.some((one) => one.data.meaning === 'author' && sameAuthor(one.by, event.author))
  ) {
    problems.push({
      type: 'same-person',
      message: 'You signed as author: another person reviews or witnesses',
      path: '/author',
    });
  }
  return problems;
}

const sameAuthor = (a: SessionEvent['author'], b: SessionEvent['author']): boolean =>
  a.type === 'person' && b.type === 'person' && a.id === b.id;

/** What is signed must be so at that moment: a held gate cannot be signed. */
function gateSignature(state: SessionState, event: EventOf<'gate.signed'>, at: Instant): readonly Problem[] {
  const gate = evaluateGate(state, at);
  const out: Problem[] = gate.findings
    .filter((finding) => finding.status === 'holds' || finding.status === 'needs-override')
    .map((finding) => ({
      type: 'held',
      message: `${finding.rule}: ${finding.clinicianText}. To clear: ${finding.clears}`,
      path: '/kind',
    }));
  const other = event.data.as === 'nurse' ? state.gateSignatures.prescriber : state.gateSignatures.nurse;
  if (other?.by.type === 'person' && event.author.type === 'person' && other.by.id === event.author.id) {
    out.push({ type: 'same-person', message: 'two people sign the gate', path: '/author' });
  }
  return out;
}

function otherPerson(state: SessionState, event: EventOf<'dose.checked'>): readonly Problem[] {
  const other = event.data.as === 'preparer' ? state.doseChecks.checker : state.doseChecks.preparer;
  const same =
    other?.by.type === 'person' && event.author.type === 'person' && other.by.id === event.author.id;
  return same
    ? [{ type: 'same-person', message: 'DOSE-14: a second signed-in person checks', path: '/author' }]
    : [];
}

/** The open alert an answer is about. One named by its id may have begun by a clock that runs ahead of the answer's. */
function openAlert(
  state: SessionState,
  event: EventOf<'alert.acknowledged'> | EventOf<'alert.resolved'>,
  at: Instant,
  table: AlertTable,
): Alert | undefined {
  const { condition, alertId } = event.data;
  const isOpen = (alert: Alert) => alert.condition === condition && alert.state !== 'resolved';
  const open = evaluateAlerts(state, table, at).find(isOpen);
  if (open !== undefined || alertId === undefined) return open;
  const soon = evaluateAlerts(state, table, addMs(at, FUTURE_TOLERANCE_S * 1000));
  return soon.find((alert) => isOpen(alert) && alert.alertId === alertId);
}

function alertExists(
  state: SessionState,
  event: EventOf<'alert.acknowledged'> | EventOf<'alert.resolved'>,
  at: Instant,
  table: AlertTable,
): readonly Problem[] {
  if (event.origin === 'system') return [];
  const { condition } = event.data;
  const open = openAlert(state, event, at, table);
  if (open === undefined)
    return [{ type: 'not-found', message: `no alert of ${condition} is open`, path: '/data/condition' }];
  if (event.kind === 'alert.acknowledged') return [];
  if (event.data.reason !== 'action-recorded') {
    return [
      {
        type: 'not-permitted',
        message: 'people record what they did; the server sees when a condition has ended',
        path: '/data/reason',
      },
    ];
  }
  const byHand = table.rules.find((rule) => rule.id === open.rule)?.endsBy === 'action';
  return byHand
    ? []
    : [
        {
          type: 'not-permitted',
          message: `${open.rule} ends with a new reading, not by hand`,
          path: '/data/condition',
        },
      ];
}
