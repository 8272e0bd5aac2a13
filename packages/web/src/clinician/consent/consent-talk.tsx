import {
  type ConsentDocument,
  latestEvaluation,
  listConsents,
  readPatient,
  readPlanBasis,
  signConsent,
} from '@titrate/contract';
import { useState } from 'react';
import { useActId } from '../../kit/api/act-id.ts';
import { useAct } from '../../kit/api/hooks.ts';
import { Button } from '../../kit/ui/button.tsx';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { Choices, TextAreaField, Tick } from '../../kit/ui/field.tsx';
import { ErrorSummary, useFormProblems } from '../../kit/ui/form-problems.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { type PatientRecord, usePatientParams } from '../shell/patient-frame.tsx';
import { patientIdentity } from '../shell/patient-identity.tsx';
import styles from './consent.module.css';
import { HandOver } from './hand-over.tsx';
import { NO_ANSWER, NOTHING_YET, patientProblems, staffProblems, type TalkState } from './talk-state.ts';

interface ConsentTalkProps {
  readonly document: ConsentDocument;
  readonly record: PatientRecord;
  readonly onDone: () => void;
}

/** The talk: the patient reads and signs on the tablet, says back what matters, and a member of staff signs. */
export function ConsentTalk({ document, record, onDone }: ConsentTalkProps) {
  const { user } = useClinic();
  const params = usePatientParams();
  const [state, setState] = useState(NOTHING_YET);
  const [handedOver, setHandedOver] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const problems = useFormProblems();
  const sign = useAct(signConsent, {
    refreshes: [listConsents, readPatient, latestEvaluation, readPlanBasis],
  });
  const act = useActId();
  const change = (part: Partial<TalkState>) => setState((before) => ({ ...before, ...part }));
  const open = patientProblems(state, document);

  const check = () => {
    const all = [
      ...(open.length === 0
        ? []
        : [{ field: 'hand-over', message: `The patient has not finished: ${open.length} open` }]),
      ...staffProblems(state, document),
    ];
    problems.show(all);
    if (all.length === 0) setConfirming(true);
  };
  const send = () =>
    sign.mutate(
      { params, body: bodyOf(act.id, document, state) },
      {
        onSuccess: () => {
          toast('The consent is signed.');
          onDone();
        },
        onError: (error) => {
          setConfirming(false);
          problems.showRefusal(error);
        },
      },
    );

  return (
    <div className={styles.talk}>
      <ErrorSummary problems={problems.all} />
      <div className={styles.step}>
        <h3>1. The patient reads and signs</h3>
        <p className={styles.quiet}>
          {open.length === 0
            ? `Signed by ${state.name}${state.typed ? ', by typing the name' : ''}.`
            : `${state.agreed.length} of ${document.elements.length} parts agreed.`}
        </p>
        <Button
          id="field-hand-over"
          look={open.length === 0 ? 'secondary' : 'primary'}
          onClick={() => setHandedOver(true)}
        >
          {open.length === 0 ? 'Open it again' : 'Hand over to the patient'}
        </Button>
      </div>
      {handedOver ? (
        <HandOver
          document={document}
          record={record}
          state={state}
          onChange={change}
          onBack={() => setHandedOver(false)}
        />
      ) : null}
      <TeachBack document={document} state={state} onChange={change} errorOf={problems.of} />
      <div className={styles.step}>
        <h3>3. Questions and capacity</h3>
        <TextAreaField
          name="questions"
          label="Questions the patient asked, and the answers"
          optional
          maxLength={4000}
          value={state.questions}
          onChange={(event) => change({ questions: event.currentTarget.value })}
        />
        <Tick
          name="capacity"
          checked={state.capacity}
          error={problems.of('capacity')}
          onChange={(capacity) => change({ capacity })}
        >
          I find that this patient understands, can weigh this up, and decides freely. No sedative was given
          today.
        </Tick>
      </div>
      <div className={styles.acts}>
        <Button onClick={check}>Sign as {user.name}…</Button>
        <Button look="secondary" onClick={onDone}>
          Leave without signing
        </Button>
      </div>
      {confirming ? (
        <ConfirmAct
          open
          title="Sign this consent"
          act="Sign the consent"
          identity={patientIdentity(record)}
          busy={sign.isPending}
          onAct={send}
          onClose={() => setConfirming(false)}
        >
          <p>
            {state.agreed.length} of {document.elements.length} parts agreed, {document.teachBack.length}{' '}
            questions said back, signed by {state.name}. You sign that you explained it.
          </p>
        </ConfirmAct>
      ) : null}
    </div>
  );
}

interface TeachBackProps {
  readonly document: ConsentDocument;
  readonly state: TalkState;
  readonly onChange: (part: Partial<TalkState>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

function TeachBack({ document, state, onChange, errorOf }: TeachBackProps) {
  return (
    <div className={styles.step}>
      <h3>2. The patient says it back</h3>
      <p className={styles.quiet}>
        Ask in these words. Write down what was said. If it was not understood, explain again and ask once
        more.
      </p>
      {document.teachBack.map(({ id, question }) => {
        const { answer, understood } = state.teachBack[id] ?? NO_ANSWER;
        const set = (part: object) =>
          onChange({ teachBack: { ...state.teachBack, [id]: { answer, understood, ...part } } });
        return (
          <div key={id} className={styles.question}>
            <TextAreaField
              name={`teachBack.${id}`}
              label={question}
              rows={2}
              maxLength={2000}
              value={answer}
              error={errorOf(`teachBack.${id}`)}
              onChange={(event) => set({ answer: event.currentTarget.value })}
            />
            <Choices
              legend="Understood?"
              name={`understood-${id}`}
              value={understood === undefined ? undefined : understood ? 'yes' : 'no'}
              onChange={(value) => set({ understood: value === 'yes' })}
              options={[
                { value: 'yes', label: 'Yes, in own words' },
                { value: 'no', label: 'Not yet' },
              ]}
            />
          </div>
        );
      })}
    </div>
  );
}

function bodyOf(id: string, document: ConsentDocument, state: TalkState) {
  const { product, route, indication, hash } = document;
  return {
    id,
    product,
    route,
    indication,
    documentHash: hash,
    agreed: [...state.agreed],
    teachBack: document.teachBack.map((question) => {
      const { answer, understood } = state.teachBack[question.id] ?? NO_ANSWER;
      return { id: question.id, answer, understood: understood === true };
    }),
    questions: state.questions,
    capacity: true as const,
    patientSignature: { name: state.name.trim(), strokes: state.typed ? '' : state.strokes },
  };
}
