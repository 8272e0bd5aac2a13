import {
  alertEventsToAppend,
  alertTableOf,
  evaluateAlerts,
  fold,
  observationRules,
  PHASES_OF,
  type SealedEvent,
  type SessionState,
} from '@titrate/clinical/session';
import type { Instant } from '@titrate/quantity';
import { checkRecord } from '../record-check.ts';
import type { World } from '../world.ts';
import type { History } from './history.ts';

/** Every promise that a history broke, as a sentence; none is what we want. */
export async function brokenPromises(world: World, history: History): Promise<readonly string[]> {
  const { treatment, clients, end } = history;
  const acknowledged = new Set(clients.flatMap((client) => [...client.acknowledged]));
  const found = await checkRecord(world.db, treatment.clinicId, treatment.sessionId, acknowledged);
  const { events, state } = found;
  const stored = new Set(events.map((event) => event.id));
  const said = (what: string, isBroken: boolean) => (isBroken ? [what] : []);
  return [
    ...said(`acknowledged and lost: ${found.lost.join(' ')}`, found.lost.length > 0),
    ...said(`stored twice: ${found.doubled.join(' ')}`, found.doubled.length > 0),
    ...said('the chain does not verify', found.chain === 'broken'),
    ...said('the row of the session differs from its events', !found.headAgrees),
    ...said(
      'an event is still in an outbox',
      clients.some((client) => client.outboxSize > 0),
    ),
    ...clients.flatMap((client, n) =>
      said(
        `client ${n} does not hold what the server holds`,
        JSON.stringify(client.known) !== JSON.stringify(events),
      ),
    ),
    ...said('two infusions ran at once', infusionsOverlap(state)),
    ...eventsOutOfPlace(events),
    ...alertsDiffer(state, end),
    ...dischargedEarly(events),
    ...clients.flatMap((client, n) =>
      [...client.refused]
        .filter((id) => stored.has(id))
        .map((id) => `client ${n} was told that ${id} is refused, and it is stored`),
    ),
  ];
}

function infusionsOverlap(state: SessionState): boolean {
  const stretches = state.infusions
    .flatMap((infusion) => infusion.segments)
    .map(({ from, to }) => ({ from, to: to ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.from - b.from);
  return stretches.some((stretch, n) => stretch.from < (stretches[n - 1]?.to ?? 0));
}

/** Each event had a place in the phase in which it was stored; after the closing signature only few have. */
function eventsOutOfPlace(events: readonly SealedEvent[]): string[] {
  return events.flatMap((event, n) => {
    const phase = fold(events.slice(0, n)).phase.name;
    return PHASES_OF[event.kind].includes(phase) ? [] : [`${event.kind} was stored in phase ${phase}`];
  });
}

/** What is stored of alerts is what the events, the table and the time give. */
function alertsDiffer(state: SessionState, end: Instant): string[] {
  if (state.phase.name === 'closed' || state.phase.name === 'discharged') return [];
  const missing = alertEventsToAppend(state, end).map((event) => `${event.kind} is missing in the record`);
  const stored = new Set(state.alertsRaised.map((fact) => fact.data.alertId));
  const unknown = evaluateAlerts(state, alertTableOf(state), end).filter(
    (alert) => !stored.has(alert.alertId),
  );
  return [
    ...missing,
    ...unknown.map((alert) => `${alert.condition} follows from the events but is not stored`),
  ];
}

/** Tablets are wrong by 20 s at most, and the server takes 60 s of future. */
const CLOCK_TOLERANCE_MS = 80_000;

function dischargedEarly(events: readonly SealedEvent[]): string[] {
  const place = events.findIndex((event) => event.kind === 'session.discharged');
  const discharged = events[place];
  if (discharged === undefined) return [];
  const at = Date.parse(discharged.observedAt) as Instant;
  const before = fold(events.slice(0, place));
  const until = observationRules(before, at).map((rule) => rule.until);
  if (until.length === 0) return ['discharged before dosing had ended'];
  const early = Math.max(...until) - at;
  return early > CLOCK_TOLERANCE_MS ? [`discharged ${Math.round(early / 1000)} s before the minimum`] : [];
}
