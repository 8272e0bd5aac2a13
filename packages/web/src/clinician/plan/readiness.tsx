import { Link } from '@tanstack/react-router';
import { indicationById } from '@titrate/clinical/rules';
import type { PlanBasis } from '@titrate/contract';
import { treatmentWords } from '../../kit/format/treatment.ts';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { usePatientParams } from '../shell/patient-frame.tsx';
import styles from './plan.module.css';

interface Step {
  readonly id: string;
  readonly done: boolean;
  readonly text: string;
  readonly path: string;
  readonly act: string;
}

/** What a plan waits for, each with the way to supply it (UI-48). */
export function Readiness({ basis }: { readonly basis: PlanBasis }) {
  const params = usePatientParams();
  return (
    <ul className={styles.readiness} aria-label="What a plan stands on">
      {stepsOf(basis).map(({ id, done, text, path, act }) => (
        <li key={id}>
          <StatusBadge status={done ? 'done' : 'held'} word={done ? 'There' : 'Missing'} />
          <span>{text}</span>
          {done ? null : (
            <Link className="no-print" to={`/$clinicId/patients/$patientId/${path}`} params={params}>
              {act}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function stepsOf({ assessment, hasConsent, weights, height }: PlanBasis): readonly Step[] {
  const suitable = assessment?.decision === 'suitable';
  const treatment =
    assessment === null
      ? ''
      : `${treatmentWords(assessment.product, assessment.route)} for ${indicationById(assessment.indication)?.title ?? assessment.indication}`;
  const latest = weights[0];
  return [
    {
      id: 'assessment',
      done: suitable,
      text: suitable
        ? `Signed as suitable: ${treatment}`
        : assessment === null
          ? 'No signed decision on suitability'
          : `The latest signed decision does not say suitable: ${treatment}`,
      path: 'suitability',
      act: 'Go to suitability',
    },
    {
      id: 'consent',
      done: hasConsent,
      text: hasConsent
        ? 'Consent in force'
        : assessment === null
          ? 'Consent follows the decision: it is for one treatment'
          : 'No consent in force for this treatment',
      path: 'consent',
      act: 'Go to consent',
    },
    {
      id: 'weight',
      done: latest?.method === 'measured',
      text:
        latest === undefined
          ? 'No weight in the chart'
          : latest.method === 'measured'
            ? `Measured weight: ${latest.kg} kg`
            : `Weight of ${latest.kg} kg was not measured here`,
      path: 'history',
      act: 'Record a measured weight',
    },
    {
      id: 'height',
      done: height !== null,
      text:
        height === null ? 'No height in the chart: body-mass index not assessed' : `Height: ${height.cm} cm`,
      path: 'history',
      act: 'Record the height',
    },
  ];
}
