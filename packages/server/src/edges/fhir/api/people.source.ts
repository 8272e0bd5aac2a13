import { sql } from 'kysely';
import { toDevice, toOrganization, toPatient, toPractitioner } from '../resources/people.ts';
import type { Resource } from '../resources/wire.ts';
import type { Criterion } from '../search/query.ts';
import { isUuid, ownIds, type Reader, type Source } from './reader.ts';

export const patientSource: Source = {
  type: 'Patient',
  sortsBy: ['_lastUpdated'],
  profile: 'us-core-patient',
  params: [
    {
      name: 'identifier',
      type: 'token',
      documentation: 'Record number or an identifier of another authority',
    },
    { name: 'name', type: 'string', documentation: 'Begins with, in any part of the name' },
    { name: 'family', type: 'string', documentation: 'Begins with' },
    { name: 'given', type: 'string', documentation: 'Begins with' },
    { name: 'birthdate', type: 'date', documentation: 'Date of birth' },
    { name: 'gender', type: 'token', documentation: 'Administrative gender' },
  ],
  paths: {
    identifier: ['identifier'],
    name: ['name.family', 'name.given', 'name.text'],
    family: ['name.family'],
    given: ['name.given'],
    birthdate: ['birthDate'],
    gender: ['gender'],
  },
  keyOf: (resource) => resource.meta.lastUpdated,
  read: async (reader, id) => (isUuid(id) ? (await patientsBy(reader, { ids: [id] }))[0] : undefined),
  scan: (reader, criteria, after, limit) => patientsBy(reader, { ...narrowing(criteria), after, limit }),
};

interface PatientChoice {
  readonly ids?: readonly string[] | undefined;
  readonly identifiers?: readonly string[] | undefined;
  readonly namePrefixes?: readonly string[] | undefined;
  readonly after?: { readonly key: string; readonly id: string } | undefined;
  readonly limit?: number;
}

/** What the database can narrow; the rest is filtered after. */
function narrowing(criteria: readonly Criterion[]): PatientChoice {
  const codes = criteria.find((one) => one.name === 'identifier');
  const names = criteria.find((one) => one.name === 'name' || one.name === 'family' || one.name === 'given');
  return {
    ids: ownIds(criteria)?.filter(isUuid),
    identifiers: codes?.type === 'token' ? codes.anyOf.map((token) => token.code) : undefined,
    namePrefixes: names?.type === 'string' ? names.anyOf : undefined,
  };
}

async function patientsBy({ tx, site }: Reader, choice: PatientChoice): Promise<readonly Resource[]> {
  const { ids, identifiers, namePrefixes, after, limit = 100 } = choice;
  if (ids?.length === 0) return [];
  let query = tx.selectFrom('patient').selectAll().where('clinicId', '=', site.clinicId);
  if (ids !== undefined) query = query.where('id', 'in', [...ids]);
  if (identifiers !== undefined) {
    query = query.where((where) =>
      where.or([
        where('recordNumber', 'in', [...identifiers]),
        where(
          'id',
          'in',
          where
            .selectFrom('patientIdentifier')
            .select('patientId')
            .where('clinicId', '=', site.clinicId)
            .where('value', 'in', [...identifiers]),
        ),
      ]),
    );
  }
  if (namePrefixes !== undefined) {
    const patterns = namePrefixes.map(
      (text) => `${text.toLowerCase().replace(/[\\%_]/g, (char) => `\\${char}`)}%`,
    );
    query = query.where((where) =>
      where.or(
        patterns.flatMap((pattern) => [
          where(sql<string>`lower(family_name)`, 'like', pattern),
          where(sql<string>`lower(given_name)`, 'like', pattern),
          where(sql<string>`lower(preferred_name)`, 'like', pattern),
        ]),
      ),
    );
  }
  if (after !== undefined) {
    query = query.where((where) =>
      where.or([
        where('createdAt', '<', after.key),
        where.and([where('createdAt', '=', after.key), where('id', '>', after.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('createdAt', 'desc').orderBy('id').limit(limit).execute();
  if (rows.length === 0) return [];
  const known = await tx
    .selectFrom('patientIdentifier')
    .select(['patientId', 'system', 'value', 'type'])
    .where('clinicId', '=', site.clinicId)
    .where(
      'patientId',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('system')
    .execute();
  return rows.map((row) =>
    toPatient(
      row,
      known.filter((one) => one.patientId === row.id),
      site,
    ),
  );
}

export const practitionerSource: Source = {
  type: 'Practitioner',
  sortsBy: ['_lastUpdated'],
  profile: 'us-core-practitioner',
  params: [
    { name: 'name', type: 'string', documentation: 'Begins with, in the name' },
    { name: 'identifier', type: 'token', documentation: 'Staff id of this server' },
  ],
  paths: { name: ['name.text', 'name.family'], identifier: ['identifier'] },
  keyOf: (resource) => resource.meta.lastUpdated,
  read: async (reader, id) => (await practitioners(reader)).find((one) => one.id === id),
  load: (reader) => practitioners(reader),
};

async function practitioners({ tx, site }: Reader): Promise<readonly Resource[]> {
  const rows = await tx.selectFrom('staffMember').selectAll().where('clinicId', '=', site.clinicId).execute();
  return rows.map((row) => toPractitioner(row, site));
}

export const organizationSource: Source = {
  type: 'Organization',
  sortsBy: ['_lastUpdated'],
  profile: 'us-core-organization',
  params: [
    { name: 'name', type: 'string', documentation: 'Begins with' },
    { name: 'address', type: 'string', documentation: 'Begins with' },
  ],
  paths: { name: ['name'], address: ['address.text'] },
  keyOf: (resource) => resource.meta.lastUpdated,
  read: async (reader, id) => (await organizations(reader)).find((one) => one.id === id),
  load: (reader) => organizations(reader),
};

async function organizations({ tx, site }: Reader): Promise<readonly Resource[]> {
  const row = await tx
    .selectFrom('clinic')
    .select(['id', 'name', 'createdAt'])
    .where('id', '=', site.clinicId)
    .executeTakeFirstOrThrow();
  return [toOrganization(row)];
}

export const deviceSource: Source = {
  type: 'Device',
  sortsBy: ['_lastUpdated'],
  params: [{ name: 'identifier', type: 'token', documentation: 'How the device names itself' }],
  paths: { identifier: ['identifier'] },
  keyOf: (resource) => resource.meta.lastUpdated,
  read: async (reader, id) => (await devices(reader)).find((one) => one.id === id),
  load: (reader) => devices(reader),
};

async function devices({ tx, site }: Reader): Promise<readonly Resource[]> {
  const rows = await tx.selectFrom('device').selectAll().where('clinicId', '=', site.clinicId).execute();
  // A device row has no time of its own; the clinic's founding is the one moment it cannot be older than.
  const clinic = await tx
    .selectFrom('clinic')
    .select('createdAt')
    .where('id', '=', site.clinicId)
    .executeTakeFirstOrThrow();
  return rows.map((row) => toDevice(row, site, clinic.createdAt));
}
