import { OPENING_REASONS, sayWhyOpened } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { toastFailure } from '../../kit/ui/toasts.tsx';
import styles from './patient-frame.module.css';

type Reason = (typeof OPENING_REASONS)[number];

const WORDS: Record<Reason, string> = {
  'preparing-visit': 'Preparing a visit',
  'message-or-call': 'A message or call',
  results: 'Looking at results',
  'follow-up': 'Follow-up of treatment',
  'records-or-billing': 'Records or billing',
  'quality-review': 'Quality review',
};

/** Charts whose opening was explained in this tab today. */
const explained = new Set<string>();

interface OpeningReasonProps {
  readonly clinicId: string;
  readonly patientId: string;
  readonly today: string;
}

/** Nobody expects this patient today: asks why the chart is open, without standing in the way (ADM-02, UI-47). */
export function OpeningReason({ clinicId, patientId, today }: OpeningReasonProps) {
  const key = `${patientId} ${today}`;
  const [isDone, setDone] = useState(explained.has(key));
  const say = useAct(sayWhyOpened);
  if (isDone) return null;
  const choose = (reason: Reason) =>
    say.mutate(
      { params: { clinicId, patientId }, body: { reason } },
      {
        onSuccess: () => {
          explained.add(key);
          setDone(true);
        },
        onError: (error) => toastFailure(wordsOf(error)),
      },
    );
  return (
    <p className={`${styles.opening} no-print`}>
      <label htmlFor="opening-reason">No visit today. Why is this chart open?</label>
      <select
        id="opening-reason"
        value=""
        disabled={say.isPending}
        onChange={(event) => {
          const reason = OPENING_REASONS.find((one) => one === event.currentTarget.value);
          if (reason !== undefined) choose(reason);
        }}
      >
        <option value="">Choose…</option>
        {OPENING_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {WORDS[reason]}
          </option>
        ))}
      </select>
    </p>
  );
}
