import { parseCivilDate } from '@titrate/quantity';
import { formatDate } from '../../kit/format/date.ts';
import type { PatientRecord } from './patient-frame.tsx';

/** Name, birth date and record number, repeated in every dialog that signs, overrides or withdraws (UI-05). */
export function patientIdentity({ patient }: PatientRecord): string {
  const born = parseCivilDate(patient.birthDate);
  const name = `${patient.familyName.toUpperCase()}, ${patient.givenName}`;
  return `${name} · born ${born.ok ? formatDate(born.value) : 'Not known'} · ${patient.recordNumber}`;
}
