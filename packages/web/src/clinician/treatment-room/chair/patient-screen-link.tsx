import { startPatientScreen } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { useCharting } from '../record/charting.tsx';
import styles from '../treatment-room.module.css';
import own from './chair.module.css';

/** A link for the tablet at the chair: it opens with the birth date, once, and shows the patient's own screen. */
export function PatientScreenLink() {
  const { clinic } = useClinic();
  const { session } = useCharting();
  const make = useAct(startPatientScreen);
  const [path, setPath] = useState<string>();
  return (
    <div className={own.screen}>
      <Button
        size="small"
        look="secondary"
        disabled={make.isPending}
        onClick={() =>
          make.mutate(
            {
              params: { clinicId: clinic.id, sessionId: session.id },
              body: { patientId: session.patient.id },
            },
            { onSuccess: (answer) => setPath(answer.path) },
          )
        }
      >
        Screen for the patient
      </Button>
      {make.isError ? <p className={styles.problem}>{wordsOf(make.error)}</p> : null}
      {path === undefined ? null : (
        <p className={own.screenLink}>
          Open on the tablet at the chair, with the patient’s birth date. It works once:
          <a href={path} target="_blank" rel="noreferrer">
            {`${window.location.origin}${path}`}
          </a>
        </p>
      )}
    </div>
  );
}
