import { indicationById } from '@titrate/clinical/rules';
import { type ConsentView, listConsents, readPatient, withdrawConsent } from '@titrate/contract';
import { instant, parseCivilDate } from '@titrate/quantity';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { formatDate, formatDateTime } from '../../kit/format/date.ts';
import { treatmentWords } from '../../kit/format/treatment.ts';
import { Button } from '../../kit/ui/button.tsx';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { TextAreaField } from '../../kit/ui/field.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { type PatientRecord, usePatientParams } from '../shell/patient-frame.tsx';
import { patientIdentity } from '../shell/patient-identity.tsx';
import styles from './consent.module.css';
import { ConsentCopy } from './consent-copy.tsx';

const STATE_LOOK = {
  current: { status: 'signed', word: 'In force' },
  expired: { status: 'expired', word: 'Expired' },
  'older-version': { status: 'amended', word: 'Older version: sign again' },
  withdrawn: { status: 'withdrawn', word: 'Withdrawn' },
} as const;

interface HistoryProps {
  readonly consents: readonly ConsentView[];
  readonly record: PatientRecord;
}

/** Every consent of this patient with what it is worth today. */
export function ConsentHistory({ consents, record }: HistoryProps) {
  return (
    <section aria-labelledby="consents">
      <h2 id="consents">Signed consents</h2>
      {consents.length === 0 ? (
        <EmptyState title="None signed yet" />
      ) : (
        <ol className={styles.history}>
          {consents.map((consent) => (
            <SignedConsent key={consent.id} consent={consent} record={record} />
          ))}
        </ol>
      )}
    </section>
  );
}

function SignedConsent({ consent, record }: { consent: ConsentView; record: PatientRecord }) {
  const { clinic, user } = useClinic();
  const [shown, setShown] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const { status, word } = STATE_LOOK[consent.state];
  const mayWithdraw =
    consent.state !== 'withdrawn' &&
    user.roles.some((role) => ['prescriber', 'nurse', 'therapist', 'front-desk'].includes(role));
  const expires = parseCivilDate(consent.expiresOn);
  return (
    <li className={styles.signedConsent}>
      <div className={styles.line}>
        <StatusBadge status={status} word={word} />
        <strong>
          {treatmentWords(consent.product, consent.route)} for{' '}
          {indicationById(consent.indication)?.title ?? consent.indication}
        </strong>
      </div>
      <p className={styles.quiet}>
        Signed by {consent.patientSignedName} and {consent.explainedBy},{' '}
        {formatDateTime(instant(Date.parse(consent.signedAt)), clinic.zone)} · until{' '}
        {expires.ok ? formatDate(expires.value) : 'Not known'} · version {consent.documentVersion}
        {consent.withdrawnAt === null
          ? ''
          : ` · withdrawn ${formatDateTime(instant(Date.parse(consent.withdrawnAt)), clinic.zone)}`}
      </p>
      <div className={`${styles.acts} no-print`}>
        <Button look="secondary" size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? 'Hide the copy' : 'Show the copy'}
        </Button>
        {mayWithdraw ? (
          <Button look="quiet" size="small" onClick={() => setWithdrawing(true)}>
            The patient withdraws it…
          </Button>
        ) : null}
      </div>
      {shown ? <ConsentCopy consentId={consent.id} record={record} /> : null}
      {withdrawing ? (
        <Withdrawal consent={consent} record={record} onClose={() => setWithdrawing(false)} />
      ) : null}
    </li>
  );
}

interface WithdrawalProps {
  readonly consent: ConsentView;
  readonly record: PatientRecord;
  readonly onClose: () => void;
}

function Withdrawal({ consent, record, onClose }: WithdrawalProps) {
  const params = usePatientParams();
  const [reason, setReason] = useState('');
  const withdraw = useAct(withdrawConsent, { refreshes: [listConsents, readPatient] });
  return (
    <ConfirmAct
      open
      risky
      title="The patient withdraws this consent"
      act="Record the withdrawal"
      identity={patientIdentity(record)}
      busy={withdraw.isPending}
      problem={withdraw.error === null ? undefined : wordsOf(withdraw.error)}
      onAct={() =>
        withdraw.mutate(
          { params: { ...params, consentId: consent.id }, body: { reason } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <p>It takes effect at once: no plan can be signed and no session begun on it.</p>
      <TextAreaField
        name="withdrawal-reason"
        label="In the patient’s words"
        optional
        hint="Nobody has to give a reason."
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
