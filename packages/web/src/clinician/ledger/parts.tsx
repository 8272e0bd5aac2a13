import {
  type FormularyItem,
  type LotOnShelf,
  type ResponseOf,
  type readLedger,
  stockedAs,
} from '@titrate/contract';
import { Decimal, err, formatAmount, ok, parseCivilDate, type Result } from '@titrate/quantity';
import type { ReactNode } from 'react';
import { wordsOf } from '../../kit/api/problems.ts';
import { formatDate } from '../../kit/format/date.ts';
import styles from './ledger.module.css';

export type Ledger = ResponseOf<typeof readLedger>;

export const itemOf = (ledger: Ledger, itemId: string): FormularyItem | undefined =>
  ledger.items.find((one) => one.id === itemId);
export const placeOf = (ledger: Ledger, id: string | null): string =>
  ledger.locations.find((one) => one.id === id)?.name ?? 'Not known';
export const itemWords = (ledger: Ledger, itemId: string): string => {
  const item = itemOf(ledger, itemId);
  return item === undefined ? 'Not known' : stockedAs(item);
};

const exact = (text: string): Decimal => {
  const read = Decimal.parse(text);
  return read.ok ? read.value : Decimal.zero;
};

/** Milligrams and millilitres of a vial, devices as a number (CSR-04). */
export function amountWords(item: FormularyItem | undefined, mgText: string): string {
  const mg = exact(mgText);
  if (item === undefined) return formatAmount(mg, 'mg');
  if (item.mgPerMl === null) {
    const count = mg.over(exact(item.containerMg), 2);
    return `${count.toString()} ${count.equals(Decimal.of(1)) ? 'device' : 'devices'}`;
  }
  return `${formatAmount(mg, 'mg')}, ${formatAmount(mg.over(exact(item.mgPerMl), 3), 'mL')}`;
}

/** What is typed, as milligrams: devices are typed as a number. Else what is wrong with it. */
export function typedMg(item: FormularyItem | undefined, text: string): Result<string, string> {
  const isDevice = item?.form === 'device';
  const typed = Decimal.parse(text.trim());
  if (text.trim() === '')
    return err(isDevice ? 'Type how many; 0 where there is none' : 'Type the mg; 0 where there is none');
  if (!typed.ok) return err(`"${text.trim()}" is not a number such as ${isDevice ? '3' : '36.5'}`);
  if (typed.value.isNegative()) return err('Cannot be less than 0');
  if (!isDevice) return ok(typed.value.toString());
  if (!typed.value.equals(typed.value.round(0))) return err('Devices are counted whole');
  return ok(typed.value.times(exact(item.containerMg)).toString());
}

export const amountLabel = (item: FormularyItem | undefined): string =>
  item?.form === 'device' ? 'Devices' : 'Amount, mg';

export function day(text: string): string {
  const read = parseCivilDate(text);
  return read.ok ? formatDate(read.value) : text;
}

export const lotOptions = (ledger: Ledger, stock: readonly LotOnShelf[]) =>
  stock.map((one) => ({
    value: `${one.locationId}/${one.lotId}`,
    label: `${itemWords(ledger, one.itemId)}, lot ${one.lot}, ${placeOf(ledger, one.locationId)}`,
  }));

export function Refused({
  error,
  also,
}: {
  readonly error: unknown;
  readonly also?: string | undefined;
}): ReactNode {
  const words = also ?? (error === null || error === undefined ? undefined : wordsOf(error));
  return words === undefined ? null : (
    <p className={`${styles.problem} ${styles.wide}`} role="alert">
      {words}
    </p>
  );
}
