import { alertTableOf, type LimitInForce, limitsInForce } from '@titrate/clinical/session';
import { LIMIT_WORDS } from '@titrate/contract';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { SelectField, TextField } from '../../../kit/ui/field.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import own from '../chair/chair.module.css';
import { useIdentity } from '../identity.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';

/** Limits that a prescriber set for this patient, for this session alone, with their reasons (ALM-15). */
export function PatientLimits() {
  const { state, zone } = useCharting();
  const { user } = useClinic();
  const [open, setOpen] = useState(false);
  const here = ['gate', 'ready', 'dosing', 'paused', 'recovery'].includes(state.phase.name);
  const may = here && user.roles.includes('prescriber');
  if (state.alertLimits.length === 0 && !may) return null;
  return (
    <div className={own.limits}>
      {state.alertLimits.length === 0 ? null : (
        <>
          <h3 className={own.subhead}>Limits of this patient, this session</h3>
          <ul className={styles.plainList}>
            {state.alertLimits.map(({ eventId, at, by, data }) => (
              <li key={eventId}>
                <strong>
                  {LIMIT_WORDS[data.parameter]} {data.side}, {data.band}: {data.limit}
                </strong>{' '}
                since {formatTime(at, zone)} by {by.type === 'person' ? by.name : by.type}: {data.reason}
              </li>
            ))}
          </ul>
        </>
      )}
      {may ? (
        <Button size="small" look="quiet" onClick={() => setOpen(true)}>
          Set a limit for this patient
        </Button>
      ) : null}
      {open ? <LimitForm onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

const keyOf = ({ parameter, side, band }: LimitInForce) => `${parameter} ${side} ${band}`;

function LimitForm({ onClose }: { onClose: () => void }) {
  const { state } = useCharting();
  const at = useAt(5000);
  const identity = useIdentity();
  const act = useOneAct();
  const [key, setKey] = useState('');
  const [limit, setLimit] = useState('');
  const [reason, setReason] = useState('');
  const all = limitsInForce(state, alertTableOf(state), at);
  const own = all.filter((one) => all.some((other) => isWorse(one, other)));
  const chosen = own.find((one) => keyOf(one) === key);
  const bound = chosen === undefined ? undefined : all.find((one) => isWorse(chosen, one));
  const value = Number(limit);
  const send = async () => {
    if (chosen === undefined || chosen.band === 'stop') return;
    const { parameter, side, band } = chosen;
    const stored = await act.send({
      kind: 'alertLimit.set',
      data: { parameter, side, band, limit: value, reason: reason.trim() },
    });
    if (stored) onClose();
  };
  return (
    <ConfirmAct
      open
      title="A limit for this patient"
      act={chosen === undefined || limit === '' ? 'Set the limit' : `Set ${limit} for this session`}
      identity={identity}
      busy={act.busy}
      disabled={
        chosen === undefined || limit.trim() === '' || Number.isNaN(value) || reason.trim().length < 3
      }
      problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
      onAct={() => void send()}
      onClose={onClose}
    >
      <SelectField
        name="limit-of"
        label="Limit"
        options={own.map((one) => ({
          value: keyOf(one),
          label: `${LIMIT_WORDS[one.parameter]} ${one.side}, ${one.band}: now ${one.limit}`,
        }))}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <TextField
        name="limit-value"
        label="New limit"
        inputMode="decimal"
        hint={
          bound === undefined ? undefined : `On the safe side of ${bound.limit}, which means ${bound.band}`
        }
        value={limit}
        onChange={(event) => setLimit(event.currentTarget.value)}
      />
      <TextField
        name="limit-reason"
        label="Reason"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p>It holds from the next reading on, stands on the chart, and ends with this session.</p>
    </ConfirmAct>
  );
}

const ORDER = ['watch', 'urgent', 'stop'];
const isWorse = (one: LimitInForce, other: LimitInForce): boolean =>
  one.parameter === other.parameter &&
  one.side === other.side &&
  ORDER.indexOf(other.band) > ORDER.indexOf(one.band);
