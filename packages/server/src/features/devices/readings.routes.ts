import { listReadingsToResolve, type ReadingToResolve, resolveReadings } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { DeviceReading } from '../../edges/hl7/index.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { recordAuthor } from '../record-author.ts';
import { findSession, lockSession, type StateCache } from '../sessions/store.ts';
import { planAttachment } from './chart-message.ts';
import { appendSteps, type Fate } from './chart-steps.ts';
import type { DeviceReadingTable } from './devices.tables.ts';

const PAGE = 200;

export const readingRoutes = (cache: StateCache) =>
  [
    route(listReadingsToResolve, async ({ tx, clinicId }) => {
      const rows = await openReadings(tx, clinicId)
        .orderBy('deviceReading.receivedAt', 'desc')
        .orderBy('deviceReading.id')
        .limit(PAGE + 1)
        .execute();
      return { readings: rows.slice(0, PAGE).map(viewReading), more: rows.length > PAGE };
    }),

    route(resolveReadings, async ({ tx, clinicId, body, actor, now, audit, publish }) => {
      const rows = await openReadings(tx, clinicId)
        .where('deviceReading.id', 'in', body.readingIds)
        .forUpdate('deviceReading')
        .execute();
      if (rows.length !== new Set(body.readingIds).size)
        throw refuse('conflict', 'Some of these readings were resolved in the meantime');
      const by = { resolvedBy: JSON.stringify(recordAuthor(actor)), resolvedAt: formatInstant(now) };
      const left: { id: string; reason: string }[] = [];
      const resolved: string[] = [];
      const set = async (
        id: string,
        change: Partial<Pick<Selectable<DeviceReadingTable>, 'state' | 'reason' | 'sessionId' | 'eventId'>>,
      ) => {
        await tx
          .updateTable('deviceReading')
          .set({ ...change, ...by })
          .where('clinicId', '=', clinicId)
          .where('id', '=', id)
          .execute();
        resolved.push(id);
      };
      if (body.action === 'dismiss') {
        for (const row of rows) await set(row.id, { state: 'dismissed', reason: body.reason });
      } else {
        const head = await findSession(tx, clinicId, body.sessionId);
        if (head.patientId !== body.patientId)
          throw refuse(
            'conflict',
            'This session belongs to another patient than the one on your screen. Nothing was stored',
          );
        const fates = await attach({ tx, clinicId, cache, now }, rows, head.id, actor.displayName);
        for (const row of rows) {
          const fate = fates.get(row.id);
          if (fate?.state === 'charted')
            await set(row.id, { state: 'charted', reason: null, sessionId: head.id, eventId: fate.eventId });
          else left.push({ id: row.id, reason: fate?.reason ?? 'it holds no value that can be charted' });
        }
      }
      audit({
        act: `reading.${body.action}`,
        object: { kind: 'device-reading' },
        detail: { readings: resolved },
      });
      await publish({ topic: 'devices', id: clinicId });
      return { resolved, left };
    }),
  ] as const;

type Row = Awaited<ReturnType<ReturnType<typeof openReadings>['execute']>>[number];

function openReadings(tx: Tx, clinicId: string) {
  return tx
    .selectFrom('deviceReading')
    .leftJoin('device', (join) =>
      join
        .onRef('device.clinicId', '=', 'deviceReading.clinicId')
        .onRef('device.id', '=', 'deviceReading.deviceId'),
    )
    .select([
      'deviceReading.id',
      'deviceReading.state',
      'deviceReading.reason',
      'deviceReading.reading',
      'deviceReading.deviceId',
      'deviceReading.sessionId',
      'deviceReading.eventId',
      'deviceReading.observedAt',
      'deviceReading.receivedAt',
      'device.name as deviceName',
    ])
    .where('deviceReading.clinicId', '=', clinicId)
    .where('deviceReading.state', 'in', ['unmatched', 'quarantined', 'conflict']);
}

/** A stored reading as it was written; a row without a value (a broken one) gives none. */
function readingOf(row: Pick<Row, 'reading'>): (DeviceReading & { readonly sender?: string }) | undefined {
  const value = row.reading;
  return typeof value === 'object' && value !== null && 'value' in value && 'kind' in value
    ? (value as DeviceReading)
    : undefined;
}

const Stored = z.object({
  sender: z.string().optional(),
  sent: z.object({ code: z.string(), value: z.string(), unit: z.string() }).optional(),
});

function viewReading(row: Row): ReadingToResolve {
  const reading = readingOf(row);
  const { sender, sent } = Stored.safeParse(row.reading).data ?? {};
  return {
    id: row.id,
    state: row.state === 'unmatched' || row.state === 'conflict' ? row.state : 'quarantined',
    reason: row.reason ?? '',
    device: { id: row.deviceId, name: row.deviceName ?? sender ?? 'unknown device' },
    observedAt: row.observedAt,
    receivedAt: row.receivedAt,
    kind: reading?.kind ?? null,
    value: reading?.value ?? null,
    unit: reading?.unit ?? null,
    sent:
      sent === undefined ? null : [sent.code, sent.value, sent.unit].filter((part) => part !== '').join(' '),
    sessionId: row.sessionId,
  };
}

/** Charts rows on a session; what is on a chart already (one side of a conflict) only counts as seen. */
async function attach(
  keeping: Parameters<typeof appendSteps>[0],
  rows: readonly Row[],
  sessionId: string,
  placedBy: string,
): Promise<ReadonlyMap<string, Fate>> {
  const fates = new Map<string, Fate>();
  const byReading = new Map<DeviceReading, Fate>();
  const ids = new Map<DeviceReading, string>();
  const toChart: DeviceReading[] = [];
  for (const row of rows) {
    const reading = readingOf(row);
    if (row.eventId !== null && row.sessionId === sessionId) {
      fates.set(row.id, { state: 'charted', reason: null, sessionId, eventId: row.eventId });
    } else if (reading !== undefined) {
      const plain = { ...reading, flags: [] };
      ids.set(plain, row.id);
      toChart.push(plain);
    }
  }
  const device = rows.find((row) => row.deviceId !== null);
  const plan = planAttachment(
    toChart,
    { id: device?.deviceId ?? 'unregistered', name: device?.deviceName ?? 'Unregistered device' },
    sessionId,
    placedBy,
  );
  const head = await lockSession(keeping.tx, keeping.clinicId, sessionId);
  await appendSteps(keeping, head, plan.steps, byReading);
  for (const { reading, reason } of plan.left)
    byReading.set(reading, { state: 'quarantined', reason, sessionId: null, eventId: null });
  for (const [reading, fate] of byReading) {
    const id = ids.get(reading);
    if (id !== undefined) fates.set(id, fate);
  }
  return fates;
}
