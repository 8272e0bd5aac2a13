import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import type { Role } from '../platform/roles.ts';

const Instant = z.iso.datetime({ offset: true });
const inClinic = z.object({ clinicId: z.uuid() });
const MAY_IMPORT = ['owner', 'prescriber', 'nurse'] as const satisfies readonly Role[];

/** Something of the document that is not on the chart, or not all of it, and why. */
export const NotUnderstoodView = z.object({
  kind: z.enum(['fault', 'remark', 'not-kept']),
  resourceType: z.string(),
  id: z.string().nullable(),
  path: z.string(),
  reason: z.string(),
});

export const ImportCounts = z.object({
  entries: z.int(),
  taken: z.int(),
  notTaken: z.int(),
  byType: z.record(z.string(), z.object({ entries: z.int(), taken: z.int() })),
});

const document = {
  fileName: z.string().trim().min(1).max(200),
  /** A FHIR R4 bundle, or one resource a line. */
  text: z.string().min(1).max(32_000_000),
};

/** What the import would put on the chart, as words a clinician can check. */
export const ImportPreview = z.object({
  patient: z.object({
    familyName: z.string(),
    givenName: z.string(),
    birthDate: z.iso.date(),
    sexAtBirth: z.enum(['female', 'male']).nullable(),
    deceased: z.boolean(),
    identifiers: z.array(z.object({ system: z.string(), value: z.string() })),
  }),
  conditions: z.array(
    z.object({
      name: z.string(),
      code: z.string().nullable(),
      status: z.string(),
      onsetAt: Instant.nullable(),
      facts: z.array(z.string()),
      indications: z.array(z.string()),
    }),
  ),
  facts: z.array(z.object({ factId: z.string(), value: z.string(), observedAt: Instant })),
  medicines: z.array(
    z.object({
      name: z.string(),
      rxnorm: z.string().nullable(),
      status: z.string(),
      doseText: z.string().nullable(),
      ingredients: z.array(z.string()).nullable(),
    }),
  ),
  allergies: z.array(
    z.object({ substance: z.string(), criticality: z.string().nullable(), status: z.string() }),
  ),
  vitals: z.array(z.object({ observedAt: Instant, values: z.record(z.string(), z.string()) })),
  labs: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      valueText: z.string(),
      unit: z.string().nullable(),
      observedAt: Instant,
      measurement: z.string().nullable(),
    }),
  ),
  instruments: z.array(z.object({ instrument: z.string(), total: z.string(), at: Instant })),
  records: z.array(z.object({ recordId: z.string(), outcome: z.string(), at: Instant })),
  notUnderstood: z.array(NotUnderstoodView),
  counts: ImportCounts,
  /** Charts that may be of the same person: by identifier, or by name and birth date. */
  matches: z.array(
    z.object({
      id: z.uuid(),
      recordNumber: z.string(),
      familyName: z.string(),
      givenName: z.string(),
      birthDate: z.iso.date(),
      by: z.enum(['identifier', 'name-and-birth-date']),
    }),
  ),
  /** This very document was imported before. */
  importedBefore: z.object({ importId: z.uuid(), patientId: z.uuid(), at: Instant }).nullable(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const previewImport = endpoint({
  id: 'imports.preview',
  method: 'POST',
  path: '/api/clinics/:clinicId/imports/preview',
  summary: 'Read a FHIR document and show what it would put on the chart; nothing is stored',
  access: { kind: 'staff', roles: MAY_IMPORT },
  params: inClinic,
  body: z.object(document),
  response: ImportPreview,
});

export const commitImport = endpoint({
  id: 'imports.commit',
  method: 'POST',
  path: '/api/clinics/:clinicId/imports',
  summary: 'Put a FHIR document on a chart, all of it or nothing; the same document again changes nothing',
  access: { kind: 'staff', roles: MAY_IMPORT },
  params: inClinic,
  body: z.object({
    ...document,
    /** An existing chart to add to; null makes a new one. */
    patientId: z.uuid().nullable(),
    /** A new chart although somebody with this name and birth date, or identifier, has one. */
    despiteMatch: z.boolean().default(false),
  }),
  response: z.object({
    importId: z.uuid(),
    patientId: z.uuid(),
    recordNumber: z.string(),
    counts: ImportCounts,
    notUnderstood: z.array(NotUnderstoodView),
  }),
});

export const listImports = endpoint({
  id: 'imports.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/imports',
  summary: 'The latest imports, with what they could not take',
  access: { kind: 'staff', roles: MAY_IMPORT },
  params: inClinic,
  query: z.object({ patientId: z.uuid().optional() }),
  response: z.object({
    imports: z.array(
      z.object({
        id: z.uuid(),
        fileName: z.string(),
        patientId: z.uuid().nullable(),
        at: Instant,
        counts: ImportCounts,
        notUnderstood: z.array(NotUnderstoodView),
      }),
    ),
  }),
});
