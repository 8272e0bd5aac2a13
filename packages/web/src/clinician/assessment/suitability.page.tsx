import { latestEvaluation, readDecisions } from '@titrate/contract';
import { readOf, useAskEarly, useCall } from '../../kit/api/hooks.ts';
import { Button } from '../../kit/ui/button.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { PatientFrame, type PatientRecord, usePatientParams } from '../shell/patient-frame.tsx';
import styles from './assessment.module.css';
import { Decision } from './decision.tsx';
import { Evaluation } from './evaluation.tsx';
import { SignedDecisions } from './signed-decisions.tsx';
import { TreatmentQuestion } from './treatment-question.tsx';

/** May this treatment be offered to this person: what the rules say, what is missing, and the prescriber's decision. */
export function SuitabilityPage() {
  const params = usePatientParams();
  useAskEarly(readOf(latestEvaluation, { params }), readOf(readDecisions, { params }));
  return <PatientFrame section="suitability">{(record) => <Suitability record={record} />}</PatientFrame>;
}

function Suitability({ record }: { readonly record: PatientRecord }) {
  const params = usePatientParams();
  const latest = useCall(latestEvaluation, { params });
  const decisions = useCall(readDecisions, { params });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>Suitability</h1>
        <Button look="secondary" className="no-print" onClick={() => window.print()}>
          Print
        </Button>
      </header>
      <FiveStates query={latest} what="The evaluation">
        {({ evaluation, chartChangedSince }) => (
          <>
            <TreatmentQuestion
              key={evaluation?.id ?? 'first'}
              asked={evaluation?.treatment}
              changed={chartChangedSince}
            />
            {evaluation === null ? (
              <EmptyState title="Nothing evaluated yet">
                Choose the treatment above. Every rule is then asked of this chart, and the answer is kept.
              </EmptyState>
            ) : (
              <>
                <Evaluation evaluation={evaluation} changed={chartChangedSince} record={record} />
                <Decision evaluation={evaluation} changed={chartChangedSince} record={record} />
              </>
            )}
          </>
        )}
      </FiveStates>
      <FiveStates query={decisions} what="Signed decisions">
        {({ assessments }) => <SignedDecisions assessments={assessments} />}
      </FiveStates>
    </div>
  );
}
