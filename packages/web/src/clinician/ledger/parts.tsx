import {
  amountSaid,
  countedAs,
  type FormularyItem,
  LEDGER_WORKERS,
  type LotOnShelf,
  type ResponseOf,
  type Role,
  type readLedger,
  stockedAs,
} from '@titrate/contract';
import { Decimal, err, formatAmount, ok, parseCivilDate, type Result } from '@titrate/quantity';
import type { ReactNode } from 'react';
import { formProblemsOf } from '../../kit/api/problems.ts';
import { formatDate } from '../../kit/format/date.ts';
import { capital } from '../../kit/format/text.ts';
import styles from './ledger.module.css';

/** Who moves, counts and confirms. */
export const worksIn = ({ roles }: { readonly roles: readonly Role[] }): boolean =>
  LEDGER_WORKERS.some((role) => roles.includes(role));

export type Ledger = ResponseOf<typeof readLedger>;

export const itemOf = (ledger: Ledger, itemId: string): FormularyItem | undefined =>
  ledger.items.find((one) => one.id === itemId);
export const placeOf = (ledger: Ledger, id: string | null): string =>
  ledger.locations.find((one) => one.id === id)?.name ?? 'Not known';
export const itemWords = (ledger: Ledger, itemId: string): string => {
  const item = itemOf(ledger, itemId);
  return item === undefined ? 'Not known' : stockedAs(item);
};

/** mg and mL of a vial, how many devices or units (CSR-04). */
export function amountWords(item: FormularyItem | undefined, mgText: string): string {
  if (item !== undefined) return amountSaid(item, mgText).join(', ');
  const mg = Decimal.parse(mgText);
  return formatAmount(mg.ok ? mg.value : Decimal.zero, 'mg');
}

/** What is typed, as milligrams: devices and units are typed as a number. Else what is wrong with it. */
export function typedMg(item: FormularyItem | undefined, text: string): Result<string, string> {
  const counted = item === undefined ? undefined : countedAs(item);
  const typed = Decimal.parse(text.trim());
  if (text.trim() === '')
    return err(
      counted === undefined ? 'Type the mg; 0 where there is none' : 'Type how many; 0 where there is none',
    );
  if (!typed.ok)
    return err(`"${text.trim()}" is not a number such as ${counted === undefined ? '36.5' : '3'}`);
  if (typed.value.isNegative()) return err('Cannot be less than 0');
  if (counted === undefined) return ok(typed.value.toString());
  if (!typed.value.isWhole()) return err(`${capital(counted.many)} are counted whole`);
  return ok(typed.value.times(counted.mg).toString());
}

export function amountLabel(item: FormularyItem | undefined): string {
  const counted = item === undefined ? undefined : countedAs(item);
  return counted === undefined ? 'Amount, mg' : capital(counted.many);
}

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
  // What is wrong with each field, where the server says so; its title alone would tell nobody what to change.
  const named = formProblemsOf(error).map(({ message }) => message);
  const words = also ?? (error === null || error === undefined ? undefined : named.join('; '));
  return words === undefined ? null : (
    <p className={`${styles.problem} ${styles.wide}`} role="alert">
      {words}
    </p>
  );
}
