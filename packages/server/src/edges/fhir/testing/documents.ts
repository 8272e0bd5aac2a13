/** Small FHIR documents about one invented person, for the tests of the import. */
import { parseInstant } from '@titrate/quantity';
import type { ImportDraft } from '../import/draft.ts';
import { draftImport } from '../import/import.ts';

export const NOW = (() => {
  const parsed = parseInstant('2026-11-22T10:00:00Z');
  if (!parsed.ok) throw new Error('a time');
  return parsed.value;
})();

export const PERSON = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'urn:example:mrn', value: 'A-17', type: { coding: [{ code: 'MR' }] } }],
  name: [
    { use: 'maiden', family: 'Old' },
    { use: 'official', family: 'Fernsby', given: ['Odile', 'M'] },
  ],
  gender: 'female',
  birthDate: '1984-02-29',
  telecom: [{ system: 'phone', value: '555 0100' }],
  address: [{ line: ['1 Larch Road'], city: 'Aldery' }],
  communication: [{ language: { coding: [{ code: 'en-US' }] } }],
  extension: [{ url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex', valueCode: 'F' }],
};
export const SNOMED = 'http://snomed.info/sct';
export const ABOUT = { reference: 'urn:uuid:p1' };
export const concept = (system: string, code: string, display: string) => ({
  coding: [{ system, code, display }],
  text: display,
});
export const loinc = (code: string, display: string) => concept('http://loinc.org', code, display);
export const quantity = (value: number, code: string) => ({
  value,
  unit: code,
  system: 'http://unitsofmeasure.org',
  code,
});
export const category = (code: string) => [
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code }] },
];

let next = 0;
export function observation(code: object, value: object, more: object = {}) {
  next += 1;
  return {
    resourceType: 'Observation',
    id: `o${next}`,
    status: 'final',
    category: category('vital-signs'),
    code,
    subject: ABOUT,
    effectiveDateTime: '2026-10-01T09:30:00-04:00',
    ...value,
    ...more,
  };
}
export const pressure = (systolic: object, diastolic: object) =>
  observation(loinc('85354-9', 'Blood pressure'), {
    component: [
      { code: loinc('8480-6', 'Systolic'), ...systolic },
      { code: loinc('8462-4', 'Diastolic'), ...diastolic },
    ],
  });

export const bundleOf = (...resources: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [PERSON, ...resources].map((resource) => ({
    fullUrl: `urn:uuid:${'id' in resource ? resource.id : ''}`,
    resource,
  })),
});
export function draft(...resources: readonly object[]): ImportDraft {
  const read = draftImport(JSON.stringify(bundleOf(...resources)), NOW);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
export const reasons = (of: ImportDraft) =>
  of.notUnderstood.map((one) => `${one.kind} ${one.path}: ${one.reason}`);
export const problems = (text: string) => {
  const read = draftImport(text, NOW);
  return read.ok ? [] : read.error.map((one) => `${one.path}: ${one.message}`);
};
