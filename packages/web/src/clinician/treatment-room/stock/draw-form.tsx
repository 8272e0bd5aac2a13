import { isFarBeyondOrder, MG_PER_DEVICE, readPackageScan } from '@titrate/clinical/ledger';
import type { EventData, SessionState } from '@titrate/clinical/session';
import { type FormularyItem, type LotOnShelf, readLedger } from '@titrate/contract';
import { Decimal } from '@titrate/quantity';
import { useState } from 'react';
import { useCall } from '../../../kit/api/hooks.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { SelectField, TextField } from '../../../kit/ui/field.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { amount } from '../chart/amounts.ts';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
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

const EMPTY = { scan: '', first: '', second: '', lot: '', expiry: '', amount: '' };

function Draw({ stock, items, places }: DrawProps) {
  const { state, problemsOf } = useCharting();
  const act = useOneAct();
  const [key, setKey] = useState('');
  const [texts, setTexts] = useState(EMPTY);
  const [problems, setProblems] = useState<readonly string[]>([]);
  /** The amount that is asked about; recording it once more answers. */
  const [asked, setAsked] = useState<number>();
  const chosen = stock.find((one) => stockKey(one) === key);
  const item = items.find((one) => one.id === chosen?.itemId);
  const isDevice = item?.form === 'device';
  const field = (name: keyof typeof EMPTY, label: string, more: { hint?: string; unit?: boolean } = {}) => (
    <TextField
      name={`draw-${name}`}
      label={label}
      autoComplete="off"
      {...(more.hint === undefined ? {} : { hint: more.hint })}
      {...(more.unit === true ? { inputMode: 'decimal' as const } : {})}
      value={texts[name]}
      onChange={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
    />
  );
  const draw = async () => {
    if (chosen === undefined || item === undefined) return setProblems(['Choose the stock first']);
    const data = drawOf(chosen, item, texts, state.drawn.length + 1);
    if (typeof data === 'string') return setProblems([data]);
    const held = problemsOf({ kind: 'drug.drawn', data }).map((one) => one.message);
    setProblems(held);
    if (held.length > 0) return;
    if (asked !== data.amountMg && item.multiDose && isFarBeyond(data.amountMg, state)) {
      setAsked(data.amountMg);
      return;
    }
    if (await act.send({ kind: 'drug.drawn', data })) {
      setKey('');
      setTexts(EMPTY);
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
        onChange={(event) => setKey(event.currentTarget.value)}
        options={stockChoices(stock, items, places, state.opening?.data.order)}
      />
      {item === undefined ? null : (
        <>
          {field('scan', 'Scan the package', { hint: 'Or type the label twice below.' })}
          {texts.scan.trim() === '' ? (
            <>
              {isDevice
                ? field('first', 'Lot on the label, once more')
                : field('first', 'Strength on the label, mg per mL', { unit: true })}
              {isDevice
                ? field('second', 'Lot on the label, a third time, read anew')
                : field('second', 'Strength again, read anew, mg per mL', { unit: true })}
            </>
          ) : null}
          {field('lot', 'Lot')}
          {field('expiry', 'Expiry', { hint: 'A month or day such as 2027-08' })}
          {field('amount', isDevice ? 'Devices' : 'Amount drawn, mg', { unit: true })}
        </>
      )}
      {asked === undefined ? null : (
        <p className={styles.ask} role="alert">
          {amount(asked, 'mg')} is far more than the order of {amount(orderedMg(state) ?? 0, 'mg')}: check the
          decimal point. Record the draw once more if it is right.
        </p>
      )}
      <Problems title="Not drawn:" of={[...problems, ...act.problems]} />
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

/** The draw as typed, or what is missing in words. */
function drawOf(
  chosen: LotOnShelf,
  item: FormularyItem,
  texts: typeof EMPTY,
  number: number,
): EventData['drug.drawn'] | string {
  const typed = Decimal.parse(texts.amount.trim());
  if (!typed.ok)
    return item.form === 'device' ? 'Type how many devices' : 'Type the amount in mg, such as 36.5';
  const scan = texts.scan.trim();
  if (scan !== '') {
    const read = readPackageScan(scan);
    if (!read.ok) return read.error.message;
  }
  if (item.form === 'device' && scan === '' && (texts.first.trim() === '' || texts.second.trim() === ''))
    return 'Scan the device, or type its lot twice more';
  if (texts.lot.trim() === '') return 'Type the lot that stands on the label';
  if (texts.expiry.trim() === '') return 'Type the expiry that stands on the label, such as 2027-08';
  const common = {
    vialId: `${chosen.lot}/${number}`,
    lot: texts.lot.trim(),
    expiry: texts.expiry.trim(),
    product: item.product,
    stock: { locationId: chosen.locationId, lotId: chosen.lotId },
  };
  if (item.form === 'device') {
    const label =
      scan === ''
        ? { by: 'typed' as const, firstLot: texts.first.trim(), secondLot: texts.second.trim() }
        : undefined;
    return {
      ...common,
      devices: typed.value.toNumber(),
      amountMg: MG_PER_DEVICE.times(typed.value).toNumber(),
      label: label ?? { by: 'scan', text: scan },
    };
  }
  const [first, second] = [Decimal.parse(texts.first.trim()), Decimal.parse(texts.second.trim())];
  const strength = Decimal.parse(item.mgPerMl ?? '');
  if (scan === '' && (!first.ok || !second.ok)) return 'Scan the vial, or type its strength twice';
  if (!strength.ok) return 'This stock has no strength';
  return {
    ...common,
    amountMg: typed.value.toNumber(),
    vialMgPerMl: (scan === '' && first.ok ? first.value : strength.value).toNumber(),
    label:
      scan === '' && first.ok && second.ok
        ? { by: 'typed', firstMgPerMl: first.value.toNumber(), secondMgPerMl: second.value.toNumber() }
        : { by: 'scan', text: scan },
  };
}
