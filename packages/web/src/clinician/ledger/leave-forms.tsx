import { listLedgerEntries, moveStock, proposeLedgerAct, readLedger, recordLoss } from '@titrate/contract';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { Button } from '../../kit/ui/button.tsx';
import { SelectField, TextField } from '../../kit/ui/field.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './ledger.module.css';
import { amountLabel, itemOf, type Ledger, lotOptions, Refused, typedMg } from './parts.tsx';

interface Shelf {
  readonly id: string;
  readonly locationId: string;
  readonly lotId: string;
  readonly amountMg: string;
}

interface ShelfFormProps {
  readonly name: string;
  readonly ledger: Ledger;
  readonly act: string;
  readonly missing: string | undefined;
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSend: (shelf: Shelf, done: () => void) => void;
  readonly children: ReactNode;
}

/** Chooses a lot on a shelf and how much of it. */
function ShelfForm({ name, ledger, act, missing, error, busy, onSend, children }: ShelfFormProps) {
  const [id, setId] = useState(() => crypto.randomUUID());
  const [key, setKey] = useState('');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const chosen = ledger.stock.find((one) => `${one.locationId}/${one.lotId}` === key);
  const item = chosen === undefined ? undefined : itemOf(ledger, chosen.itemId);
  const send = () => {
    const amount = typedMg(item, text);
    const found = chosen === undefined ? 'Choose the stock' : amount.ok ? missing : amount.error;
    setProblem(found);
    if (found !== undefined || chosen === undefined || !amount.ok) return;
    onSend({ id, locationId: chosen.locationId, lotId: chosen.lotId, amountMg: amount.value }, () => {
      setId(crypto.randomUUID());
      setKey('');
      setText('');
    });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <SelectField
        name={`${name}-stock`}
        label="Stock"
        options={lotOptions(ledger, ledger.stock)}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <TextField
        name={`${name}-amount`}
        label={amountLabel(item)}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {children}
      <Refused error={error} also={problem} />
      <Button type="submit" disabled={busy}>
        {act}
      </Button>
    </form>
  );
}

const REFRESHES = [readLedger, listLedgerEntries] as const;

export function MoveForm({ ledger }: { readonly ledger: Ledger }) {
  const { clinic } = useClinic();
  const move = useAct(moveStock, { refreshes: REFRESHES });
  const [toId, setToId] = useState('');
  const [reason, setReason] = useState('');
  return (
    <ShelfForm
      name="move"
      ledger={ledger}
      act="Move it"
      missing={toId === '' ? 'Choose where it goes' : undefined}
      error={move.error}
      busy={move.isPending}
      onSend={({ locationId, ...shelf }, done) =>
        move.mutate(
          {
            params: { clinicId: clinic.id },
            body: { ...shelf, fromId: locationId, toId, reason: reason.trim() },
          },
          {
            onSuccess: () => {
              toast('Moved');
              done();
            },
          },
        )
      }
    >
      <SelectField
        name="move-to"
        label="To"
        options={ledger.locations
          .filter((one) => one.active)
          .map((one) => ({ value: one.id, label: one.name }))}
        value={toId}
        onChange={(event) => setToId(event.currentTarget.value)}
      />
      <TextField
        name="move-reason"
        label="Reason"
        optional
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ShelfForm>
  );
}

/** Expired or damaged stock; in the books once a second person has seen it go (CS-09). */
export function DestroyForm({ ledger }: { readonly ledger: Ledger }) {
  const { clinic } = useClinic();
  const propose = useAct(proposeLedgerAct, { refreshes: REFRESHES });
  const [reason, setReason] = useState('');
  const [method, setMethod] = useState('');
  const missing = reason.trim().length < 3 ? 'Say why' : method.trim() === '' ? 'Say how' : undefined;
  return (
    <ShelfForm
      name="destroy"
      ledger={ledger}
      act="Enter the destruction"
      missing={missing}
      error={propose.error}
      busy={propose.isPending}
      onSend={(shelf, done) =>
        propose.mutate(
          {
            params: { clinicId: clinic.id },
            body: { kind: 'destroyed', ...shelf, reason: reason.trim(), method: method.trim() },
          },
          {
            onSuccess: () => {
              toast('Entered: a second person confirms it');
              done();
            },
          },
        )
      }
    >
      <TextField
        name="destroy-reason"
        label="Why"
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      <TextField
        name="destroy-method"
        label="How"
        value={method}
        onChange={(e) => setMethod(e.currentTarget.value)}
      />
    </ShelfForm>
  );
}

/** Lost, broken or stolen; a task stays open until somebody says what came of it (CS-12). */
export function LossForm({ ledger }: { readonly ledger: Ledger }) {
  const { clinic } = useClinic();
  const lose = useAct(recordLoss, { refreshes: REFRESHES });
  const [reason, setReason] = useState('');
  return (
    <ShelfForm
      name="loss"
      ledger={ledger}
      act="Record the loss"
      missing={reason.trim().length < 3 ? 'Say what happened' : undefined}
      error={lose.error}
      busy={lose.isPending}
      onSend={(shelf, done) =>
        lose.mutate(
          { params: { clinicId: clinic.id }, body: { ...shelf, reason: reason.trim() } },
          {
            onSuccess: () => {
              toast('Recorded: a task is open until its outcome is written down');
              done();
            },
          },
        )
      }
    >
      <TextField
        name="loss-reason"
        label="What happened"
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
    </ShelfForm>
  );
}
