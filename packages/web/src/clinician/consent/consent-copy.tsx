import { readConsent } from '@titrate/contract';
import { instant } from '@titrate/quantity';
import { useCall } from '../../kit/api/hooks.ts';
import { formatDateTime } from '../../kit/format/date.ts';
import { Button } from '../../kit/ui/button.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { type PatientRecord, usePatientParams } from '../shell/patient-frame.tsx';
import { patientIdentity } from '../shell/patient-identity.tsx';
import styles from './consent.module.css';
import { FIELD } from './strokes.ts';

/** A consent word for word as it was signed: the copy for the patient (REC-10). */
export function ConsentCopy({ consentId, record }: { consentId: string; record: PatientRecord }) {
  const params = usePatientParams();
  const { clinic } = useClinic();
  const consent = useCall(readConsent, { params: { ...params, consentId } });
  return (
    <FiveStates query={consent} what="The copy">
      {(copy) => (
        <article className={styles.copy} aria-label="Copy of the signed consent">
          <Button look="secondary" size="small" className="no-print" onClick={() => window.print()}>
            Print
          </Button>
          <p>{patientIdentity(record)}</p>
          {copy.elements.map(({ id, title, text, agreed }) => (
            <div key={id} className="keep-together">
              <h3>
                {title}: {agreed ? 'agreed' : 'left open'}
              </h3>
              <p>{text}</p>
            </div>
          ))}
          <h3>Said back</h3>
          <dl>
            {copy.teachBack.map(({ id, question, answer }) => (
              <div key={id} className="keep-together">
                <dt>{question}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
          <p>Questions asked: {copy.questions === '' ? 'none written down' : copy.questions}</p>
          <div className="keep-together">
            <p>
              Signed by the patient: <strong>{copy.patientSignedName}</strong>
            </p>
            {copy.patientStrokes === '' ? (
              <p>“{copy.patientStatement}”</p>
            ) : (
              <svg
                viewBox={`0 0 ${FIELD.width} ${FIELD.height}`}
                className={styles.drawn}
                role="img"
                aria-label="Drawn signature of the patient"
              >
                <path d={copy.patientStrokes} className={styles.ink} />
              </svg>
            )}
            <p>
              Explained by {copy.explainedBy}
              {copy.staffCredentials === '' ? '' : `, ${copy.staffCredentials}`},{' '}
              {formatDateTime(instant(Date.parse(copy.signedAt)), clinic.zone)}, language {copy.language},
              version {copy.documentVersion}
            </p>
            {copy.withdrawalReason === null ? null : (
              <p>
                Withdrawn. {copy.withdrawalReason === '' ? 'No reason given.' : `“${copy.withdrawalReason}”`}
              </p>
            )}
          </div>
        </article>
      )}
    </FiveStates>
  );
}
