import { readPatient } from '@titrate/contract';
import { useCall } from '../../../kit/api/hooks.ts';
import { usePatientParams } from '../../shell/patient-frame.tsx';
import { dateWords } from '../entry/wire.ts';

/** Name, birth date and record number, repeated in every dialog that signs (UI-05). */
export function PatientIdentity() {
  const patient = useCall(readPatient, { params: usePatientParams() }).data?.patient;
  if (patient === undefined) return <>Not known</>;
  return (
    <>
      {patient.familyName.toUpperCase()}, {patient.givenName} · born {dateWords(patient.birthDate)} ·{' '}
      {patient.recordNumber}
    </>
  );
}
