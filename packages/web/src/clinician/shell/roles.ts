import type { Role } from '@titrate/contract';

/** Roles as they are said in the clinic. */
export const ROLE_WORDS: Record<Role, string> = {
  owner: 'Owner',
  prescriber: 'Prescriber',
  nurse: 'Nurse',
  therapist: 'Therapist',
  'front-desk': 'Front desk',
  auditor: 'Auditor',
};
