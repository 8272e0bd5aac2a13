import {
  answerLedgerAct,
  type Discrepancy,
  type LedgerProposal,
  listLedgerEntries,
  readLedger,
  resolveCount,
} from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { formatDateTime } from '../../kit/format/date.ts';
import { Button } from '../../kit/ui/button.tsx';
import { SelectField, TextField } from '../../kit/ui/field.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { atOf } from '../patients/entry/wire.ts';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './ledger.module.css';
import { amountWords, day, itemOf, itemWords, type Ledger, placeOf, Refused, worksIn } from './parts.tsx';

/** What waits for a second person, and counts that differ: visible until somebody has said what came of it. */
export function OpenMatters({ ledger }: { readonly ledger: Ledger }) {
  if (ledger.waiting.length + ledger.discrepancies.length === 0) return null;
  return (
    <section className={`${styles.panel} ${styles.open}`} aria-labelledby="open-matters">
      <h2 id="open-matters">Open</h2>
      {ledger.discrepancies.map((one) => (
        <Difference key={`${one.countId}/${one.lotId}`} one={one} ledger={ledger} />
      ))}
      {ledger.waiting.map((one) => (
        <Waiting key={one.id} one={one} ledger={ledger} />
      ))}
    </section>
  );
}

function Waiting({ one, ledger }: { readonly one: LedgerProposal; readonly ledger: Ledger }) {
  const { clinic, user } = useClinic();
  const answer = useAct(answerLedgerAct, { refreshes: [readLedger, listLedgerEntries] });
  const [reason, setReason] = useState('');
  const isOwn = one.proposedBy.id === user.id;
  const mayAnswer = worksIn(user);
  const params = { clinicId: clinic.id, proposalId: one.id };
  const words = `${amountWords(itemOf(ledger, one.itemId), one.amountMg)} of lot ${one.lot}`;
  return (
    <div className={styles.item}>
      <p>
        <strong>{one.kind === 'receipt' ? 'Receipt' : 'Destruction'}</strong>: {words},{' '}
        {itemWords(ledger, one.itemId)}, good through {day(one.expiresOn)}, {placeOf(ledger, one.locationId)}.{' '}
        {[one.reference, one.reason, one.method].filter((text) => text !== '').join('; ')}
      </p>
      <p className={styles.soft}>
        Entered by {one.proposedBy.name}, {formatDateTime(atOf(one.proposedAt), clinic.zone)}.{' '}
        {isOwn ? 'A second person confirms it.' : ''}
      </p>
      <Refused error={answer.error} />
      {mayAnswer ? (
        <div className={styles.acts}>
          {isOwn ? null : (
            <Button
              disabled={answer.isPending}
              onClick={() =>
                answer.mutate(
                  { params, body: { confirmed: true } },
                  { onSuccess: () => toast('Confirmed: it is in the ledger') },
                )
              }
            >
              I checked {words}
            </Button>
          )}
          <TextField
            name={`turn-down-${one.id}`}
            label="Why not"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            look="secondary"
            disabled={answer.isPending || reason.trim().length < 3}
            onClick={() => answer.mutate({ params, body: { confirmed: false, reason: reason.trim() } })}
          >
            Turn down
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const OUTCOMES = [
  { value: 'miscounted', label: 'Counted again: the ledger is right' },
  { value: 'clerical', label: 'The ledger was wrong: correct it to the count' },
  { value: 'lost', label: 'It is lost' },
] as const;

function Difference({ one, ledger }: { readonly one: Discrepancy; readonly ledger: Ledger }) {
  const { clinic, user } = useClinic();
  const resolve = useAct(resolveCount, { refreshes: [readLedger, listLedgerEntries] });
  const [outcome, setOutcome] = useState('');
  const [explanation, setExplanation] = useState('');
  const item = itemOf(ledger, one.itemId);
  const isOther = one.countedBy.id !== user.id;
  const mayResolve = isOther && user.roles.some((role) => role === 'owner' || role === 'prescriber');
  const chosen = OUTCOMES.find((option) => option.value === outcome)?.value;
  return (
    <div className={styles.item}>
      <p>
        <strong>A count differs</strong>: {itemWords(ledger, one.itemId)}, lot {one.lot},{' '}
        {placeOf(ledger, one.locationId)}: counted {amountWords(item, one.countedMg)}, the ledger says{' '}
        {amountWords(item, one.expectedMg)}.
      </p>
      <p className={styles.soft}>
        Counted by {one.countedBy.name}, {formatDateTime(atOf(one.countedAt), clinic.zone)}.{' '}
        {mayResolve ? '' : 'An owner or prescriber other than the counter says what came of it.'}
      </p>
      {mayResolve ? (
        <div className={styles.form}>
          <SelectField
            name={`outcome-${one.lotId}`}
            label="What came of it"
            options={OUTCOMES}
            value={outcome}
            onChange={(event) => setOutcome(event.currentTarget.value)}
          />
          <TextField
            name={`explanation-${one.lotId}`}
            label="What was found"
            value={explanation}
            onChange={(event) => setExplanation(event.currentTarget.value)}
          />
          <Refused error={resolve.error} />
          <Button
            disabled={chosen === undefined || explanation.trim().length < 3 || resolve.isPending}
            onClick={() => {
              if (chosen === undefined) return;
              resolve.mutate({
                params: { clinicId: clinic.id, countId: one.countId },
                body: { lotId: one.lotId, outcome: chosen, explanation: explanation.trim() },
              });
            }}
          >
            Record the outcome
          </Button>
        </div>
      ) : null}
    </div>
  );
}
