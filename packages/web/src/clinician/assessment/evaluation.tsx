import { indicationById } from '@titrate/clinical/rules';
import type { EvaluationView } from '@titrate/contract';
import { instant } from '@titrate/quantity';
import { formatDateTime } from '../../kit/format/date.ts';
import { count } from '../../kit/format/text.ts';
import { treatmentWords } from '../../kit/format/treatment.ts';
import { Folded } from '../../kit/ui/folded.tsx';
import { usePrinting } from '../../kit/ui/use-printing.ts';
import { useClinic } from '../shell/clinic-frame.tsx';
import type { PatientRecord } from '../shell/patient-frame.tsx';
import styles from './assessment.module.css';
import { FindingDetails } from './finding.tsx';
import { groupsOf } from './grouping.ts';
import { overallWords } from './words.ts';

interface EvaluationProps {
  readonly evaluation: EvaluationView;
  readonly changed: boolean;
  readonly record: PatientRecord;
}

/** What every rule said at that moment: the overall state in words, then the findings, worst first. */
export function Evaluation({ evaluation, changed, record }: EvaluationProps) {
  const { clinic, user } = useClinic();
  const printing = usePrinting();
  const overall = overallWords(evaluation);
  const groups = groupsOf(evaluation.findings);
  const { product, route, indication } = evaluation.treatment;
  return (
    <section aria-labelledby="evaluation">
      <div className={`${styles.overall} ${styles[overall.tone]}`}>
        <div>
          <h2 id="evaluation">{overall.title}</h2>
          <p>{overall.text}</p>
        </div>
        <p className={styles.asked}>
          {treatmentWords(product, route)} for {indicationById(indication)?.title ?? indication}
          <br />
          evaluated {formatDateTime(instant(Date.parse(evaluation.at)), clinic.zone)} · rules{' '}
          {evaluation.rulesVersion}
        </p>
      </div>
      {changed ? (
        <p className={styles.changed} role="status">
          The chart changed since this evaluation. What is shown here may no longer hold: evaluate again.
        </p>
      ) : null}
      <ul className={`${styles.counts} no-print`} aria-label="Findings by kind">
        {groups.map(({ id, title, findings }) => (
          <li key={id}>
            <a href={`#group-${id}`}>
              <strong>{findings.length}</strong> {title.toLowerCase()}
            </a>
          </li>
        ))}
      </ul>
      {groups.map(({ id, title, text, findings, folded }) => {
        const list = () =>
          findings.map((finding) => (
            <FindingDetails
              key={finding.rule}
              finding={finding}
              evaluationId={evaluation.id}
              record={record}
              zone={clinic.zone}
              isPrescriber={user.roles.includes('prescriber')}
              printing={printing && folded !== true}
            />
          ));
        return (
          <section key={id} id={`group-${id}`} className={styles.group} aria-labelledby={`title-${id}`}>
            <h3 id={`title-${id}`}>
              {title} <span className={styles.count}>{count(findings.length, 'rule')}</span>
            </h3>
            {text === '' ? null : <p className={styles.quiet}>{text}</p>}
            {folded === true ? (
              <Folded
                className={styles.folded}
                always={printing}
                summary={<>Show {count(findings.length, 'rule')}</>}
              >
                {() => <div className={styles.list}>{list()}</div>}
              </Folded>
            ) : (
              <div className={styles.list}>{list()}</div>
            )}
          </section>
        );
      })}
    </section>
  );
}
