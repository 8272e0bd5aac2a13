import { z } from 'zod';

/** What a member of staff is in one clinic; a person may hold several. */
export const ROLES = ['owner', 'prescriber', 'nurse', 'therapist', 'front-desk', 'auditor'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Reads charts and treats. */
export const CLINICAL_ROLES = ['prescriber', 'nurse', 'therapist'] as const satisfies readonly Role[];
/** Every role that sees patients by name; the auditor reads records and the audit trail, and changes nothing. */
export const CHART_READERS = [
  'owner',
  'prescriber',
  'nurse',
  'therapist',
  'auditor',
] as const satisfies readonly Role[];
/** Whoever works in the clinic. */
export const EVERYONE: readonly Role[] = [...ROLES];
