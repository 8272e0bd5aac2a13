import { listPatients } from '@titrate/contract';
import { useCall } from '../../../kit/api/hooks.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { Born, PatientLink } from '../list/patient-name.tsx';
import styles from './same-person.module.css';

interface SamePersonProps {
  readonly birthDate: string;
  /** The words of the server: which charts it means. */
  readonly words: string;
  readonly busy: boolean;
  readonly onDespite: () => void;
}

/** Somebody with this name and birth date has a chart: open that one, or say that this is another person. */
export function SamePerson({ birthDate, words, busy, onDespite }: SamePersonProps) {
  const { clinic } = useClinic();
  const found = useCall(listPatients, {
    params: { clinicId: clinic.id },
    query: { q: birthDate, limit: 20 },
  });
  const named = (found.data?.patients ?? []).filter((one) => words.includes(one.recordNumber));
  return (
    <div className={styles.box} role="alert">
      <h2>Is this the same person?</h2>
      <p>{words}</p>
      <ul>
        {named.map((patient) => (
          <li key={patient.id}>
            <PatientLink patient={patient} /> born <Born birthDate={patient.birthDate} />, record{' '}
            {patient.recordNumber}, telephone {patient.phone ?? 'not recorded'}
          </li>
        ))}
      </ul>
      <p>Two charts of one person hide what the other one knows. Open the chart above if it is theirs.</p>
      <Button look="secondary" disabled={busy} onClick={onDespite}>
        This is another person: make a new chart
      </Button>
    </div>
  );
}
