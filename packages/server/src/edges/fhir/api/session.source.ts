import { findInstrument } from '@titrate/clinical/instruments';
import { emptyState } from '@titrate/clinical/session';
import {
  toChartVitals,
  toLabObservation,
  toScoreObservation,
  toSessionObservations,
} from '../resources/observations.ts';
import { type SessionSource, toEncounter, toMedicationAdministrations } from '../resources/session.ts';
import type { Resource } from '../resources/wire.ts';
import type { Position } from '../search/page.ts';
import type { Criterion, ParamDefinition } from '../search/query.ts';
import { idsIn, isUuid, momentOf, notReplaced, ownIds, type Reader, type Source, textOf } from './reader.ts';

interface SessionChoice {
  readonly patients?: readonly string[] | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly after?: Position | undefined;
  readonly limit?: number;
}

/** Sessions with their folded record. Booked ones have an empty record. */
async function sessions(
  { tx, site, cache, now }: Reader,
  choice: SessionChoice,
): Promise<readonly SessionSource[]> {
  const { patients, ids, after, limit = 500 } = choice;
  if (patients?.length === 0 || ids?.length === 0) return [];
  let query = tx.selectFrom('session').selectAll().where('clinicId', '=', site.clinicId);
  if (patients !== undefined) query = query.where('patientId', 'in', [...patients]);
  if (ids !== undefined) query = query.where('id', 'in', [...ids]);
  if (after !== undefined) {
    query = query.where((where) =>
      where.or([
        where('startsAt', '<', after.key),
        where.and([where('startsAt', '=', after.key), where('id', '>', after.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('startsAt', 'desc').orderBy('id').limit(limit).execute();
  const chairs = await tx
    .selectFrom('chair')
    .select(['id', 'label'])
    .where('clinicId', '=', site.clinicId)
    .execute();
  const staff = await tx
    .selectFrom('staffMember')
    .select(['userId', 'displayName'])
    .where('clinicId', '=', site.clinicId)
    .execute();
  const out: SessionSource[] = [];
  for (const row of rows) {
    out.push({
      row,
      state: row.seq === 0 ? emptyState : await cache.stateOf(tx, row),
      chair: chairs.find((chair) => chair.id === row.chairId)?.label,
      nurse: staff.find((one) => one.userId === row.nurseId)?.displayName,
      site,
      now,
    });
  }
  return out;
}

const PATIENT: readonly ParamDefinition[] = [
  { name: 'patient', type: 'reference', documentation: 'Whose' },
  { name: 'subject', type: 'reference', documentation: 'Whose' },
];

export const encounterSource: Source = {
  type: 'Encounter',
  sortsBy: ['date'],
  profile: 'us-core-encounter',
  params: [
    ...PATIENT,
    { name: 'date', type: 'date', documentation: 'When it took place, or is booked' },
    { name: 'status', type: 'token', documentation: 'planned, arrived, in-progress, finished or cancelled' },
    { name: 'class', type: 'token', documentation: 'AMB' },
    { name: 'identifier', type: 'token', documentation: 'Session number of the clinic' },
  ],
  paths: {
    patient: ['subject'],
    subject: ['subject'],
    date: ['period'],
    status: ['status'],
    class: ['class'],
    identifier: ['identifier'],
  },
  keyOf: startsAtOf,
  read: async (reader, id) => (isUuid(id) ? (await encounters(reader, { ids: [id] }))[0] : undefined),
  scan: (reader, criteria, after, limit) =>
    encounters(reader, {
      patients: idsIn(criteria, ['patient', 'subject']),
      ids: ownIds(criteria)?.filter(isUuid),
      after,
      limit,
    }),
};

/** The booked start is the order of the scan; it travels beside the resource, which shows the real period. */
const STARTS_AT = new WeakMap<Resource, string>();
function startsAtOf(resource: Resource): string {
  return STARTS_AT.get(resource) ?? resource.meta.lastUpdated;
}
async function encounters(reader: Reader, choice: SessionChoice): Promise<readonly Resource[]> {
  return (await sessions(reader, choice)).map((source) => {
    const resource = toEncounter(source);
    STARTS_AT.set(resource, source.row.startsAt);
    return resource;
  });
}

/** `ma-<session>`, `mi-<session>-1` and the like; a part of a dose carries the id of its event. */
async function sessionOf(reader: Reader, id: string): Promise<string | undefined> {
  const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(id)?.[0];
  if (uuid === undefined) return undefined;
  if (/^m[aip]-/.test(id)) return uuid;
  const row = await reader.tx
    .selectFrom('sessionEvent')
    .select('sessionId')
    .where('clinicId', '=', reader.site.clinicId)
    .where('id', '=', uuid)
    .executeTakeFirst();
  return row?.sessionId;
}

async function sessionsFor(
  reader: Reader,
  criteria: readonly Criterion[],
  encounterParam: string,
): Promise<readonly SessionSource[]> {
  const own = ownIds(criteria);
  const ids =
    idsIn(criteria, [encounterParam]) ??
    (own === undefined ? undefined : await Promise.all(own.map((id) => sessionOf(reader, id))));
  return sessions(reader, {
    patients: idsIn(criteria, ['patient', 'subject']),
    ids: ids?.filter((id) => id !== undefined),
  });
}

export const medicationAdministrationSource: Source = {
  type: 'MedicationAdministration',
  sortsBy: ['effective-time'],
  params: [
    ...PATIENT,
    { name: 'context', type: 'reference', documentation: 'The session' },
    { name: 'effective-time', type: 'date', documentation: 'When it was given' },
    { name: 'status', type: 'token', documentation: 'in-progress, on-hold, completed or stopped' },
    { name: 'code', type: 'token', documentation: 'The medicine' },
  ],
  paths: {
    patient: ['subject'],
    subject: ['subject'],
    context: ['context'],
    'effective-time': ['effectivePeriod', 'effectiveDateTime'],
    status: ['status'],
    code: ['medicationCodeableConcept'],
  },
  needsOneOf: ['patient', 'subject', 'context', '_id'],
  keyOf: (resource) => {
    const period = resource['effectivePeriod'];
    const start =
      typeof period === 'object' && period !== null && 'start' in period ? period['start'] : undefined;
    return momentOf(typeof start === 'string' ? start : textOf(resource, 'effectiveDateTime'));
  },
  read: async (reader, id) => {
    const sessionId = await sessionOf(reader, id);
    if (sessionId === undefined) return undefined;
    const found = await sessions(reader, { ids: [sessionId] });
    return found.flatMap(toMedicationAdministrations).find((one) => one.id === id);
  },
  load: async (reader, criteria) =>
    (await sessionsFor(reader, criteria, 'context')).flatMap(toMedicationAdministrations),
};

export const observationSource: Source = {
  type: 'Observation',
  sortsBy: ['date'],
  params: [
    ...PATIENT,
    { name: 'encounter', type: 'reference', documentation: 'The session' },
    { name: 'category', type: 'token', documentation: 'vital-signs, laboratory or survey' },
    { name: 'code', type: 'token', documentation: 'LOINC' },
    { name: 'date', type: 'date', documentation: 'When it was observed' },
    { name: 'status', type: 'token', documentation: 'preliminary, final, corrected or entered-in-error' },
  ],
  paths: {
    patient: ['subject'],
    subject: ['subject'],
    encounter: ['encounter'],
    category: ['category'],
    code: ['code'],
    date: ['effectiveDateTime'],
    status: ['status'],
  },
  needsOneOf: ['patient', 'subject', 'encounter', '_id'],
  keyOf: (resource) => momentOf(textOf(resource, 'effectiveDateTime')),
  read: async (reader, id) => (await observationsById(reader, id)).find((one) => one.id === id),
  load: async (reader, criteria) => {
    const own = ownIds(criteria);
    const named = idsIn(criteria, ['patient', 'subject']);
    if (own !== undefined && named === undefined)
      return (await Promise.all(own.map((id) => observationsById(reader, id)))).flat();
    const ofSessions = (
      await sessionsFor(
        reader,
        criteria.filter((one) => one.name !== '_id'),
        'encounter',
      )
    ).flatMap((source) => toSessionObservations(source.state, reader.site));
    const scores = await scoresOf(reader, { patients: named, sessions: idsIn(criteria, ['encounter']) });
    if (named === undefined) return [...ofSessions, ...scores];
    return [
      ...ofSessions,
      ...scores,
      ...(await chartOf(reader, { patients: named })),
      ...(await labsOf(reader, { patients: named })),
    ];
  },
};

/** The prefix of an id says which part of the record it comes from. */
async function observationsById(reader: Reader, id: string): Promise<readonly Resource[]> {
  const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(id)?.[0];
  if (uuid === undefined) return [];
  if (id.startsWith('cv-')) return chartOf(reader, { ids: [uuid] });
  if (id.startsWith('lab-')) return labsOf(reader, { ids: [uuid] });
  if (id.startsWith('sc-')) return scoresOf(reader, { ids: [uuid] });
  const sessionId = await sessionOf(reader, id);
  if (sessionId === undefined) return [];
  return (await sessions(reader, { ids: [sessionId] })).flatMap((source) =>
    toSessionObservations(source.state, reader.site),
  );
}

interface Choice {
  readonly patients?: readonly string[] | undefined;
  readonly sessions?: readonly string[] | undefined;
  readonly ids?: readonly string[];
}

async function chartOf({ tx, site }: Reader, { patients, ids }: Choice): Promise<readonly Resource[]> {
  let query = tx
    .selectFrom('vital')
    .selectAll()
    .where('clinicId', '=', site.clinicId)
    .where(notReplaced('vital'));
  if (patients !== undefined) query = query.where('patientId', 'in', atLeastOne(patients));
  if (ids !== undefined) query = query.where('id', 'in', atLeastOne(ids));
  return (await query.execute()).flatMap((row) => toChartVitals(row, site));
}

async function labsOf({ tx, site }: Reader, { patients, ids }: Choice): Promise<readonly Resource[]> {
  let query = tx
    .selectFrom('lab')
    .selectAll()
    .where('clinicId', '=', site.clinicId)
    .where(notReplaced('lab'));
  if (patients !== undefined) query = query.where('patientId', 'in', atLeastOne(patients));
  if (ids !== undefined) query = query.where('id', 'in', atLeastOne(ids));
  return (await query.execute()).map((row) => toLabObservation(row, site));
}

async function scoresOf(
  { tx, site }: Reader,
  { patients, sessions: inSessions, ids }: Choice,
): Promise<readonly Resource[]> {
  let query = tx
    .selectFrom('response')
    .selectAll()
    .where('clinicId', '=', site.clinicId)
    .where(notReplaced('response'));
  if (patients !== undefined) query = query.where('patientId', 'in', atLeastOne(patients));
  if (inSessions !== undefined) query = query.where('sessionId', 'in', atLeastOne(inSessions));
  if (ids !== undefined) query = query.where('id', 'in', atLeastOne(ids));
  return (await query.execute()).flatMap((row) => {
    const instrument = findInstrument(row.instrument);
    const score = instrument === undefined ? undefined : toScoreObservation(row, instrument, site);
    return score === undefined ? [] : [score];
  });
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
/** SQL knows no empty list. */
function atLeastOne(ids: readonly string[]): string[] {
  return ids.length === 0 ? [NOBODY] : [...ids];
}
