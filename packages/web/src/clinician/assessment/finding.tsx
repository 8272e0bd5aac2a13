import { Link } from '@tanstack/react-router';
import { sourceByKey } from '@titrate/clinical/rules';
import type { FindingView } from '@titrate/contract';
import { instant } from '@titrate/quantity';
import { memo, useState } from 'react';
import { formatDateTime } from '../../kit/format/date.ts';
import { unitWords } from '../../kit/format/treatment.ts';
import { Button } from '../../kit/ui/button.tsx';
import { Folded } from '../../kit/ui/folded.tsx';
import { SeverityLabel, StatusBadge } from '../../kit/ui/status-badge.tsx';
import { type PatientRecord, usePatientParams } from '../shell/patient-frame.tsx';
import styles from './assessment.module.css';
import { OverrideDialog } from './override-dialog.tsx';
import { whereToSupply } from './where-to-supply.ts';
import { MARK_WORDS, missingWords, nameOfInput, nameWords, valueWords } from './words.ts';

interface FindingProps {
  readonly finding: FindingView;
  readonly evaluationId: string;
  readonly record: PatientRecord;
  readonly zone: string;
  /** Whether the reader may go on against an override rule. */
  readonly isPrescriber: boolean;
  readonly printing: boolean;
}

/** One rule about this patient. What to do is on the face; inputs, thresholds, reason and sources are one action away. */
export const FindingDetails = memo(function FindingDetails(props: FindingProps) {
  const { finding, evaluationId, record, zone, isPrescriber, printing } = props;
  const [overriding, setOverriding] = useState(false);
  const { override } = finding;
  const mayOverride = isPrescriber && finding.severity === 'override' && finding.result !== 'false';
  return (
    <article className={`${styles.finding} ${styles[finding.severity]} keep-together`} id={finding.rule}>
      <div className={styles.findingHead}>
        <h4>{finding.title}</h4>
        {finding.result === 'false' ? (
          <StatusBadge status="clear" />
        ) : (
          <>
            <SeverityLabel severity={finding.severity} />
            {finding.result === 'unknown' ? <StatusBadge status="not-assessed" word="Cannot tell" /> : null}
            {override === null ? null : <StatusBadge status="overridden" />}
          </>
        )}
      </div>
      <p className={styles.text}>{finding.clinicianText}</p>
      <MissingList missing={finding.missing} />
      {override === null ? null : (
        <p className={styles.override}>
          Overridden by {override.by}, {formatDateTime(instant(Date.parse(override.at)), zone)}: “
          {override.reason}”
        </p>
      )}
      {mayOverride && override === null ? (
        <Button look="secondary" size="small" className="no-print" onClick={() => setOverriding(true)}>
          Go on with a reason…
        </Button>
      ) : null}
      {overriding ? (
        <OverrideDialog
          finding={finding}
          evaluationId={evaluationId}
          record={record}
          onClose={() => setOverriding(false)}
        />
      ) : null}
      <Behind finding={finding} zone={zone} printing={printing} />
    </article>
  );
});

/** What is missing, why, and where it can be supplied. */
function MissingList({ missing }: { readonly missing: FindingView['missing'] }) {
  const params = usePatientParams();
  if (missing.length === 0) return null;
  return (
    <ul className={styles.missing} aria-label="Missing">
      {missing.map((one) => {
        const supply = whereToSupply(one.input);
        return (
          <li key={`${one.input}${one.detail ?? ''}`}>
            <span>
              <strong>{nameOfInput(one.input)}</strong>: {missingWords(one)}
            </span>
            {supply.kind === 'page' ? (
              <Link
                className="no-print"
                to={`/$clinicId/patients/$patientId/${supply.path}`}
                params={params}
                aria-label={`${supply.words}: ${nameOfInput(one.input)}`}
              >
                {supply.words}
              </Link>
            ) : (
              <span className={styles.quiet}>{supply.words}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface BehindProps {
  readonly finding: FindingView;
  readonly zone: string;
  readonly printing: boolean;
}

function Behind({ finding, zone, printing }: BehindProps) {
  return (
    <Folded
      className={styles.behind}
      always={printing}
      summary={
        <>
          Inputs, limits and sources
          <span className="visually-hidden"> of {finding.title}</span>
        </>
      }
    >
      {() => <Evidence finding={finding} zone={zone} />}
    </Folded>
  );
}

function Evidence({ finding, zone }: Omit<BehindProps, 'printing'>) {
  const thresholds = Object.entries(finding.thresholds);
  return (
    <>
      {finding.inputs.length === 0 ? (
        <p className={styles.quiet}>No input was available.</p>
      ) : (
        <table>
          <caption className="visually-hidden">What the rule read</caption>
          <thead>
            <tr>
              <th scope="col">Input</th>
              <th scope="col">Value</th>
              <th scope="col">As of</th>
            </tr>
          </thead>
          <tbody>
            {finding.inputs.map((input, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a rule may read the same input several times; the list never changes
              <tr key={index}>
                <td>{nameOfInput(input.input)}</td>
                <td>
                  {valueWords(input.value)} {input.unit === undefined ? '' : unitWords(input.unit)}
                </td>
                <td>
                  {input.observedAt === undefined ? '' : formatDateTime(instant(input.observedAt), zone)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {thresholds.length === 0 ? null : (
        <p>
          Limits in force:{' '}
          {thresholds
            .map(([name, { value, unit }]) => `${nameWords(name)} ${value} ${unitWords(unit)}`)
            .join('; ')}
        </p>
      )}
      <p>{finding.rationale}</p>
      <ul className={styles.sources}>
        {finding.sources.map(({ key, place, mark }) => (
          <li key={`${key}${place}`}>
            {sourceByKey(key)?.citation ?? key}
            {place === '' ? '' : `, ${place}`} ({MARK_WORDS[mark]})
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        To the patient: “{finding.patientText}”
        <br />
        Rule {finding.rule}, version {finding.version}
      </p>
    </>
  );
}
