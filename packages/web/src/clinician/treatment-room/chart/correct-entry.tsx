import type { EventData, SessionEvent } from '@titrate/clinical/session';
import { describeEvent, replacementOf } from '@titrate/contract';
import { useState } from 'react';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { TextAreaField, TextField, Tick } from '../../../kit/ui/field.tsx';
import { useIdentity } from '../identity.tsx';
import { useCharting } from '../record/charting.tsx';
import { KIND_WORDS } from '../record/words.ts';
import { useOneAct } from '../use-act.ts';

const VITALS = [
  ['systolicMmHg', 'Systolic (mmHg)'],
  ['diastolicMmHg', 'Diastolic (mmHg)'],
  ['heartRatePerMin', 'Pulse (/min)'],
  ['spo2Percent', 'SpO2 (%)'],
  ['respiratoryRatePerMin', 'RR (/min)'],
  ['temperatureCel', 'Temperature (°C)'],
] as const;

/**
 * Voids an entry or, for measurements, puts the right value beside it; the old one stays readable (REC-01). What was
 * corrected before is corrected from what stands now.
 */
export function CorrectEntry({ event, onClose }: { event: SessionEvent; onClose: () => void }) {
  const identity = useIdentity();
  const { state } = useCharting();
  const replaced = replacementOf(state.events, event.id);
  const standing: Standing = replaced ?? event;
  const { send, busy, problems } = useOneAct();
  const [reason, setReason] = useState('');
  const [values, setValues] = useState<{ readonly [member: string]: string }>({});
  const [doubtful, setDoubtful] = useState(false);
  const typed = Object.values(values).some((text) => text.trim() !== '');
  const act = async () => {
    const replacement = doubtful ? doubted(standing) : typed ? withValues(standing, values) : undefined;
    const stored = await send({
      kind: 'correction.made',
      data: {
        replaces: event.id,
        reason,
        action: replacement === undefined ? 'void' : 'replace',
        ...(replacement === undefined ? {} : { replacement }),
      },
    });
    if (stored) onClose();
  };
  return (
    <ConfirmAct
      open
      risky={!typed && !doubtful}
      title={`Correct: ${KIND_WORDS[event.kind]}`}
      act={doubtful ? 'Mark as doubtful' : typed ? 'Replace the values' : 'Void this entry'}
      identity={identity}
      busy={busy}
      disabled={reason.trim().length < 3}
      problem={problems.length === 0 ? undefined : problems.join('. ')}
      onAct={() => void act()}
      onClose={onClose}
    >
      <p>
        Recorded: {describeEvent(event)}
        {replaced === undefined ? '' : `; now ${describeEvent(replaced)}`}. It stays readable in the record
        whatever you choose here.
      </p>
      {event.kind.startsWith('drug.') ? (
        <p>The ledger keeps it, with an entry against it. Then record what happened as it was.</p>
      ) : null}
      {event.kind === 'vital.recorded' ? (
        <Tick name="correct-doubtful" checked={doubtful} onChange={setDoubtful}>
          Doubtful: keep the values, let them count for nothing, and measure again
        </Tick>
      ) : null}
      {standing.kind === 'vital.recorded' && !doubtful ? (
        <fieldset>
          <legend>Right values; one left empty stays as it was, and with none the entry is voided</legend>
          {VITALS.map(([member, label]) => (
            <TextField
              key={member}
              name={`correct-${member}`}
              label={label}
              hint={standing.data[member] === undefined ? 'Was not recorded' : `Was ${standing.data[member]}`}
              inputMode="decimal"
              value={values[member] ?? ''}
              onChange={(change) => setValues({ ...values, [member]: change.currentTarget.value })}
            />
          ))}
        </fieldset>
      ) : null}
      {event.kind === 'scale.recorded' ? (
        <TextField
          name="correct-score"
          label="Right score; left empty, the entry is voided"
          inputMode="numeric"
          value={values['score'] ?? ''}
          onChange={(change) => setValues({ score: change.currentTarget.value })}
        />
      ) : null}
      <TextAreaField
        name="correct-reason"
        label="Why"
        rows={2}
        value={reason}
        onChange={(change) => setReason(change.currentTarget.value)}
      />
    </ConfirmAct>
  );
}

type Replacement = NonNullable<EventData['correction.made']['replacement']>;
/** An entry as it stands, with its time. */
type Standing = SessionEvent | Replacement;

/** A reading that somebody looked at and does not believe: both stay readable, and it counts for nothing. */
function doubted(standing: Standing): Replacement | undefined {
  if (standing.kind !== 'vital.recorded') return undefined;
  const { observedAt, data } = standing;
  return { kind: 'vital.recorded', observedAt, data: { ...data, status: 'doubtful' } };
}

function withValues(
  standing: Standing,
  values: { readonly [member: string]: string },
): Replacement | undefined {
  const numbers = Object.fromEntries(
    Object.entries(values).flatMap(([member, text]) => (text.trim() === '' ? [] : [[member, Number(text)]])),
  );
  const { observedAt } = standing;
  if (standing.kind === 'vital.recorded')
    return { kind: 'vital.recorded', observedAt, data: { ...standing.data, status: 'final', ...numbers } };
  if (standing.kind === 'scale.recorded')
    return {
      kind: 'scale.recorded',
      observedAt,
      data: {
        scale: standing.data.scale,
        ...('score' in numbers ? { score: Number(numbers['score']) } : {}),
      },
    };
  return undefined;
}
