import { indicationById } from '@titrate/clinical/rules';
import type { AssessmentView } from '@titrate/contract';
import { instant } from '@titrate/quantity';
import { formatDateTime } from '../../kit/format/date.ts';
import { treatmentWords } from '../../kit/format/treatment.ts';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './assessment.module.css';

const STATUS_OF = { suitable: 'suitable', 'not-suitable': 'excluded', 'more-needed': 'due' } as const;

/** What was decided before, newest first; a signed decision never changes. */
export function SignedDecisions({ assessments }: { readonly assessments: readonly AssessmentView[] }) {
  const { clinic } = useClinic();
  return (
    <section className={styles.decisions} aria-labelledby="signed-decisions">
      <h2 id="signed-decisions">Signed decisions</h2>
      {assessments.length === 0 ? <p className={styles.quiet}>None yet.</p> : null}
      <ol>
        {assessments.map((one) => (
          <li key={one.id} className="keep-together">
            <StatusBadge
              status={STATUS_OF[one.decision]}
              {...(one.decision === 'more-needed' ? { word: 'More needed' } : {})}
            />
            <span>
              {treatmentWords(one.product, one.route)} for{' '}
              {indicationById(one.indication)?.title ?? one.indication}
            </span>
            <span className={styles.quiet}>
              {one.signedBy}
              {one.credentials === '' ? '' : `, ${one.credentials}`} ·{' '}
              {formatDateTime(instant(Date.parse(one.signedAt)), clinic.zone)}
            </span>
            {one.note === '' ? null : <p className={styles.signed}>{one.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
