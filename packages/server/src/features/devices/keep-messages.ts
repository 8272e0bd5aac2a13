import { randomUUID } from 'node:crypto';
import { formatInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Delivery, DeviceReading, PumpState } from '../../edges/hl7/index.ts';
import { reconcile } from '../../edges/hl7/reconcile.ts';
import { AHEAD } from '../../platform/database/ahead.ts';
import { publish } from '../../platform/live/live.ts';
import { findSession, lockSessions } from '../sessions/store.ts';
import { type ChartPlan, type ChartStep, planChart } from './chart-message.ts';
import { appendSteps, type Fate, type Keeping } from './chart-steps.ts';
import { openDeviceWork } from './device-work.ts';
import { findDevices, type Match, type SessionFinder, sessionFinders } from './match-session.ts';
import { insertReadings, type KeptMessage, markOld, readingsBefore } from './stored-readings.ts';

/** A message, and the frame that brought it. */
export interface FramedDelivery extends Delivery {
  readonly frameId: string;
}

interface Planned extends KeptMessage {
  readonly plan: ChartPlan;
  readonly find: SessionFinder;
}

type Unmatched = Extract<Match, { is: 'unmatched' }>;

/**
 * Keeps messages, each of another sender, and everything that follows from them. The same message again changes nothing.
 * Each question goes to the database once for all of them: with many monitors, ways there and back cost more than work.
 */
export async function keepMessages(keeping: Keeping, deliveries: readonly FramedDelivery[]): Promise<void> {
  const { tx, clinicId, now } = keeping;
  const fresh = await insertMessages(keeping, deliveries);
  if (fresh.length === 0) return;
  const planned = await planMessages(keeping, fresh);
  await markOld(
    tx,
    clinicId,
    planned.map(({ reconciled }) => reconciled),
  );
  const fates = new Map<DeviceReading, Fate>();
  for (const { plan } of planned)
    for (const { reading, reason, look } of plan.left)
      fates.set(reading, {
        state: look ? 'quarantined' : 'dismissed',
        reason,
        sessionId: null,
        eventId: null,
      });
  const unmatched = await chart(keeping, planned, fates);
  await insertReadings(tx, clinicId, planned, fates, now);
  for (const one of planned) await tellPeople(keeping, one, unmatched.get(one) ?? []);
  await publish(tx, clinicId, { topic: 'devices', id: clinicId });
}

/** Stores the messages that were not stored before. Comparing with what is stored and storing never interleave. */
async function insertMessages(
  { tx, clinicId, now }: Keeping,
  deliveries: readonly FramedDelivery[],
): Promise<readonly (Delivery & { readonly messageId: string })[]> {
  // Messages of one sender one after another; in one order for everybody, so that no two turns wait for each other.
  const senders = [...new Set(deliveries.map(({ message }) => `${clinicId}|${message.sender.key}`))].sort();
  await sql`${AHEAD}select pg_advisory_xact_lock(hashtextextended(sender, 0)) from unnest(${senders}::text[]) as sender`.execute(
    tx,
  );
  const offered = deliveries.map((delivery) => ({ ...delivery, messageId: randomUUID() }));
  const rows = offered.map(({ messageId, frameId, header, digest, message }) => ({
    messageId,
    frameId,
    sender: header.sender.key,
    controlId: header.controlId,
    contentHash: digest,
    detail: {
      type: message.type,
      warnings: message.warnings,
      alarm: message.alarm,
      setAside: message.quarantined,
    },
  }));
  const { rows: inserted } = await sql<{ id: string }>`
    insert into device_message (clinic_id, id, frame_id, received_at, peer, sender, control_id, content_hash,
                                outcome, detail)
    select ${clinicId}, "messageId", "frameId", ${formatInstant(now)}, '', sender, "controlId", "contentHash",
           'AA', detail
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (
      "messageId" uuid, "frameId" uuid, sender text, "controlId" text, "contentHash" text, detail jsonb)
    on conflict (clinic_id, sender, control_id, content_hash) do nothing
    returning id`.execute(tx);
  const isNew = new Set(inserted.map(({ id }) => id));
  return offered.filter(({ messageId }) => isNew.has(messageId));
}

