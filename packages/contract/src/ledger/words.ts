import type { EntryKind, UnitName } from '@titrate/clinical/ledger';
import { Decimal, formatAmount } from '@titrate/quantity';

/** Entries of the ledger as people say them; the same on screen and on paper. */
export const LEDGER_KIND_WORDS: Record<EntryKind, string> = {
  receipt: 'Receipt',
  'move-out': 'Moved out',
  'move-in': 'Moved in',
  'draw-up': 'Drawn',
  administered: 'Administered',
  wasted: 'Wasted',
  destroyed: 'Destroyed',
  returned: 'Returned',
  lost: 'Lost',
  count: 'Count',
  adjusted: 'Adjusted',
};

interface Product {
  readonly product: 'ketamine' | 'esketamine';
  readonly containerMg: string;
}
export type Stocked =
  | (Product & { readonly form: 'vial'; readonly mgPerMl: string; readonly containerMl: string })
  | (Product & { readonly form: 'device' })
  | (Product & {
      readonly form: 'unit';
      readonly unit: UnitName;
      readonly mgPerUnit: string;
      readonly unitsPerContainer: number;
    });

const exact = (text: string): Decimal => {
  const read = Decimal.parse(text);
  return read.ok ? read.value : Decimal.zero;
};
const said = (text: string, unit: string): string => formatAmount(exact(text), unit);

/** "ketamine 50 mg per mL, 500 mg in 10 mL" (DOSE-05); "ketamine lozenge 100 mg, 30 in a container". */
export function stockedAs(item: Stocked): string {
  switch (item.form) {
    case 'vial':
      return `${item.product} ${said(item.mgPerMl, 'mg')} per mL, ${said(item.containerMg, 'mg')} in ${said(item.containerMl, 'mL')}`;
    case 'device':
      return `${item.product} nasal device ${said(item.containerMg, 'mg')}`;
    case 'unit':
      return `${takenAs(item)}, ${item.unitsPerContainer} in a container`;
  }
}

/** What somebody takes in the hand for a patient: of lozenges, the bottle's size does not matter there. */
export const takenAs = (item: Stocked): string =>
  item.form === 'unit' ? `${item.product} ${item.unit} ${said(item.mgPerUnit, 'mg')}` : stockedAs(item);

/** Milligrams of one that is counted and what it is called; a vial is measured instead (CSR-04). */
export function countedAs(
  item: Stocked,
): { readonly one: string; readonly many: string; readonly mg: Decimal } | undefined {
  switch (item.form) {
    case 'vial':
      return undefined;
    case 'device':
      return { one: 'device', many: 'devices', mg: exact(item.containerMg) };
    case 'unit':
      return { one: item.unit, many: `${item.unit}s`, mg: exact(item.mgPerUnit) };
  }
}

/** "12 lozenges of 100 mg". */
export const unitsSaid = (count: Decimal, unit: UnitName, mgPerUnit: Decimal): string =>
  `${counted(count, unit, `${unit}s`)} of ${formatAmount(mgPerUnit, 'mg')}`;

const counted = (count: Decimal, one: string, many: string): string =>
  `${count.toString()} ${count.equals(Decimal.of(1)) ? one : many}`;

/** An amount of the ledger as people say it: a vial in mg and mL, devices and units as a number; of a part of a unit the mg too. */
export function amountSaid(item: Stocked, mgText: string): readonly string[] {
  const mg = exact(mgText);
  switch (item.form) {
    case 'vial':
      return [formatAmount(mg, 'mg'), formatAmount(mg.over(exact(item.mgPerMl), 3), 'mL')];
    case 'device':
      return [counted(mg.over(exact(item.containerMg), 2), 'device', 'devices')];
    case 'unit': {
      const perUnit = exact(item.mgPerUnit);
      const count = mg.over(perUnit, 2);
      const words = unitsSaid(count, item.unit, perUnit);
      return count.isWhole() ? [words] : [words, formatAmount(mg, 'mg')];
    }
  }
}

/** The same where columns are many: mg alone, or how many. */
export function amountInShort(item: Stocked | undefined, mgText: string): string {
  const mg = exact(mgText);
  const pieces = item === undefined ? undefined : countedAs(item);
  if (pieces === undefined) return formatAmount(mg, 'mg');
  return counted(mg.over(pieces.mg, 2), pieces.one, pieces.many);
}
