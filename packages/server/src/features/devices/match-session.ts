import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { PatientIdentifier } from '../../edges/hl7/index.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { chairAt } from '../sessions/move-chair.routes.ts';

export interface KnownDevice {
  readonly id: string;
  readonly name: string;
  readonly kind: 'monitor' | 'pump' | 'gateway';
}

/** Where a reading of a moment belongs, or why nobody can say. */
export type Match =
  | { readonly is: 'session'; readonly sessionId: string; readonly patientId: string }
  | { readonly is: 'unmatched'; readonly reason: string; readonly alarming: boolean };

/** The registered device behind each message: the first of its names that somebody registered. */
export async function findDevices(
  tx: Tx,
  clinicId: string,
  names: readonly (readonly string[])[],
): Promise<(ids: readonly string[]) => KnownDevice | undefined> {
  const all = [...new Set(names.flat())];
  if (all.length === 0) return () => undefined;
  const { rows } = await sql<KnownDevice & { readonly identifier: string }>`
    select id, name, kind, identifier from device
    where clinic_id = ${clinicId} and identifier = any(${all}::text[]) and active`.execute(tx);
  const byName = new Map(rows.map((row) => [row.identifier, row]));
  return (ids) => ids.map((id) => byName.get(id)).find((row) => row !== undefined);
}

/** What a message says of where its readings belong, and for which moments that is asked. */
export interface Whereabouts {
  readonly device: KnownDevice | undefined;
  readonly patientIds: readonly PatientIdentifier[];
  readonly moments: readonly Instant[];
}

/** The session of one of the moments that were asked for. */
export type SessionFinder = (at: Instant) => Promise<Match>;

/** Finds sessions for the moments of messages. What a device is bound to and whom it names must not disagree. */
export async function sessionFinders(
  tx: Tx,
  clinicId: string,
  asked: readonly Whereabouts[],
): Promise<readonly SessionFinder[]> {
  const bound = await sessionsOfDevices(
    tx,
    clinicId,
    asked.flatMap(({ device, moments }) =>
      device === undefined ? [] : [...new Set(moments)].map((at) => ({ deviceId: device.id, at })),
    ),
  );
  return asked.map(({ device, patientIds }) => {
    const known = new Map<Instant, Promise<Match>>();
    let people: Promise<Named> | undefined;
    const find = async (at: Instant): Promise<Match> => {
      people ??= namedPatients(tx, clinicId, patientIds);
      const session = device === undefined ? undefined : bound(device.id, at);
      return matchOf(tx, clinicId, { device, named: await people, session, at });
    };
    return (at) => {
      const found = known.get(at) ?? find(at);
      known.set(at, found);
      return found;
    };
  });
}

async function matchOf(
  tx: Tx,
  clinicId: string,
  {
    device,
    named,
    session,
    at,
  }: {
    readonly device: KnownDevice | undefined;
    readonly named: Named;
    /** Of the chair the device is at. */
    readonly session: FoundSession | undefined;
    readonly at: Instant;
  },
): Promise<Match> {
  if (named.is === 'several') return unmatched('the message names more than one of our patients', true);
  if (session !== undefined) {
    if (named.is === 'nobody-of-ours' || (named.is === 'one' && named.patientId !== session.patientId)) {
      return unmatched('the patient in the message is not the one in the chair of this device', true);
    }
    return { is: 'session', sessionId: session.id, patientId: session.patientId };
  }
  if (named.is === 'one') {
    const own = await sessionOfPatient(tx, clinicId, named.patientId, at);
    if (own !== undefined) return { is: 'session', sessionId: own.id, patientId: own.patientId };
    return unmatched('the patient had no open session at that moment', false);
  }
  return unmatched(
    device === undefined
      ? 'the device is not registered'
      : 'the device was in no chair with an open session at that moment',
    false,
  );
}

const unmatched = (reason: string, alarming: boolean): Match => ({ is: 'unmatched', reason, alarming });

type Named =
  | { readonly is: 'nobody' }
  | { readonly is: 'nobody-of-ours' }
  | { readonly is: 'one'; readonly patientId: string }
  | { readonly is: 'several' };

