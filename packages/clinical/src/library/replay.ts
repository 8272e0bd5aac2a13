/**
 * What a change of the clinic's values would have done to the past (ADM-06): the same stored snapshots, orders and
 * sessions, asked once under the values before and once under the values after. Nothing else differs between the two,
 * so every difference is the change's own.
 */
import { formatInstant, type Instant } from '@titrate/quantity';
import { evaluateDose } from '../dose/index.ts';
import { type PatientSnapshot, screen } from '../rules/index.ts';
import {
  admit,
  alertTableOf,
  type EventKind,
  emptyState,
  evaluateAlerts,
  evaluateGate,
  openedUnder,
  readiness,
  type SessionEvent,
  type SessionState,
  step,
} from '../session/index.ts';
import { adjustableRule, adjustableRules } from './adjustable.ts';
import type { Area } from './areas.ts';
import { differences, sessionValues } from './check.ts';
import type { ClinicValues } from './values.ts';

/** ADM-06: how far back a change is replayed. */
export const REPLAY_DAYS = 90;

/** One thing that fires, or does not, under one set of values and otherwise under the other. */
export interface Firing {
  readonly area: Area;
  /** Id of the rule; `ACT` for an act that would have been held. */
  readonly rule: string;
  readonly title: string;
  /** When it fired or was asked. */
  readonly at: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Said {
  readonly area: Area;
  readonly rule: string;
  readonly title: string;
  readonly at: string;
  readonly said: string;
}
type Answers = ReadonlyMap<string, Said>;

/** Suitability, on a stored snapshot. */
export function replayScreen(
  snapshot: PatientSnapshot,
  before: ClinicValues,
  after: ClinicValues,
): readonly Firing[] {
  const under = (policy: ClinicValues): Answers =>
    new Map(
      screen(snapshot, { policy })
        .findings.filter((finding) => finding.result !== 'false')
        .map(({ rule, title, severity, result }) => [
          rule,
          {
            area: 'suitability',
            rule,
            title,
            at: formatInstant(snapshot.asOf),
            said: result === 'true' ? severity : `${severity}, not known`,
          },
        ]),
    );
  return compare(under(before), under(after));
}

/** Dose rules, on a stored order. An order that this version cannot read any more says nothing. */
export function replayDose(
  order: unknown,
  at: Instant,
  before: ClinicValues,
  after: ClinicValues,
): readonly Firing[] {
  const under = (policy: ClinicValues): Answers => {
    const evaluation = evaluateDose(order, policy);
    if (!evaluation.ok) return new Map();
    return new Map(
      evaluation.value.outcomes.flatMap(({ rule, severity }): [string, Said][] =>
        severity === null ? [] : [[rule, said('dose', rule, at, severity)]],
      ),
    );
  };
  return compare(under(before), under(after));
}

/** Gate, alerts, acts that would have been held, and the earliest discharge, on the stored events of one session. */
export function replaySession(
  events: readonly SessionEvent[],
  before: ClinicValues,
  after: ClinicValues,
): readonly Firing[] {
  const [was, will] = [sessionValues(before), sessionValues(after)];
  if (differences(was, will, adjustableRules()).length === 0) return [];
  return compare(sessionAnswers(events, was), sessionAnswers(events, will));
}

function sessionAnswers(events: readonly SessionEvent[], values: ClinicValues): Answers {
  const out = new Map<string, Said>();
  let state = emptyState;
  for (const event of events.map((one) => openedUnder(one, values))) {
    if (ACTS.includes(event.kind)) heldAct(state, event, out);
    state = step(state, event);
  }
  gateAnswers(state, out);
  alertAnswers(state, out);
  earliestDischarge(state, out);
  return out;
}

/** What the values can hold. */
const ACTS: readonly EventKind[] = [
  'gate.signed',
  'infusion.started',
  'infusion.rateChanged',
  'infusion.resumed',
  'bolus.given',
  'injection.given',
  'oral.given',
  'device.given',
  'session.discharged',
];
const ACT_WORDS: Partial<Record<EventKind, string>> = {
  'gate.signed': 'Signing the gate',
  'infusion.started': 'Starting the infusion',
  'infusion.rateChanged': 'Changing the rate',
  'infusion.resumed': 'Going on after a pause',
  'bolus.given': 'A bolus',
  'injection.given': 'An injection',
  'oral.given': 'A dose by mouth',
  'device.given': 'A device',
  'session.discharged': 'Discharge',
};

function heldAct(state: SessionState, event: SessionEvent, out: Map<string, Said>): void {
  const admitted = admit(state, event);
  if (admitted.ok) return;
  const rules = admitted.error.flatMap(({ type, message }) =>
    type === 'held' ? [message.slice(0, Math.max(0, message.indexOf(':')))] : [],
  );
  if (rules.length === 0) return;
  out.set(`act ${event.id}`, {
    area: 'conduct',
    rule: 'ACT',
    title: ACT_WORDS[event.kind] ?? event.kind,
    at: event.observedAt,
    said: `held by ${[...new Set(rules)].sort().join(', ')}`,
  });
}

/** At the first dose, or where none was given at the last signature of the gate. */
function gateAnswers(state: SessionState, out: Map<string, Said>): void {
  const signed = [state.gateSignatures.nurse?.at, state.gateSignatures.prescriber?.at].filter(
    (at) => at !== undefined,
  );
  const at = state.firstDoseAt ?? signed.toSorted((a, b) => b - a)[0];
  if (at === undefined) return;
  for (const { rule, status } of evaluateGate(state, at).findings) {
    if (status === 'clear' || status === 'not-applicable') continue;
    out.set(`gate ${rule}`, said('gate', rule, at, status.replace('-', ' ')));
  }
}

function alertAnswers(state: SessionState, out: Map<string, Said>): void {
  const at = state.leftAt ?? lastMoment(state);
  if (at === undefined) return;
  for (const { rule, condition, raises } of evaluateAlerts(state, alertTableOf(state), at)) {
    for (const { at: when, band, limit } of raises) {
      out.set(
        `alert ${condition} ${when}`,
        said('alert', rule, when, limit === undefined ? band : `${band} (${limit})`),
      );
    }
  }
}

function earliestDischarge(state: SessionState, out: Map<string, Said>): void {
  const at = state.leftAt ?? lastMoment(state);
  if (at === undefined) return;
  for (const { rule, until } of readiness(state, at).observation)
    out.set(`stay ${rule}`, said('discharge', rule, at, `not before ${formatInstant(until)}`));
}

function lastMoment(state: SessionState): Instant | undefined {
  const charted = [...state.vitals, ...state.scales].map((fact) => fact.at);
  const times = [...charted, state.dosingEndedAt ?? state.firstDoseAt].filter((at) => at !== undefined);
  return times.length === 0 ? undefined : times.reduce((a, b) => (a > b ? a : b));
}

const said = (area: Area, rule: string, at: Instant, text: string): Said => ({
  area,
  rule,
  title: adjustableRule(rule)?.title ?? OTHER_TITLES[rule] ?? rule,
  at: formatInstant(at),
  said: text,
});

/** Rules whose numbers stand under another id, or that have none. */
const OTHER_TITLES: Readonly<Record<string, string>> = {
  'VG-02': 'Blood pressure before esketamine, 65 and over',
  'VG-SYMPTOM': 'Warning symptom before dosing',
  CALL: 'Patient calls',
};

/** A changed limit in the text of an alert that fires all the same is no difference in what fires. */
function compare(before: Answers, after: Answers): readonly Firing[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys
    .flatMap((key): Firing[] => {
      const [was, will] = [before.get(key), after.get(key)];
      const either = will ?? was;
      if (either === undefined || sense(was) === sense(will)) return [];
      const { area, rule, title, at } = either;
      return [{ area, rule, title, at, before: was?.said ?? null, after: will?.said ?? null }];
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.rule < b.rule ? -1 : 1));
}

const sense = (answer: Said | undefined): string | undefined =>
  answer?.area === 'alert' ? answer.said.replace(/ \(.*$/, '') : answer?.said;
