import { randomUUID } from 'node:crypto';
import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { DeviceMessage, DeviceReading } from '../../edges/hl7/index.ts';
import type { Reconciled, StoredReading } from '../../edges/hl7/reconcile.ts';
import type { Tx } from '../../platform/database/schema.ts';
import type { ChartedBefore } from './chart-message.ts';
import type { Fate } from './chart-steps.ts';
import type { DeviceReadingTable } from './devices.tables.ts';
import type { KnownDevice } from './match-session.ts';

/** A reading that stands in the database, with what comparison and correction need of it. */
export type ReadingBefore = StoredReading & ChartedBefore;

/** What is stored under the keys of these messages, oldest first. */
export async function readingsBefore(
  tx: Tx,
  clinicId: string,
  messages: readonly DeviceMessage[],
): Promise<readonly ReadingBefore[]> {
  const keys = messages.flatMap(({ readings, retractions }) =>
    [...readings, ...retractions].map(({ key }) => key),
  );
  if (keys.length === 0) return [];
  const { rows } = await sql<Before>`
    select id, reading_key, value_state, session_id, event_id,
           reading ->> 'kind' as kind, reading ->> 'value' as value, reading ->> 'unit' as unit
    from device_reading
    where clinic_id = ${clinicId} and reading_key = any(${keys}::text[])
    order by received_at`.execute(tx);
  return rows.map(({ readingKey, valueState, ...row }) => ({ ...row, key: readingKey, state: valueState }));
}

interface Before {
  readonly id: string;
  readonly readingKey: string;
  readonly valueState: StoredReading['state'];
  readonly sessionId: string | null;
  readonly eventId: string | null;
  // These three were written by `insertReadings`.
  readonly kind: DeviceReading['kind'];
  readonly value: string;
  readonly unit: string;
}

/** Marks what stood before as replaced or withdrawn; it stays, with its value. */
export async function markOld(tx: Tx, clinicId: string, reconciled: readonly Reconciled[]): Promise<void> {
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
    reconciled.flatMap(({ keep }) => keep.flatMap((one) => one.replaces)),
    'replaced',
  );
  await mark(
    reconciled.flatMap(({ withdraw }) => withdraw.flatMap((one) => one.ids)),
    'withdrawn',
  );
}

/** A message that is to be kept, with what is known of its readings. */
export interface KeptMessage {
  readonly messageId: string;
  readonly message: DeviceMessage;
  readonly device: KnownDevice | undefined;
  readonly reconciled: Reconciled;
}

/** Stores the readings of these messages, with what became of each. */
export async function insertReadings(
  tx: Tx,
  clinicId: string,
  kept: readonly KeptMessage[],
  fates: ReadonlyMap<DeviceReading, Fate>,
  now: Instant,
): Promise<void> {
  const rows = kept.flatMap((one) => rowsOf(one, fates));
  if (rows.length === 0) return;
  // One text for any number of rows, so that the database plans it once.
  await sql`
    insert into device_reading (clinic_id, id, message_id, device_id, session_id, state, reason, reading,
                                observed_at, received_at, reading_key, event_id)
    select ${clinicId}, id, "messageId", "deviceId", "sessionId", state, reason, reading,
           "observedAt", ${formatInstant(now)}, "readingKey", "eventId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (
      id uuid, "messageId" uuid, "deviceId" uuid, "sessionId" uuid, state text, reason text, reading jsonb,
      "observedAt" timestamptz, "readingKey" text, "eventId" uuid)`.execute(tx);
}

type Row = Pick<
  DeviceReadingTable,
  'messageId' | 'deviceId' | 'sessionId' | 'state' | 'reason' | 'readingKey' | 'eventId'
> & { readonly id: string; readonly reading: unknown; readonly observedAt: string | null };

const NOT_CHARTED: Fate = { state: 'quarantined', reason: 'not charted', sessionId: null, eventId: null };

function rowsOf(
  { messageId, message, device, reconciled }: KeptMessage,
  fates: ReadonlyMap<DeviceReading, Fate>,
): readonly Row[] {
  const common = { messageId, deviceId: device?.id ?? null };
  const about = { device: message.device, sender: message.sender.key, patientIds: message.patientIds };
  const values = reconciled.keep.map(({ reading, disposition, against }): Row => {
    const fate = fates.get(reading) ?? NOT_CHARTED;
    const isConflict = disposition === 'conflict';
    return {
      ...common,
      id: randomUUID(),
      sessionId: fate.sessionId,
      state: isConflict ? 'conflict' : fate.state,
      reason: isConflict
        ? `the same moment was reported before as ${against.map(wordsOf).join(' and as ')}`
        : fate.reason,
      reading: { ...reading, ...about, disposition },
      observedAt: formatInstant(reading.observedAt),
      readingKey: reading.key,
      eventId: fate.eventId,
    };
  });
  const refused = message.quarantined
    .filter((row) => row.kind === 'refused')
    .map(
      (row): Row => ({
        ...common,
        id: randomUUID(),
        sessionId: null,
        state: 'quarantined',
        reason: row.reason,
        reading: { ...row, ...about },
        observedAt: null,
        readingKey: null,
        eventId: null,
      }),
    );
  return [...values, ...refused];
}

const SINCE = { current: '', replaced: ', corrected since', withdrawn: ', taken back since' } as const;

const wordsOf = ({ value, unit, state }: Reconciled['keep'][number]['against'][number]) =>
  `${value}${unit === '' ? '' : ` ${unit}`}${SINCE[state]}`;
