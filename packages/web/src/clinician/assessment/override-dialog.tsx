import { type FindingView, latestEvaluation, overrideRule } from '@titrate/contract';
import { useState } from 'react';
import { useActId } from '../../kit/api/act-id.ts';
import { useAct } from '../../kit/api/hooks.ts';
import { formProblemsOf } from '../../kit/api/problems.ts';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { TextAreaField } from '../../kit/ui/field.tsx';
import { type PatientRecord, usePatientParams } from '../shell/patient-frame.tsx';
import { patientIdentity } from '../shell/patient-identity.tsx';

interface OverrideDialogProps {
  readonly finding: FindingView;
  readonly evaluationId: string;
  readonly record: PatientRecord;
  readonly onClose: () => void;
}

/** A prescriber goes on against a rule, in writing. The same words are kept with the rule and its inputs. */
export function OverrideDialog({ finding, evaluationId, record, onClose }: OverrideDialogProps) {
  const params = usePatientParams();
  const [reason, setReason] = useState('');
  const override = useAct(overrideRule, { refreshes: [latestEvaluation] });
  const act = useActId();
  const send = () =>
    override.mutate(
      { params: { ...params, evaluationId }, body: { id: act.id, rule: finding.rule, reason } },
      { onSuccess: onClose },
    );
  return (
    <ConfirmAct
      open
      title={`Go on against ${finding.rule}`}
      act="Record this override"
      identity={patientIdentity(record)}
      busy={override.isPending}
      disabled={reason.trim() === ''}
      problem={
        override.error === null
          ? undefined
          : formProblemsOf(override.error)
              .map(({ message }) => message)
              .join('. ')
      }
      onAct={send}
      onClose={onClose}
    >
      <p>
        <strong>{finding.title}.</strong> {finding.clinicianText}
      </p>
      <TextAreaField
        name={`reason-${finding.rule}`}
        label="Your reason"
        hint="At least 15 characters. It stays in the record under your name."
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
