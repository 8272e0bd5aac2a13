import type { Selectable } from 'kysely';
import type { DeviceTable } from '../../../features/devices/devices.tables.ts';
import type { PatientIdentifierTable, PatientTable } from '../../../features/patients/patients.tables.ts';
import type { StaffMemberTable } from '../../../platform/database/schema.ts';
import { coding, type FhirJson, list, meta, type Resource, reference, type Site, words } from './wire.ts';

const BIRTH_SEX = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex';
const GENDERS = new Set(['male', 'female', 'other', 'unknown']);

export function toPatient(
  row: Selectable<PatientTable>,
  identifiers: readonly Pick<Selectable<PatientIdentifierTable>, 'system' | 'value' | 'type'>[],
  site: Site,
): Resource {
  const emergency = words(row.emergencyName);
  return {
    resourceType: 'Patient',
    id: row.id,
    meta: meta(row.createdAt, row.version, 'us-core-patient|6.1.0'),
    extension: birthSex(row.sexAtBirth),
    identifier: [
      {
        type: {
          coding: [coding('http://terminology.hl7.org/CodeSystem/v2-0203', 'MR', 'Medical record number')],
        },
        system: `${site.base}/sid/record-number`,
        value: row.recordNumber,
      },
      ...identifiers.map(({ system, value }) => ({ system, value })),
    ],
    active: row.status === 'active' || row.status === 'test',
    name: [
      { use: 'official', family: row.familyName, given: [row.givenName] },
      ...(words(row.preferredName) === undefined ? [] : [{ use: 'usual', given: [row.preferredName ?? ''] }]),
    ],
    telecom: list([
      words(row.phone) === undefined ? undefined : { system: 'phone', value: row.phone },
      words(row.email) === undefined ? undefined : { system: 'email', value: row.email },
    ]),
    gender: genderOf(row),
    birthDate: row.birthDate,
    deceasedBoolean: row.status === 'deceased' ? true : undefined,
    address: words(row.address) === undefined ? undefined : [{ text: row.address }],
    contact:
      emergency === undefined
        ? undefined
        : [
            {
              relationship:
                words(row.emergencyRelation) === undefined ? undefined : [{ text: row.emergencyRelation }],
              name: { text: emergency },
              telecom:
                words(row.emergencyPhone) === undefined
                  ? undefined
                  : [{ system: 'phone', value: row.emergencyPhone }],
            },
          ],
    communication:
      words(row.language) === undefined
        ? undefined
        : [{ language: { coding: [coding('urn:ietf:bcp:47', row.language)] }, preferred: true }],
    managingOrganization: reference('Organization', site.clinicId, site.clinicName),
  };
}

function genderOf({ gender, sexAtBirth }: Pick<Selectable<PatientTable>, 'gender' | 'sexAtBirth'>): string {
  if (gender !== null && GENDERS.has(gender)) return gender;
  if (words(gender) !== undefined) return 'other';
  return sexAtBirth === 'male' || sexAtBirth === 'female' ? sexAtBirth : 'unknown';
}

function birthSex(sex: Selectable<PatientTable>['sexAtBirth']): readonly FhirJson[] | undefined {
  if (sex !== 'female' && sex !== 'male') return undefined;
  return [{ url: BIRTH_SEX, valueCode: sex === 'female' ? 'F' : 'M' }];
}

export function toPractitioner(row: Selectable<StaffMemberTable>, site: Site): Resource {
  return {
    resourceType: 'Practitioner',
    id: row.userId,
    meta: meta(row.createdAt, 1, 'us-core-practitioner|6.1.0'),
    identifier: [{ system: `${site.base}/sid/staff`, value: row.userId }],
    active: row.active,
    name: [{ text: row.displayName, family: row.displayName.split(' ').at(-1) ?? row.displayName }],
    qualification: words(row.credentials) === undefined ? undefined : [{ code: { text: row.credentials } }],
  };
}

export function toOrganization(clinic: {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}): Resource {
  return {
    resourceType: 'Organization',
    id: clinic.id,
    meta: meta(clinic.createdAt, 1, 'us-core-organization|6.1.0'),
    active: true,
    name: clinic.name,
  };
}

export function toDevice(row: Selectable<DeviceTable>, site: Site, lastUpdated: string): Resource {
  return {
    resourceType: 'Device',
    id: row.id,
    meta: meta(lastUpdated),
    identifier: [{ system: `${site.base}/sid/device`, value: row.identifier }],
    status: row.active ? 'active' : 'inactive',
    deviceName: [{ name: row.name, type: 'user-friendly-name' }],
    type: { text: row.kind },
    owner: reference('Organization', site.clinicId, site.clinicName),
  };
}