/** Identifiers count only under an authority that is ours; an unknown authority says nothing about our people. */
async function namedPatients(tx: Tx, clinicId: string, ids: readonly PatientIdentifier[]): Promise<Named> {
  if (ids.length === 0) return { is: 'nobody' };
  const clinic = await tx
    .selectFrom('clinic')
    .select(['slug', 'name', 'settings'])
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  const own = new Set(
    [clinic.slug, clinic.name, String(clinic.settings['hl7Authority'] ?? clinic.slug)].map((text) =>
      text.toLowerCase(),
    ),
  );
  const acceptsBare = clinic.settings['hl7AcceptIdsWithoutAuthority'] === true;
  const found = new Set<string>();
  let ours = false;
  for (const { value, authority } of ids) {
    const isOwn = authority === undefined ? acceptsBare : own.has(authority.toLowerCase());
    const patients = isOwn
      ? await tx
          .selectFrom('patient')
          .select('id')
          .where('clinicId', '=', clinicId)
          .where('recordNumber', '=', value)
          .execute()
      : authority === undefined
        ? []
        : await tx
            .selectFrom('patientIdentifier')
            .select('patientId as id')
            .where('clinicId', '=', clinicId)
            .where('system', '=', authority)
            .where('value', '=', value)
            .execute();
    ours ||= isOwn;
    for (const { id } of patients) found.add(id);
  }
  const [patientId] = found;
  if (patientId === undefined) return { is: ours ? 'nobody-of-ours' : 'nobody' };
  return found.size === 1 ? { is: 'one', patientId } : { is: 'several' };
}

interface FoundSession {
  readonly id: string;
  readonly patientId: string;
}

/** The session at the chair where a device was, for each of these moments. */
async function sessionsOfDevices(
  tx: Tx,
  clinicId: string,
  asked: readonly { readonly deviceId: string; readonly at: Instant }[],
): Promise<(deviceId: string, at: Instant) => FoundSession | undefined> {
  if (asked.length === 0) return () => undefined;
  const { rows } = await sql<Candidate & { readonly n: number }>`
    select asked.n, session.id, session.patient_id, session.phase, session.summary ->> 'phaseSince' as phase_since
    from unnest(${asked.map(({ deviceId }) => deviceId)}::uuid[], ${asked.map(({ at }) => formatInstant(at))}::timestamptz[])
           with ordinality as asked (device_id, at, n)
    join device_link link on link.clinic_id = ${clinicId} and link.device_id = asked.device_id
      and link.from_at <= asked.at and (link.to_at is null or link.to_at > asked.at)
    cross join lateral (
      select id from session
      where clinic_id = ${clinicId} and chair_id = link.chair_id and phase not in ('booked', 'cancelled')
        and coalesce(closed_at, 'infinity') >= asked.at
      union
      select session_id from session_move
      where clinic_id = ${clinicId} and from_chair_id = link.chair_id and moved_at > asked.at
    ) as candidate
    join session on session.clinic_id = ${clinicId} and session.id = candidate.id
    where session.phase not in ('booked', 'cancelled') and session.opened_at <= asked.at
      and coalesce(session.closed_at, 'infinity') >= asked.at
      -- Where the patient sat at that moment, not where they sit now (UI-28).
      and link.chair_id = ${chairAt(sql.ref('asked.at'))}
    order by asked.n, session.opened_at desc`.execute(tx);
  const found = new Map(
    asked.map(({ deviceId, at }, i) => [
      `${deviceId}/${at}`,
      stillThere(
        rows.filter(({ n }) => n === i + 1),
        formatInstant(at),
      ),
    ]),
  );
  return (deviceId, at) => {
    const key = `${deviceId}/${at}`;
    if (!found.has(key)) throw new Error('Invariant broken: only a moment that was asked for is looked up');
    return found.get(key);
  };
}

async function sessionOfPatient(
  tx: Tx,
  clinicId: string,
  patientId: string,
  at: Instant,
): Promise<FoundSession | undefined> {
  const moment = formatInstant(at);
  const { rows } = await sql<Candidate>`
    select id, patient_id, phase, summary ->> 'phaseSince' as phase_since from session
    where clinic_id = ${clinicId} and patient_id = ${patientId} and phase not in ('booked', 'cancelled')
      and opened_at <= ${moment} and coalesce(closed_at, 'infinity') >= ${moment}
    order by opened_at desc`.execute(tx);
  return stillThere(rows, moment);
}

interface Candidate extends FoundSession {
  readonly phase: string;
  readonly phaseSince: string | null;
}

/** After discharge the chair is free and the next person may wear the cuff already: such a reading is nobody's. */
const stillThere = (rows: readonly Candidate[], moment: string): FoundSession | undefined =>
  rows.find(({ phase, phaseSince }) => {
    if (phase !== 'discharged' && phase !== 'closed') return true;
    return phase === 'discharged' && phaseSince !== null && moment <= phaseSince;
  });
