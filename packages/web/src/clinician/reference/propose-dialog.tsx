import { listSignOffs, proposeSignOffs } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { count } from '../../kit/format/text.ts';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { TextAreaField, TextField } from '../../kit/ui/field.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import type { StoodEntry } from './use-content.ts';

interface ProposeDialogProps {
  readonly entries: readonly StoodEntry[];
  readonly decision: 'confirm' | 'withdraw';
  readonly onClose: () => void;
}

/** The first of two people: from which day, and why if they wish to say so. */
export function ProposeDialog({ entries, decision, onClose }: ProposeDialogProps) {
  const { clinic } = useClinic();
  const [effectiveOn, setEffectiveOn] = useState('');
  const [note, setNote] = useState('');
  // One id an entry for as long as this dialog is open: pressed twice, it is one proposal.
  const [ids] = useState(() => new Map(entries.map((one) => [one.ref, crypto.randomUUID()])));
  const propose = useAct(proposeSignOffs, { refreshes: [listSignOffs] });
  const what = count(entries.length, 'entry', 'entries');
  const send = () =>
    propose.mutate(
      {
        params: { clinicId: clinic.id },
        body: {
          items: entries.map((one) => ({
            id: ids.get(one.ref) ?? crypto.randomUUID(),
            ref: one.ref,
            fingerprint: one.fingerprint,
          })),
          decision,
          effectiveOn,
          note,
        },
      },
      {
        onSuccess: () => {
          toast(`Proposed: ${what}`);
          onClose();
        },
      },
    );
  return (
    <ConfirmAct
      open={true}
      title={decision === 'confirm' ? 'Propose to confirm' : 'Propose to withdraw'}
      act={`Propose ${what}`}
      busy={propose.isPending}
      disabled={effectiveOn === ''}
      problem={propose.isError ? wordsOf(propose.error) : undefined}
      onAct={send}
      onClose={onClose}
    >
      <p>
        {entries
          .slice(0, 8)
          .map((one) => one.entry.id)
          .join(', ')}
        {entries.length > 8 ? ` and ${entries.length - 8} more` : ''}, as they read now. An owner or another
        prescriber approves.
      </p>
      <TextField
        name="effectiveOn"
        type="date"
        label="In force from"
        value={effectiveOn}
        onChange={(event) => setEffectiveOn(event.currentTarget.value)}
      />
      <TextAreaField
        name="note"
        label="Note"
        optional
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
