import {
  admit,
  alertEventsToAppend,
  alertTableOf,
  contentHashOf,
  emptyState,
  evaluateAlerts,
  GENESIS_HASH,
  parseEvent,
  type SealedEvent,
  type SessionEvent,
  type SessionState,
  sealEvent,
  step,
} from '@titrate/clinical/session';
import { formatInstant, type Instant } from '@titrate/quantity';
import { createRandom, type ScriptedFact, type SyntheticChart } from '@titrate/virtual-clinic';
import { plusMinutes } from './calendar.ts';
import { type DemoTeam, personFor } from './staff.ts';
import { scriptedOrder } from './treatment-rows.ts';

export interface ScriptedSession {
  readonly sessionId: string;
  readonly patientId: string;
  readonly planId: string;
  readonly number: number;
  readonly chairLabel: string;
  readonly monitorId: string;
  readonly chart: SyntheticChart;
  readonly ageYears: number;
  /** The instant of minute 0. */
  readonly zero: Instant;
  readonly facts: readonly ScriptedFact[];
  /** Adds the author's signature, which closes the record. */
  readonly signed: boolean;
}

export interface WrittenSession {
  readonly events: readonly SealedEvent[];
  readonly state: SessionState;
}

/** A past session as its record: every event admitted, sealed and followed by its alerts, as it would have been live. */
export function sealScript(team: DemoTeam, session: ScriptedSession): WrittenSession {
  const events: SealedEvent[] = [];
  let state: SessionState = emptyState;
  const ids = createRandom(`${session.sessionId}/events`);
  const take = (event: SessionEvent, recordedAt: string): void => {
    const sealed = sealEvent(events.at(-1)?.hash ?? GENESIS_HASH, {
      ...event,
      seq: events.length + 1,
      recordedAt,
    });
    events.push(sealed);
    state = step(state, sealed);
  };
  const chart = (raw: unknown): void => {
    const parsed = parseEvent(raw);
    if (!parsed.ok)
      throw new Error(`Invariant broken: an invented event does not read (${JSON.stringify(parsed.error)})`);
    const event = parsed.value;
    const admitted = admit(state, { ...event, recordedAt: event.observedAt });
    if (!admitted.ok)
      throw new Error(`Invariant broken: ${event.kind} is not admitted (${JSON.stringify(admitted.error)})`);
    take(event, event.observedAt);
    if (ALERTING.has(event.kind)) followUp(event.observedAt);
  };
  // A careful clinic answers what the table raises: each alert is acknowledged a minute later.
  const followUp = (at: string): void => {
    const now = Date.parse(at) as Instant;
    for (const alert of alertEventsToAppend(state, now)) take(alert, at);
  };
  chart(openingOf(team, session, ids.uuid()));
  for (const fact of session.facts) {
    for (const event of acknowledgements(team, session, state, fact, ids.uuid)) chart(event);
    chart(draftOf(team, session, namingWaste(fact, events), ids.uuid()));
  }
  if (session.signed) {
    const last = session.facts.at(-1)?.minute ?? 0;
    for (const event of acknowledgements(
      team,
      session,
      state,
      { minute: last + 2, kind: 'session.signed', data: {}, by: 'nurse' },
      ids.uuid,
    ))
      chart(event);
    chart(
      draftOf(
        team,
        session,
        {
          minute: last + 8,
          kind: 'session.signed',
          by: 'nurse',
          data: {
            meaning: 'author',
            credentials: team.nurse.credentials || 'RN',
            contentHash: contentHashOf(events),
            signedAtZone: team.zone,
          },
        },
        ids.uuid(),
      ),
    );
  }
  return { events, state };
}

/** A witness names the waste that was seen; the script does not know its id. */
export function namingWaste(fact: ScriptedFact, events: readonly SessionEvent[]): ScriptedFact {
  if (fact.kind !== 'drug.wasteWitnessed') return fact;
  const wasteEventId = events.findLast((event) => event.kind === 'drug.wasted')?.id;
  return { ...fact, data: { wasteEventId } };
}

const ALERTING: ReadonlySet<string> = new Set([
  'vital.recorded',
  'scale.recorded',
  'symptom.recorded',
  'infusion.started',
  'device.given',
  'injection.given',
]);

function acknowledgements(
  team: DemoTeam,
  session: ScriptedSession,
  state: SessionState,
  before: ScriptedFact,
  uuid: () => string,
): unknown[] {
  const at = plusMinutes(session.zero, before.minute);
  const open = new Map(
    evaluateAlerts(state, alertTableOf(state), at)
      .filter((alert) => alert.state === 'raised' && alert.raisedAt < at)
      .map((alert) => [alert.alertId, alert.condition]),
  );
  return [...open].map(([alertId, condition]) => ({
    ...envelope(team, session, { minute: before.minute, by: 'nurse' }, uuid()),
    kind: 'alert.acknowledged',
    data: { condition, alertId, action: 'Looked after; reading repeated' },
  }));
}

export function draftOf(team: DemoTeam, session: ScriptedSession, fact: ScriptedFact, id: string): unknown {
  const data = fact.by === 'monitor' ? { ...fact.data, deviceId: session.monitorId } : fact.data;
  return { ...envelope(team, session, fact, id), kind: fact.kind, data };
}

function envelope(
  team: DemoTeam,
  session: ScriptedSession,
  { minute, by }: Pick<ScriptedFact, 'minute' | 'by'>,
  id: string,
) {
  const common = {
    id,
    sessionId: session.sessionId,
    observedAt: formatInstant(plusMinutes(session.zero, minute)),
  };
  if (by === 'monitor')
    return {
      ...common,
      origin: 'monitor',
      author: { type: 'device', id: session.monitorId, name: `Monitor ${session.chairLabel}` },
    };
  const person = personFor(team, by);
  return {
    ...common,
    origin: 'person',
    author: { type: 'person', id: person.id, name: person.name, role: person.role },
  };
}

function openingOf(team: DemoTeam, session: ScriptedSession, id: string): unknown {
  const { chart, zero } = session;
  const order = scriptedOrder(chart);
  const dayBefore = formatInstant(plusMinutes(zero, -22 * 60));
  return {
    id,
    sessionId: session.sessionId,
    kind: 'session.opened',
    observedAt: formatInstant(plusMinutes(zero, -45)),
    origin: 'system',
    author: { type: 'system', name: 'signed plan' },
    data: {
      patientId: session.patientId,
      clinicZone: team.zone,
      chair: session.chairLabel,
      region: 'US',
      ledger: 'kept-here',
      sessionNumber: session.number,
      order: {
        ...order,
        orderId: session.planId,
        protocolId: chart.archetype.protocol,
        indicationGroup: 'psychiatric',
        weightKind: 'actual',
        weightMeasuredAt: dayBefore,
        ...(order.product === 'ketamine' ? { doseMgPerKg: chart.sessions.at(-1)?.doseMgPerKg ?? 0.5 } : {}),
        signedAt: dayBefore,
        signedBy: team.prescriber.name,
      },
      patient: {
        ageYears: session.ageYears,
        riskFlags: [...(chart.facts['hypertension'] === 'yes' ? ['controlled-hypertension'] : [])],
      },
    },
  };
}
