import { formatInstant, type Instant } from '@titrate/quantity';
import type { DeviceMessage, PatientIdentifier } from '../../edges/hl7/index.ts';
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

/** The registered device behind a message: the first of its names that somebody registered. */
export async function findDevice(
  tx: Tx,
  clinicId: string,
  ids: readonly string[],
): Promise<KnownDevice | undefined> {
  if (ids.length === 0) return undefined;
  const rows = await tx
    .selectFrom('device')
    .select(['id', 'name', 'kind', 'identifier'])
    .where('clinicId', '=', clinicId)
    .where('identifier', 'in', [...ids])
    .where('active', '=', true)
    .execute();
  return ids.map((id) => rows.find((row) => row.identifier === id)).find((row) => row !== undefined);
}

/** Finds sessions for the moments of one message. What the device is bound to and whom it names must not disagree. */
export function sessionFinder(
  tx: Tx,
  clinicId: string,
  device: KnownDevice | undefined,
  message: DeviceMessage,
) {
  const known = new Map<Instant, Promise<Match>>();
  const people = namedPatients(tx, clinicId, message.patientIds);
  const find = async (at: Instant): Promise<Match> => {
    const named = await people;
    const bound = device === undefined ? undefined : await sessionOfDevice(tx, clinicId, device.id, at);
    if (named.is === 'several') return unmatched('the message names more than one of our patients', true);
    if (bound !== undefined) {
      if (named.is === 'nobody-of-ours' || (named.is === 'one' && named.patientId !== bound.patientId)) {
        return unmatched('the patient in the message is not the one in the chair of this device', true);
      }
      return { is: 'session', sessionId: bound.id, patientId: bound.patientId };
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
  };
  return (at: Instant): Promise<Match> => {
    const found = known.get(at) ?? find(at);
    known.set(at, found);
    return found;
  };
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

async function sessionOfDevice(
  tx: Tx,
  clinicId: string,
  deviceId: string,
  at: Instant,
): Promise<FoundSession | undefined> {
  const moment = formatInstant(at);
  const rows = await openAt(tx, clinicId, moment)
    .innerJoin('deviceLink', (join) =>
      join
        .onRef('deviceLink.clinicId', '=', 'session.clinicId')
        // Where the patient sat at that moment, not where they sit now (UI-28).
        .on('deviceLink.chairId', '=', chairAt(moment)),
    )
    .where('deviceLink.deviceId', '=', deviceId)
    .where('deviceLink.fromAt', '<=', moment)
    .where((where) => where.or([where('deviceLink.toAt', 'is', null), where('deviceLink.toAt', '>', moment)]))
    .execute();
  return stillThere(rows, moment);
}

async function sessionOfPatient(
  tx: Tx,
  clinicId: string,
  patientId: string,
  at: Instant,
): Promise<FoundSession | undefined> {
  const moment = formatInstant(at);
  const rows = await openAt(tx, clinicId, moment).where('session.patientId', '=', patientId).execute();
  return stillThere(rows, moment);
}

function openAt(tx: Tx, clinicId: string, moment: string) {
  return tx
    .selectFrom('session')
    .select(['session.id', 'session.patientId', 'session.phase', 'session.summary'])
    .where('session.clinicId', '=', clinicId)
    .where('session.phase', 'not in', ['booked', 'cancelled'])
    .where('session.openedAt', '<=', moment)
    .where((where) =>
      where.or([where('session.closedAt', 'is', null), where('session.closedAt', '>=', moment)]),
    )
    .orderBy('session.openedAt', 'desc');
}

/** After discharge the chair is free and the next person may wear the cuff already: such a reading is nobody's. */
function stillThere(
  rows: readonly (FoundSession & { readonly phase: string; readonly summary: unknown })[],
  moment: string,
): FoundSession | undefined {
  return rows.find(({ phase, summary }) => {
    if (phase !== 'discharged' && phase !== 'closed') return true;
    const since =
      typeof summary === 'object' && summary !== null && 'phaseSince' in summary
        ? summary.phaseSince
        : undefined;
    return phase === 'discharged' && typeof since === 'string' && moment <= since;
  });
}
