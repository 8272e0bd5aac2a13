import { readFileSync } from 'node:fs';
import type { Journey } from '../support/journey.ts';
import { type Person, staffMember } from '../support/person.ts';

/** The invented patient of the journey. */
export const RONAN = {
  givenName: 'Ronan',
  familyName: 'Ashdown',
  birthDate: '1983-04-17',
  weightKg: 80,
} as const;

export const CLINIC = staffMember('nurse@harbour.example').clinicId;
export const inClinic = { clinicId: CLINIC } as const;

/** The monitor at the chair of the journey: an EUI-64, as it writes into every message. */
export const MONITOR = 'ACDE48FFFE1F00A7';

/** Who takes part, and what they learned on the way. Filled step by step. */
export interface Pathway {
  readonly journey: Journey;
  readonly prescriber: Person;
  readonly nurse: Person;
  readonly secondNurse: Person;
  readonly desk: Person;
  readonly owner: Person;
}

/** Parameters of a path below this patient. */
export const ofPatient = (patientId: string) => ({ clinicId: CLINIC, patientId }) as const;

export const iso = (atMs: number): string => new Date(atMs).toISOString();

/** The document of the family practice, its dates moved so that the latest reading is three weeks old today. */
export function familyPracticeBundle(nowMs: number): string {
  const text = readFileSync(new URL('../../fixtures/fhir/ronan-ashdown.json', import.meta.url), 'utf8');
  const shift = nowMs - Date.parse('2026-11-22T12:00:00Z');
  return text.replace(/"(20\d\d-\d\d-\d\dT[^"]+)"/g, (_, at: string) => `"${iso(Date.parse(at) + shift)}"`);
}
