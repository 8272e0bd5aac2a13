import { alertTableOf, evaluateAlerts } from '@titrate/clinical/session';
import { useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { Choices, TextField } from '../../../kit/ui/field.tsx';
import { alertWords } from '../alerts/alert-text.ts';
import { useIdentity } from '../identity.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import { HALT_WORDS, optionsOf } from '../record/words.ts';
import { useOneAct } from '../use-act.ts';

type Reason = keyof typeof HALT_WORDS;

/** Anyone who treats may pause at once (ST-01): one reason, and the alert behind it where there is one. */
export function PauseForm({ onClose }: { onClose: () => void }) {
  const { state, zone } = useCharting();
  const identity = useIdentity();
  const at = useAt(5000);
  const act = useOneAct();
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState('');
  const open = evaluateAlerts(state, alertTableOf(state), at).filter((alert) => alert.state !== 'resolved');
  const send = async (chosen: Reason, cause?: string) => {
    const stored = await act.send({
      kind: 'infusion.paused',
      data: {
        reason: chosen,
        ...(cause === undefined ? {} : { cause }),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
    });
    if (stored) onClose();
  };
  return (
    <ConfirmAct
      open
      title="Pause the infusion"
      act="Pause the infusion"
      identity={identity}
      busy={act.busy}
      disabled={reason === undefined}
      problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
      onAct={() => {
        if (reason !== undefined) void send(reason);
      }}
      onClose={onClose}
    >
      {open.length === 0 ? null : (
        <p style={{ display: 'grid', gap: 'var(--gap-2)' }}>
          {open.map((alert) => (
            <Button key={alert.alertId} look="secondary" onClick={() => void send('stop-now', alert.rule)}>
              Pause for: {alertWords(alert, zone)}
            </Button>
          ))}
        </p>
      )}
      <Choices
        legend="Why"
        name="pause-reason"
        value={reason}
        options={optionsOf(HALT_WORDS)}
        onChange={setReason}
      />
      <TextField
        name="pause-note"
        label="Note"
        optional
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