async function planMessages(
  { tx, clinicId }: Keeping,
  fresh: readonly (Delivery & { readonly messageId: string })[],
): Promise<readonly Planned[]> {
  const messages = fresh.map(({ message }) => message);
  const deviceOf = await findDevices(
    tx,
    clinicId,
    messages.map(({ device }) => device.ids),
  );
  const before = await readingsBefore(tx, clinicId, messages);
  const plans = fresh.map(({ messageId, message }) => {
    const keys = new Set([...message.readings, ...message.retractions].map(({ key }) => key));
    const own = before.filter(({ key }) => keys.has(key));
    const reconciled = reconcile(message, own);
    const device = deviceOf(message.device.ids);
    return { messageId, message, device, reconciled, plan: planChart(message, reconciled, own, device) };
  });
  const finders = await sessionFinders(
    tx,
    clinicId,
    plans.map(({ device, message, plan }) => ({
      device,
      patientIds: message.patientIds,
      moments: plan.steps.filter(({ sessionId }) => sessionId === undefined).map(({ at }) => at),
    })),
  );
  return plans.map((one, i) => {
    const find = finders[i];
    if (find === undefined) throw new Error('Invariant broken: each message has its finder');
    return { ...one, find };
  });
}

/** Appends the steps to their sessions; what belongs to none is told by the message it came with. */
async function chart(
  keeping: Keeping,
  planned: readonly Planned[],
  fates: Map<DeviceReading, Fate>,
): Promise<ReadonlyMap<Planned, readonly Unmatched[]>> {
  const bySession = new Map<string, ChartStep[]>();
  const unmatched = new Map<Planned, Unmatched[]>();
  for (const one of planned) {
    for (const step of one.plan.steps) {
      const match: Match =
        step.sessionId === undefined
          ? await one.find(step.at)
          : { is: 'session', sessionId: step.sessionId, patientId: '' };
      if (match.is === 'session') {
        bySession.set(match.sessionId, [...(bySession.get(match.sessionId) ?? []), step]);
        continue;
      }
      unmatched.set(one, [...(unmatched.get(one) ?? []), match]);
      for (const reading of step.readings)
        fates.set(reading, { state: 'unmatched', reason: match.reason, sessionId: null, eventId: null });
    }
  }
  for (const head of await lockSessions(keeping.tx, keeping.clinicId, [...bySession.keys()])) {
    await appendSteps(keeping, head, bySession.get(head.id) ?? [], fates);
  }
  return unmatched;
}

async function tellPeople(
  keeping: Keeping,
  { message, device, reconciled, find }: Planned,
  unmatched: readonly Unmatched[],
): Promise<void> {
  const pumpDisagrees =
    message.pump === undefined
      ? []
      : await pumpDifferences(keeping, message.pump, await find(message.pump.observedAt));
  await openDeviceWork(keeping, message, device, {
    pumpDisagrees,
    unmatched,
    conflicts: reconciled.keep.filter((one) => one.disposition === 'conflict').length,
  });
}

/** What a pump says of itself that is not what was ordered. */
async function pumpDifferences(
  { tx, clinicId, cache }: Keeping,
  pump: PumpState,
  match: Match,
): Promise<readonly string[]> {
  if (match.is !== 'session') return [];
  const state = await cache.stateOf(tx, await findSession(tx, clinicId, match.sessionId));
  const order = state.opening?.data.order;
  if (order === undefined) return [];
  const differs = (said: string | undefined, ordered: number | undefined) =>
    said !== undefined && ordered !== undefined && Number(said) !== ordered;
  return [
    ...(differs(pump.patientWeightKg, order.weightKg)
      ? ['the weight keyed into it is not the dosing weight']
      : []),
    ...(differs(pump.concentrationMgPerMl, order.concentrationMgPerMl)
      ? ['its concentration is not the one ordered']
      : []),
    ...(pump.drugLabel !== undefined && !pump.drugLabel.toLowerCase().includes(order.product)
      ? ['its drug name is not the one ordered']
      : []),
  ];
}
