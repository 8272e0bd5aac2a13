import { randomUUID } from 'node:crypto';
import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Delivery, DeviceReading, PumpState } from '../../edges/hl7/index.ts';
import { type Reconciled, reconcile } from '../../edges/hl7/reconcile.ts';
import { AHEAD } from '../../platform/database/ahead.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { publish } from '../../platform/live/live.ts';
import { appendEvents } from '../sessions/append.ts';
import { findSession, lockSession, type StateCache } from '../sessions/store.ts';
import { type ChartedBefore, type ChartStep, planChart } from './chart-message.ts';
import { openDeviceWork } from './device-work.ts';
import { findDevice, type KnownDevice, type Match, sessionFinder } from './match-session.ts';

export interface Keeping {
  readonly tx: Tx;
  readonly clinicId: string;
  readonly frameId: string;
  readonly cache: StateCache;
  readonly now: Instant;
}

/** What became of one reading. */
export interface Fate {
  readonly state: 'charted' | 'unmatched' | 'quarantined' | 'dismissed' | 'conflict';
  readonly reason: string | null;
  readonly sessionId: string | null;
  readonly eventId: string | null;
}

/** Keeps a message and everything that follows from it. The same message again changes nothing. */
export async function keepMessage(keeping: Keeping, delivery: Delivery): Promise<void> {
  const { tx, clinicId } = keeping;
  const { message } = delivery;
  // Messages of one sender one after another: comparing with what is stored and storing must not interleave.
  await sql`${AHEAD}select pg_advisory_xact_lock(hashtextextended(${`${clinicId}|${message.sender.key}`}, 0))`.execute(
    tx,
  );
  const messageId = await insertMessage(keeping, delivery);
  if (messageId === undefined) return;
  const device = await findDevice(tx, clinicId, message.device.ids);
  const { stored, charted } = await storedReadings(tx, clinicId, message);
  const reconciled = reconcile(message, stored);
  await markOld(tx, clinicId, reconciled);
  const plan = planChart(message, reconciled, charted, device);
  const find = sessionFinder(tx, clinicId, device, message);
  const fates = new Map<DeviceReading, Fate>();
  for (const { reading, reason, look } of plan.left) {
    fates.set(reading, { state: look ? 'quarantined' : 'dismissed', reason, sessionId: null, eventId: null });
  }
  const unmatched = await chart(keeping, plan.steps, find, fates);
  await insertReadings(keeping, delivery, messageId, device, reconciled, fates);
  const pumpDisagrees =
    message.pump === undefined
      ? []
      : await pumpDifferences(keeping, message.pump, await find(message.pump.observedAt));
  await openDeviceWork(keeping, message, device, {
    pumpDisagrees,
    unmatched,
    conflicts: reconciled.keep.filter((one) => one.disposition === 'conflict').length,
  });
  await publish(tx, clinicId, { topic: 'devices', id: clinicId });
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

async function insertMessage(
  { tx, clinicId, frameId, now }: Keeping,
  { message, header, digest }: Delivery,
): Promise<string | undefined> {
  const id = randomUUID();
  const inserted = await tx
    .insertInto('deviceMessage')
    .values({
      clinicId,
      id,
      frameId,
      receivedAt: formatInstant(now),
      peer: '',
      sender: header.sender.key,
      controlId: header.controlId,
      contentHash: digest,
      outcome: 'AA',
      detail: JSON.stringify({
        type: message.type,
        warnings: message.warnings,
        alarm: message.alarm,
        setAside: message.quarantined,
      }),
    })
    .onConflict((conflict) =>
      conflict.columns(['clinicId', 'sender', 'controlId', 'contentHash']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return inserted?.id;
}

async function storedReadings(tx: Tx, clinicId: string, message: Delivery['message']) {
  const keys = [...message.readings, ...message.retractions].map((one) => one.key);
  if (keys.length === 0) return { stored: [], charted: [] };
  const rows = await tx
    .selectFrom('deviceReading')
    .select(['id', 'readingKey', 'reading', 'valueState', 'sessionId', 'eventId'])
    .where('clinicId', '=', clinicId)
    .where('readingKey', 'in', keys)
    .orderBy('receivedAt')
    .execute();
  const stored = rows.map((row) => ({
    ...valueIn(row.reading),
    id: row.id,
    key: row.readingKey ?? '',
    state: row.valueState,
  }));
  const charted = rows.map(
    (row): ChartedBefore => ({
      id: row.id,
      sessionId: row.sessionId,
      eventId: row.eventId,
      kind: valueIn(row.reading).kind,
    }),
  );
  return { stored, charted };
}

/** The parts of a stored reading that comparison needs; they were written by `insertReadings`. */
function valueIn(reading: unknown): {
  readonly kind: DeviceReading['kind'];
  readonly value: string;
  readonly unit: string;
} {
  return reading as DeviceReading;
}

async function markOld(tx: Tx, clinicId: string, { keep, withdraw }: Reconciled): Promise<void> {
  const mark = async (ids: readonly string[], valueState: 'replaced' | 'withdrawn') => {
    if (ids.length === 0) return;
    await tx
      .updateTable('deviceReading')
      .set({ valueState })
      .where('clinicId', '=', clinicId)
      .where('id', 'in', [...ids])
      .execute();
  };
  await mark(
    keep.flatMap((one) => one.replaces),
    'replaced',
  );
  await mark(
    withdraw.flatMap((one) => one.ids),
    'withdrawn',
  );
}

/** Appends the steps to their sessions, in one order for everybody so that no two messages wait for each other. */
async function chart(
  keeping: Keeping,
  steps: readonly ChartStep[],
  find: (at: Instant) => Promise<Match>,
  fates: Map<DeviceReading, Fate>,
): Promise<readonly Extract<Match, { is: 'unmatched' }>[]> {
  const bySession = new Map<string, ChartStep[]>();
  const unmatched: Extract<Match, { is: 'unmatched' }>[] = [];
  for (const step of steps) {
    const match: Match =
      step.sessionId === undefined
        ? await find(step.at)
        : { is: 'session', sessionId: step.sessionId, patientId: '' };
    if (match.is === 'session')
      bySession.set(match.sessionId, [...(bySession.get(match.sessionId) ?? []), step]);
    else {
      unmatched.push(match);
      for (const reading of step.readings)
        fates.set(reading, { state: 'unmatched', reason: match.reason, sessionId: null, eventId: null });
    }
  }
  for (const [sessionId, own] of [...bySession].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await appendSteps(keeping, sessionId, own, fates);
  }
  return unmatched;
}

export async function appendSteps(
  keeping: Keeping,
  sessionId: string,
  steps: readonly ChartStep[],
  fates: Map<DeviceReading, Fate>,
): Promise<void> {
  const { tx, clinicId, cache, now } = keeping;
  const head = await lockSession(tx, clinicId, sessionId);
  const state = await cache.stateOf(tx, head);
  const made = steps.map((step) => ({ step, event: step.make({ id: sessionId, state }) }));
  const events = made.flatMap(({ event }) => (typeof event === 'string' ? [] : [event]));
  const result = await appendEvents({ tx, cache, head, events, now });
  for (const { step, event } of made) {
    const refused =
      typeof event === 'string'
        ? event
        : result.refused
            .find((one) => one.id === event.id)
            ?.problems.map((problem) => problem.message)
            .join('; ');
    for (const reading of step.readings) {
      fates.set(
        reading,
        refused !== undefined || typeof event === 'string'
          ? { state: 'quarantined', reason: refused ?? '', sessionId, eventId: null }
          : {
              state: 'charted',
              reason: null,
              sessionId,
              eventId: event.kind === 'correction.made' ? event.data.replaces : event.id,
            },
      );
    }
  }
}

const SINCE = { current: '', replaced: ', corrected since', withdrawn: ', taken back since' } as const;

const wordsOf = ({ value, unit, state }: Reconciled['keep'][number]['against'][number]) =>
  `${value}${unit === '' ? '' : ` ${unit}`}${SINCE[state]}`;

async function insertReadings(
  { tx, clinicId, now }: Keeping,
  { message }: Delivery,
  messageId: string,
  device: KnownDevice | undefined,
  reconciled: Reconciled,
  fates: ReadonlyMap<DeviceReading, Fate>,
): Promise<void> {
  const receivedAt = formatInstant(now);
  const common = {
    clinicId,
    messageId,
    deviceId: device?.id ?? null,
    receivedAt,
    resolvedBy: null,
    resolvedAt: null,
  };
  const about = { device: message.device, sender: message.sender.key, patientIds: message.patientIds };
  const values = reconciled.keep.map(({ reading, disposition, against }) => {
    const fate = fates.get(reading) ?? {
      state: 'quarantined',
      reason: 'not charted',
      sessionId: null,
      eventId: null,
    };
    const isConflict = disposition === 'conflict';
    return {
      ...common,
      id: randomUUID(),
      sessionId: fate.sessionId,
      state: isConflict ? ('conflict' as const) : fate.state,
      reason: isConflict
        ? `the same moment was reported before as ${against.map(wordsOf).join(' and as ')}`
        : fate.reason,
      reading: JSON.stringify({ ...reading, ...about, disposition }),
      observedAt: formatInstant(reading.observedAt),
      readingKey: reading.key,
      eventId: fate.eventId,
    };
  });
  const refused = message.quarantined
    .filter((row) => row.kind === 'refused')
    .map((row) => ({
      ...common,
      id: randomUUID(),
      sessionId: null,
      state: 'quarantined' as const,
      reason: row.reason,
      reading: JSON.stringify({ ...row, ...about }),
      observedAt: null,
      readingKey: null,
      eventId: null,
    }));
  const all = [...values, ...refused];
  if (all.length > 0) await tx.insertInto('deviceReading').values(all).execute();
}
