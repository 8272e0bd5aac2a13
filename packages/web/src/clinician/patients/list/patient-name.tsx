import { Link } from '@tanstack/react-router';
import type { PatientBrief } from '@titrate/contract';
import { ageInYears, parseCivilDate } from '@titrate/quantity';
import { formatDate } from '../../../kit/format/date.ts';
import { useClinic, useToday } from '../../shell/clinic-frame.tsx';

/** FAMILY, Given “Preferred”: as every list writes a name (UI-02). */
export function fullName({ familyName, givenName, preferredName }: PatientBrief): string {
  const preferred = preferredName === null ? '' : ` “${preferredName}”`;
  return `${familyName.toUpperCase()}, ${givenName}${preferred}`;
}

/** The name as a link to the chart. */
export function PatientLink({ patient }: { readonly patient: PatientBrief }) {
  const { clinic } = useClinic();
  return (
    <Link
      to="/$clinicId/patients/$patientId"
      params={{ clinicId: clinic.id, patientId: patient.id }}
      preload={false}
    >
      {fullName(patient)}
    </Link>
  );
}

/** `02-Jun-1984 (42)`, the second identifier of a row (UI-04). */
export function Born({ birthDate }: { readonly birthDate: string }) {
  const today = useToday();
  const born = parseCivilDate(birthDate);
  if (!born.ok) return <>Not known</>;
  return (
    <span className="no-break">
      {formatDate(born.value)} ({ageInYears(born.value, today)})
    </span>
  );
}
