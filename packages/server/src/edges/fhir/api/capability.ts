import type { FhirJson } from '../resources/wire.ts';
import { withCommon } from '../search/query.ts';
import { SOURCES } from './sources.ts';

/** What this API can do, made from the same table that the routes use, so that it cannot say more than is so. */
export function capabilityStatement(base: string, date: string): FhirJson {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date,
    kind: 'instance',
    software: { name: 'Titrate', version: '0.1.0' },
    implementation: { description: 'The record of a ketamine and esketamine clinic, read only', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        documentation:
          'Read only. A date without offset in a search means the time zone of the clinic. Searches of one person’s data name the patient, the encounter or the id.',
        security: {
          cors: false,
          description:
            'A bearer token of the clinic with scopes such as system/*.rs, or the session cookie of a member of staff.',
        },
        resource: SOURCES.map((source) => ({
          type: source.type,
          supportedProfile:
            source.profile === undefined
              ? undefined
              : [`http://hl7.org/fhir/us/core/StructureDefinition/${source.profile}|6.1.0`],
          interaction: [{ code: 'read' }, { code: 'vread' }, { code: 'search-type' }],
          versioning: 'versioned',
          readHistory: false,
          updateCreate: false,
          conditionalRead: 'not-match',
          searchParam: withCommon(source.params).map(({ name, type, documentation }) => ({
            name,
            type,
            documentation,
          })),
        })),
      },
    ],
  };
}
