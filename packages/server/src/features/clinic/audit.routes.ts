import { readAudit, verifyAuditChain } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import { verifyAudit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { route } from '../../platform/http/route.ts';

export const auditRoutes = [
  route(readAudit, async ({ tx, clinicId, query, audit }) => {
    const { limit, ...filter } = query;
    const rows = await entries(tx, clinicId, query);
    const { acts, actors } = await choices(tx, clinicId);
    audit({
      act: 'audit.read',
      object: { kind: 'audit' },
      detail: JSON.parse(JSON.stringify(filter)),
      ...(filter.patientId === undefined ? {} : { patientId: filter.patientId }),
    });
    return { entries: rows.slice(0, limit), more: rows.length > limit, acts, actors };
  }),

  route(
    verifyAuditChain,
    async ({ clinicId, deps, now, audit }) => {
      const verdict = await verifyAudit(deps.db, clinicId);
      audit({ act: 'audit.verify', object: { kind: 'audit' }, detail: { chain: verdict.chain } });
      return { ...verdict, checkedAt: formatInstant(now) };
    },
    { requestsPerMin: 12 },
  ),
] as const;

interface Wanted {
  readonly actorId?: string | undefined;
  readonly patientId?: string | undefined;
  readonly act?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** One more than asked for, so that the answer knows whether there are more. */
async function entries(tx: Tx, clinicId: string, wanted: Wanted) {
  let query = tx
    .selectFrom('auditEntry as entry')
    .innerJoin('clinic', 'clinic.id', 'entry.clinicId')
    .leftJoin('patient', (join) =>
      join.onRef('patient.clinicId', '=', 'entry.clinicId').onRef('patient.id', '=', 'entry.patientId'),
    )
    .leftJoin('staffMember as staff', (join) =>
      join
        .onRef('staff.clinicId', '=', 'entry.clinicId')
        .on(sql<boolean>`staff.user_id::text = entry.actor_id and entry.actor_kind = 'staff'`),
    )
    .select([
      'entry.seq',
      'entry.at',
      'entry.actorKind',
      'entry.actorId',
      'entry.actorRole',
      'entry.act',
      'entry.objectKind',
      'entry.objectId',
      'entry.patientId',
      'entry.reason',
      'entry.detail',
      'entry.hash',
      'staff.displayName',
      'patient.familyName',
      'patient.givenName',
      'patient.recordNumber',
    ])
    .where('entry.clinicId', '=', clinicId)
    .orderBy('entry.seq', 'desc')
    .limit(wanted.limit + 1);
  if (wanted.actorId !== undefined) query = query.where('entry.actorId', '=', wanted.actorId);
  if (wanted.patientId !== undefined) query = query.where('entry.patientId', '=', wanted.patientId);
  if (wanted.before !== undefined) query = query.where('entry.seq', '<', wanted.before);
  if (wanted.act !== undefined)
    query = query.where(
      sql<boolean>`(entry.act = ${wanted.act} or starts_with(entry.act, ${`${wanted.act}.`}))`,
    );
  if (wanted.from !== undefined)
    query = query.where(sql<boolean>`entry.at >= ${wanted.from}::timestamp at time zone clinic.time_zone`);
  if (wanted.to !== undefined)
    query = query.where(
      sql<boolean>`entry.at < (${wanted.to}::timestamp + interval '1 day') at time zone clinic.time_zone`,
    );
  const rows = await query.execute();
  return rows.map((row) => ({
    seq: Number(row.seq),
    at: row.at,
    actor: {
      kind: actorKind(row.actorKind),
      id: row.actorId,
      name: row.displayName,
      role: row.actorRole,
    },
    act: row.act,
    object: { kind: row.objectKind, id: row.objectId },
    patient:
      row.patientId === null
        ? null
        : {
            id: row.patientId,
            name: row.familyName === null ? 'Not on the patient list' : `${row.familyName}, ${row.givenName}`,
            recordNumber: row.recordNumber ?? '',
          },
    reason: row.reason,
    detail: { ...row.detail },
    hash: row.hash,
  }));
}

/** Acts and people to filter by, each found by skipping through an index or a short table, not by reading every entry. */
async function choices(tx: Tx, clinicId: string) {
  const acts = await sql<{ act: string }>`
    with recursive named as (
      (select act from audit_entry where clinic_id = ${clinicId} order by act limit 1)
      union all
      select (select act from audit_entry where clinic_id = ${clinicId} and act > named.act order by act limit 1)
      from named where named.act is not null
    )
    select act from named where act is not null`.execute(tx);
  const actors = await tx
    .selectFrom('staffMember')
    .select(['userId as id', 'displayName as name'])
    .where('clinicId', '=', clinicId)
    .orderBy('displayName')
    .execute();
  return { acts: acts.rows.map((row) => row.act), actors };
}

const KINDS = ['staff', 'patient', 'device', 'system', 'public'] as const;
type Kind = (typeof KINDS)[number];

function actorKind(text: string): Kind {
  const kind = KINDS.find((one) => one === text);
  if (kind === undefined) throw new Error('Invariant broken: an audit entry has an unknown kind of actor');
  return kind;
}
