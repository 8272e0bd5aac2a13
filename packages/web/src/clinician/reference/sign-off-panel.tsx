import type { SignOff } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { formatDateTime } from '../../kit/format/date.ts';
import { Button } from '../../kit/ui/button.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import styles from './reference.module.css';
import { type StoodEntry, useSignOffs } from './use-content.ts';

/** Where the clinic stands, who said so and when, and the act that this person may take. */
export function SignOffPanel({ one }: { readonly one: StoodEntry }) {
  const { user } = useClinic();
  const [open, setOpen] = useState<'confirm' | 'withdraw' | 'answer'>();
  const history = (useSignOffs().data?.signOffs ?? []).filter((signOff) => signOff.ref === one.ref);
  const { state } = one;
  if (state === undefined) return null;
  const mayPropose = user.roles.includes('prescriber') && state.kind !== 'proposed';
  const mayAnswer =
    state.kind === 'proposed' &&
    state.proposal.proposedBy.id !== user.id &&
    user.roles.some((role) => role === 'owner' || role === 'prescriber');
  return (
    <section className={styles.panel} aria-label="Confirmation by this clinic">
      <p>{sentence(one)}</p>
      {history.length === 0 ? null : (
        <ol className={styles.history} reversed>
          {history.map((signOff) => (
            <HistoryLine key={signOff.id} signOff={signOff} />
          ))}
        </ol>
      )}
      <div className={styles.acts}>
        {mayPropose && state.kind !== 'confirmed' && state.kind !== 'from-later' ? (
          <Button onClick={() => setOpen('confirm')}>Propose to confirm</Button>
        ) : null}
        {mayPropose && (state.kind === 'confirmed' || state.kind === 'from-later') ? (
          <Button look="secondary" onClick={() => setOpen('withdraw')}>
            Propose to withdraw
          </Button>
        ) : null}
        {mayAnswer ? <Button onClick={() => setOpen('answer')}>Answer the proposal</Button> : null}
      </div>
      {open === 'answer' && state.kind === 'proposed' ? (
        <AnswerDialog proposals={[state.proposal]} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === 'confirm' || open === 'withdraw' ? (
        <ProposeDialog entries={[one]} decision={open} onClose={() => setOpen(undefined)} />
      ) : null}
    </section>
  );
}

function sentence({ state, needsConfirmation }: StoodEntry): string {
  switch (state?.kind) {
    case 'confirmed':
      return `In force as it reads here since ${state.signOff.effectiveOn}.`;
    case 'from-later':
      return `Approved; in force from ${state.signOff.effectiveOn}.`;
    case 'proposed':
      return state.proposal.decision === 'confirm'
        ? 'Proposed. An owner or another prescriber has to approve it before it counts as confirmed.'
        : 'Its withdrawal is proposed. It stays confirmed until a second person approves that.';
    case 'changed-since':
      return 'Confirmed once, but its words or numbers have changed since: read it again.';
    case 'withdrawn':
      return 'This clinic took its confirmation back.';
    default:
      return needsConfirmation
        ? 'Not yet confirmed by this clinic’s medical director. It holds values that no source gave: the product applies them as they stand here.'
        : 'Every part of it comes from a source that was read or is professional knowledge. A clinic may confirm it all the same.';
  }
}

function HistoryLine({ signOff }: { readonly signOff: SignOff }) {
  const { clinic } = useClinic();
  const at = (text: string) => {
    const parsed = parseInstant(text);
    return parsed.ok ? formatDateTime(parsed.value, clinic.zone) : text;
  };
  const { answer } = signOff;
  return (
    <li>
      {signOff.decision === 'confirm' ? 'Proposed' : 'Withdrawal proposed'} by {named(signOff.proposedBy)},{' '}
      {at(signOff.proposedAt)}, from {signOff.effectiveOn}
      {signOff.version === null ? '' : `, version ${signOff.version}`}.
      {signOff.note === '' ? '' : ` “${signOff.note}”`}{' '}
      {answer === null
        ? 'Waits for a second person.'
        : `${answer.approved ? 'Approved' : 'Turned down'} by ${named(answer.by)}, ${at(answer.at)}.${answer.reason === '' ? '' : ` “${answer.reason}”`}`}
    </li>
  );
}

const named = ({ name, credentials }: SignOff['proposedBy']): string =>
  credentials === '' ? name : `${name}, ${credentials}`;
