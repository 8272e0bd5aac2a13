import { isFarBeyondOrder } from '@titrate/clinical/ledger';
import type { SessionState } from '@titrate/clinical/session';
import { type FormularyItem, type LotOnShelf, readLedger } from '@titrate/contract';
import { Decimal } from '@titrate/quantity';
import { useState } from 'react';
import { useCall } from '../../../kit/api/hooks.ts';
import { capital } from '../../../kit/format/text.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { SelectField, TextField } from '../../../kit/ui/field.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { amount } from '../chart/amounts.ts';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import { type DrawTexts, drawOf, EMPTY_DRAW, mayBeLess } from './draw-of.ts';
import { stockChoices, stockKey } from './stock-choices.ts';

/** Draws from a shelf: the lot is chosen, the label scanned or typed twice, the amount typed; nothing is filled in (DOSE-05, DOSE-20). */
export function DrawForm() {
  const { clinic } = useClinic();
  const ledger = useCall(readLedger, { params: { clinicId: clinic.id } });
  return (
    <FiveStates query={ledger} what="The ledger">
      {(data) => <Draw stock={data.stock} items={data.items} places={data.locations} />}
    </FiveStates>
  );
}

interface DrawProps {
  readonly stock: readonly LotOnShelf[];
  readonly items: readonly FormularyItem[];
  readonly places: readonly { readonly id: string; readonly name: string }[];
}

function Draw({ stock, items, places }: DrawProps) {
  const { state, problemsOf } = useCharting();
  const act = useOneAct({ tellsHere: true });
  const [key, setKey] = useState('');
  const [texts, setTexts] = useState(EMPTY_DRAW);
  const [problems, setProblems] = useState<readonly string[]>([]);
  /** The amount that is asked about; recording it once more answers. */
  const [asked, setAsked] = useState<number>();
  const chosen = stock.find((one) => stockKey(one) === key);
  const item = items.find((one) => one.id === chosen?.itemId);
  const labels = item === undefined ? undefined : labelsOf(item);
  // What was said of the values before says nothing of the new ones.
  const changed = () => {
    setProblems([]);
    setAsked(undefined);
    act.clear();
  };
  const field = (name: keyof DrawTexts, label: string, more: { hint?: string; unit?: boolean } = {}) => (
    <TextField
      name={`draw-${name}`}
      label={label}
      autoComplete="off"
      {...(more.hint === undefined ? {} : { hint: more.hint })}
      {...(more.unit === true ? { inputMode: 'decimal' as const } : {})}
      value={texts[name]}
      onChange={(event) => {
        setTexts({ ...texts, [name]: event.currentTarget.value });
        changed();
      }}
    />
  );
  const draw = async () => {
    if (chosen === undefined || item === undefined) return setProblems(['Choose the stock first']);
    const drawn = drawOf(chosen, item, texts, state.drawn.length + 1);
    if (!drawn.ok) return setProblems([drawn.error]);
    const data = drawn.value;
    const held = problemsOf({ kind: 'drug.drawn', data }).map((one) => one.message);
    setProblems(held);
    if (held.length > 0) return;
    if (asked !== data.amountMg && mayBeLess(item, data) && isFarBeyond(data.amountMg, state)) {
      setAsked(data.amountMg);
      return;
    }
    if (await act.send({ kind: 'drug.drawn', data })) {
      setKey('');
      setTexts(EMPTY_DRAW);
      setAsked(undefined);
    }
  };
  return (
    <form
      className={styles.quickForm}
      onSubmit={(event) => {
        event.preventDefault();
        void draw();
      }}
    >
      <SelectField
        name="draw-stock"
        label="Stock"
        hint="Expired lots are not offered."
        value={key}
        onChange={(event) => {
          setKey(event.currentTarget.value);
          changed();
        }}
        options={stockChoices(stock, items, places, state.opening?.data.order)}
      />
      {item === undefined || labels === undefined ? null : (
        <>
          {field('scan', 'Scan the package', { hint: 'Or type the label twice below.' })}
          {texts.scan.trim() === '' ? (
            <>
              {field('first', labels.first, { unit: item.form !== 'device' })}
              {field('second', labels.second, { unit: item.form !== 'device' })}
            </>
          ) : null}
          {field('lot', 'Lot')}
          {field('expiry', 'Expiry', { hint: 'A month or day such as 2027-08' })}
          {field('amount', labels.amount, { unit: true })}
        </>
      )}
      {asked === undefined ? null : (
        <p className={styles.ask} role="alert">
          {amount(asked, 'mg')} is far more than the order of {amount(orderedMg(state) ?? 0, 'mg')}: check the
          decimal point. Record the draw once more if it is right.
        </p>
      )}
      <Problems title="Not drawn:" of={problems.length > 0 ? problems : act.problems} />
      <Button type="submit" disabled={act.busy || item === undefined}>
        Record the draw
      </Button>
    </form>
  );
}

const orderedMg = (state: SessionState): number | undefined => state.opening?.data.order.doseMg;

function isFarBeyond(amountMg: number, state: SessionState): boolean {
  const ordered = orderedMg(state);
  return ordered !== undefined && isFarBeyondOrder(Decimal.of(amountMg), Decimal.of(ordered));
}

/** What the fields of the label and of the amount are called, by what is drawn. */
function labelsOf(item: FormularyItem): {
  readonly first: string;
  readonly second: string;
  readonly amount: string;
} {
  switch (item.form) {
    case 'vial':
      return {
        first: 'Strength on the label, mg per mL',
        second: 'Strength again, read anew, mg per mL',
        amount: 'Amount drawn, mg',
      };
    case 'device':
      return {
        first: 'Lot on the label, once more',
        second: 'Lot on the label, a third time, read anew',
        amount: 'Devices',
      };
    case 'unit':
      return {
        first: `Strength on the label, mg in one ${item.unit}`,
        second: `Strength again, read anew, mg in one ${item.unit}`,
        amount: `${capital(item.unit)}s`,
      };
  }
}
