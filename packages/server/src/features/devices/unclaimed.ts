import type { UnclaimedDevice } from '@titrate/contract';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';

const MOST = 100;

/**
 * Devices that spoke and that no chair claims: what they said belongs to nobody until a person places it. One line a
 * device, the one heard last first. A registered device counts until it is put at a chair; a stranger until it is
 * registered or what it said is placed or dismissed.
 */
export async function readUnclaimed(tx: Tx, clinicId: string): Promise<UnclaimedDevice[]> {
  const { rows } = await sql<Row>`
    select d.id as device_id, coalesce(d.identifier, r.said) as identifier, coalesce(d.name, r.said) as name,
           d.kind, r.last_heard_at, r.waiting
    from (
      select device_id, case when device_id is null then coalesce(reading -> 'device' -> 'ids' ->> 0, reading ->> 'sender') end as said,
             max(received_at) as last_heard_at, count(*)::int as waiting
      from device_reading
      where clinic_id = ${clinicId} and state = 'unmatched'
      group by 1, 2
    ) r
    left join device d on d.clinic_id = ${clinicId} and d.id = r.device_id
    where (d.id is null and not exists (
        select from device known where known.clinic_id = ${clinicId} and known.identifier = r.said))
      or (d.active and not exists (
        select from device_link l where l.clinic_id = ${clinicId} and l.device_id = d.id and l.to_at is null))
    order by r.last_heard_at desc, identifier
    limit ${MOST}`.execute(tx);
  return rows.map((row) => ({
    deviceId: row.deviceId,
    identifier: row.identifier ?? 'without a name',
    name: row.name ?? 'Unknown device',
    kind: row.kind,
    lastHeardAt: row.lastHeardAt,
    waiting: row.waiting,
  }));
}

interface Row {
  readonly deviceId: string | null;
  readonly identifier: string | null;
  readonly name: string | null;
  readonly kind: 'monitor' | 'pump' | 'gateway' | null;
  readonly lastHeardAt: string;
  readonly waiting: number;
}
