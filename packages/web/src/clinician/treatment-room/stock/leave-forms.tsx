import type { containerAccounts } from '@titrate/clinical/session';
import { formatAmount } from '@titrate/quantity';
import { type ReactNode, useState } from 'react';
import { capital } from '../../../kit/format/text.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { SelectField, TextField, Tick } from '../../../kit/ui/field.tsx';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import { countedIn, leavingOf } from './leaving.ts';

interface LeaveProps {
  readonly accounts: ReturnType<typeof containerAccounts>;
}

/** What is not given and cannot go back; it counts once a second person has confirmed it (CS-09). */
export function WasteForm({ accounts }: LeaveProps) {
  const [reason, setReason] = useState('');
  const [method, setMethod] = useState('');
  return (
    <LeaveForm
      kind="drug.wasted"
      accounts={accounts}
      act="Record the waste"
      extra={{ reason: reason.trim(), ...(method.trim() === '' ? {} : { method: method.trim() }) }}
      missing={reason.trim() === '' ? 'Say why it is wasted' : undefined}
      onStored={() => {
        setReason('');
        setMethod('');
      }}
    >
      <TextField
        name="waste-reason"
        label="Reason"
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      <TextField
        name="waste-method"
        label="How it was made unusable"
        optional
        value={method}
        onChange={(e) => setMethod(e.currentTarget.value)}
      />
    </LeaveForm>
  );
}

export function ReturnForm({ accounts }: LeaveProps) {
  const [sealed, setSealed] = useState(false);
  return (
    <LeaveForm
      kind="drug.returned"
      accounts={accounts}
      act="Record the return"
      extra={{ sealed }}
      missing={undefined}
      onStored={() => setSealed(false)}
    >
      <Tick name="return-sealed" checked={sealed} onChange={setSealed}>
        The container is sealed and goes back to its shelf
      </Tick>
    </LeaveForm>
  );
}

interface LeaveFormProps extends LeaveProps {
  readonly kind: 'drug.wasted' | 'drug.returned';
  readonly act: string;
  readonly extra: object;
  readonly missing: string | undefined;
  readonly onStored: () => void;
  readonly children: ReactNode;
}

function LeaveForm({ kind, accounts, act: words, extra, missing, onStored, children }: LeaveFormProps) {
  const { state, problemsOf } = useCharting();
  const act = useOneAct({ tellsHere: true });
  const [vialId, setVialId] = useState('');
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly string[]>([]);
  const changed = () => {
    setProblems([]);
    act.clear();
  };
  const source = state.drawn.find(({ data }) => data.vialId === vialId);
  const counted = source === undefined ? undefined : countedIn(source.data);
  const send = async () => {
    const leaving = leavingOf(text, counted);
    const chosen = accounts.find((one) => one.vialId === vialId);
    if (chosen === undefined) return setProblems(['Choose the container']);
    if (!leaving.ok) return setProblems([leaving.error]);
    if (missing !== undefined) return setProblems([missing]);
    const moved = {
      vialId,
      ...leaving.value,
      ...(chosen.lot === undefined ? {} : { lot: chosen.lot }),
    };
    const sent =
      kind === 'drug.wasted'
        ? ({ kind, data: { ...moved, reason: '', ...extra } } as const)
        : ({ kind, data: { ...moved, ...extra } } as const);
    const held = problemsOf(sent).map((one) => one.message);
    setProblems(held);
    if (held.length > 0 || !(await act.send(sent))) return;
    setText('');
    setVialId('');
    onStored();
  };
  return (
    <form
      className={styles.quickForm}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <SelectField
        name={`${kind}-container`}
        label="Container"
        value={vialId}
        onChange={(event) => {
          setVialId(event.currentTarget.value);
          changed();
        }}
        options={accounts.map((one) => ({ value: one.vialId, label: one.vialId }))}
      />
      <TextField
        name={`${kind}-amount`}
        label={counted === undefined ? 'Amount, mg' : capital(counted.many)}
        hint={
          counted === undefined
            ? undefined
            : `A ${counted.one} holds ${formatAmount(counted.mg, 'mg')}; ${
                kind === 'drug.wasted' ? 'half of one is 0.5' : 'only whole ones go back'
              }`
        }
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          changed();
        }}
      />
      {children}
      <Problems of={problems.length > 0 ? problems : act.problems} />
      <Button type="submit" disabled={act.busy}>
        {words}
      </Button>
    </form>
  );
}
