import {
  type AssessmentView,
  type EvaluationView,
  latestEvaluation,
  readDecisions,
  readPatient,
  signAssessment,
} from '@titrate/contract';
import { useState } from 'react';
import { useActId } from '../../kit/api/act-id.ts';
import { useAct } from '../../kit/api/hooks.ts';
import { treatmentWords } from '../../kit/format/treatment.ts';
import { Button } from '../../kit/ui/button.tsx';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { Choices, TextAreaField } from '../../kit/ui/field.tsx';
import { ErrorSummary, useFormProblems } from '../../kit/ui/form-problems.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { type PatientRecord, usePatientParams } from '../shell/patient-frame.tsx';
import { patientIdentity } from '../shell/patient-identity.tsx';
import styles from './assessment.module.css';
import { DECISION_WORDS } from './words.ts';

type DecisionName = AssessmentView['decision'];
const DECISIONS = ['suitable', 'not-suitable', 'more-needed'] as const;

interface DecisionProps {
  readonly evaluation: EvaluationView;
  readonly changed: boolean;
  readonly record: PatientRecord;
}

/** The prescriber decides, in words, and signs. The rules inform; they never choose. */
export function Decision({ evaluation, changed, record }: DecisionProps) {
  const { user } = useClinic();
  const params = usePatientParams();
  const [decision, setDecision] = useState<DecisionName>();
  const [note, setNote] = useState('');
  const [confirming, setConfirming] = useState(false);
  const problems = useFormProblems();
  const sign = useAct(signAssessment, { refreshes: [readDecisions, readPatient, latestEvaluation] });
  const act = useActId();
  if (!user.roles.includes('prescriber')) {
    return <p className={`${styles.quiet} no-print`}>A prescriber decides and signs.</p>;
  }
  const holding = evaluation.findings.filter(({ rule }) => evaluation.holding.includes(rule));
  const isHeld = decision === 'suitable' && (holding.length > 0 || changed);
  const send = (chosen: DecisionName) =>
    sign.mutate(
      { params, body: { id: act.id, evaluationId: evaluation.id, decision: chosen, note } },
      {
        onSuccess: () => {
          act.renew();
          setConfirming(false);
          setDecision(undefined);
          setNote('');
          toast('The decision is signed.');
        },
        onError: (error) => {
          setConfirming(false);
          problems.showRefusal(error);
        },
      },
    );
  return (
    <section className={`${styles.panel} no-print`} aria-labelledby="decision">
      <h2 id="decision">Decision</h2>
      <ErrorSummary problems={problems.all} />
      <Choices
        legend="What do you decide?"
        name="decision"
        value={decision}
        onChange={setDecision}
        options={DECISIONS.map((value) => ({
          value,
          label: (
            <>
              <strong>{DECISION_WORDS[value].title}</strong>
              <br />
              <span className={styles.quiet}>{DECISION_WORDS[value].text}</span>
            </>
          ),
        }))}
      />
      {isHeld ? <Held holding={holding} changed={changed} /> : null}
      <TextAreaField
        name="decision-note"
        label="Note"
        optional
        hint="Why, and what was talked over. It is signed with the decision."
        maxLength={20_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button disabled={decision === undefined || isHeld} onClick={() => setConfirming(true)}>
        {decision === undefined ? 'Sign the decision' : `Sign: ${DECISION_WORDS[decision].title}`}
      </Button>
      {confirming && decision !== undefined ? (
        <ConfirmAct
          open
          title="Sign this decision"
          act={`Sign: ${DECISION_WORDS[decision].title}`}
          identity={patientIdentity(record)}
          busy={sign.isPending}
          onAct={() => send(decision)}
          onClose={() => setConfirming(false)}
        >
          <p>
            <strong>{DECISION_WORDS[decision].title}</strong> for{' '}
            {treatmentWords(evaluation.treatment.product, evaluation.treatment.route)}.
          </p>
          <p className={styles.signed}>{note === '' ? 'No note.' : note}</p>
          <p className={styles.quiet}>
            Signed as {user.name}
            {user.credentials === '' ? '' : `, ${user.credentials}`}, on the evaluation above.
          </p>
        </ConfirmAct>
      ) : null}
    </section>
  );
}

interface HeldProps {
  readonly holding: EvaluationView['findings'];
  readonly changed: boolean;
}

/** Every hard stop says what would clear it (UI-48). */
function Held({ holding, changed }: HeldProps) {
  return (
    <div className={styles.held} role="status">
      <p>
        <strong>“Suitable” cannot be signed yet.</strong>
      </p>
      <ul>
        {changed ? <li>The chart changed: evaluate again.</li> : null}
        {holding.map(({ rule, title, severity, result }) => (
          <li key={rule}>
            <a href={`#${rule}`}>{title}</a>:{' '}
            {severity === 'override'
              ? 'needs a reason, or the fact to change'
              : result === 'unknown'
                ? 'supply what is missing'
                : 'clears only when the fact changes'}
          </li>
        ))}
      </ul>
    </div>
  );
}
