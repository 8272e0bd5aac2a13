import type { EntryKind } from '@titrate/clinical/ledger';
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

export interface Stocked {
  readonly product: 'ketamine' | 'esketamine';
  readonly form: 'vial' | 'device';
  readonly mgPerMl: string | null;
  readonly containerMl: string | null;
  readonly containerMg: string;
}

const said = (text: string | null, unit: string): string => {
  const read = Decimal.parse(text ?? '');
  return read.ok ? formatAmount(read.value, unit) : '';
};

/** "ketamine 50 mg per mL, 500 mg in 10 mL" (DOSE-05). */
export const stockedAs = (item: Stocked): string =>
  item.form === 'device'
    ? `${item.product} nasal device ${said(item.containerMg, 'mg')}`
    : `${item.product} ${said(item.mgPerMl, 'mg')} per mL, ${said(item.containerMg, 'mg')} in ${said(item.containerMl, 'mL')}`;
