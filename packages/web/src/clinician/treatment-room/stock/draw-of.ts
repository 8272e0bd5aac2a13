import { type ContainerForm, MG_PER_DEVICE, readPackageScan } from '@titrate/clinical/ledger';
import type { EventData } from '@titrate/clinical/session';
import type { FormularyItem, LotOnShelf } from '@titrate/contract';
import { Decimal, err, ok, type Result } from '@titrate/quantity';

type Drawn = EventData['drug.drawn'];

/** The form of a draw as it is typed. */
export const EMPTY_DRAW = { scan: '', first: '', second: '', lot: '', expiry: '', amount: '' };
export type DrawTexts = typeof EMPTY_DRAW;

const UNREAD: { readonly [F in ContainerForm]: string } = {
  vial: 'Scan the vial, or type its strength twice',
  device: 'Scan the device, or type its lot twice more',
  unit: 'Scan the package, or type its strength twice',
};

/** The draw as typed, or what is missing in words. */
export function drawOf(
  chosen: LotOnShelf,
  item: FormularyItem,
  texts: DrawTexts,
  number: number,
): Result<Drawn, string> {
  const typed = Decimal.parse(texts.amount.trim());
  if (!typed.ok || (item.form !== 'vial' && !typed.value.isWhole())) return err(amountMissing(item));
  const label = labelOf(item.form, texts);
  if (!label.ok) return label;
  if (texts.lot.trim() === '') return err('Type the lot that stands on the label');
  if (texts.expiry.trim() === '') return err('Type the expiry that stands on the label, such as 2027-08');
  const common = {
    vialId: `${chosen.lot}/${number}`,
    lot: texts.lot.trim(),
    expiry: texts.expiry.trim(),
    product: item.product,
    stock: { locationId: chosen.locationId, lotId: chosen.lotId },
    label: label.value,
  };
  const count = typed.value.toNumber();
  // What a hand typed stands in the record as it was read; a scan is held against the formulary by the server.
  switch (item.form) {
    case 'vial': {
      const read = label.value.by === 'typed' ? label.value.firstMgPerMl : undefined;
      return ok({ ...common, amountMg: count, vialMgPerMl: read ?? Number(item.mgPerMl) });
    }
    case 'device':
      return ok({ ...common, devices: count, amountMg: MG_PER_DEVICE.times(typed.value).toNumber() });
    case 'unit': {
      const read = label.value.by === 'typed' ? label.value.firstMgPerUnit : undefined;
      const mg = read ?? Number(item.mgPerUnit);
      const amountMg = Decimal.of(mg).times(typed.value).toNumber();
      return ok({ ...common, unit: { name: item.unit, mg }, units: count, amountMg });
    }
  }
}

function amountMissing(item: FormularyItem): string {
  switch (item.form) {
    case 'vial':
      return 'Type the amount in mg, such as 36.5';
    case 'device':
      return 'Type how many devices';
    case 'unit':
      return `Type how many ${item.unit}s`;
  }
}

function labelOf(form: ContainerForm, texts: DrawTexts): Result<NonNullable<Drawn['label']>, string> {
  const scan = texts.scan.trim();
  if (scan !== '') {
    const read = readPackageScan(scan);
    return read.ok ? ok({ by: 'scan', text: scan }) : err(read.error.message);
  }
  const [firstLot, secondLot] = [texts.first.trim(), texts.second.trim()];
  if (form === 'device')
    return firstLot === '' || secondLot === '' ? err(UNREAD[form]) : ok({ by: 'typed', firstLot, secondLot });
  const [first, second] = [Decimal.parse(firstLot), Decimal.parse(secondLot)];
  if (!first.ok || !second.ok) return err(UNREAD[form]);
  const [one, two] = [first.value.toNumber(), second.value.toNumber()];
  return ok(
    form === 'vial'
      ? { by: 'typed', firstMgPerMl: one, secondMgPerMl: two }
      : { by: 'typed', firstMgPerUnit: one, secondMgPerUnit: two },
  );
}

/** One vial for one patient, or one lozenge, is the least that can be drawn, however little is ordered. */
export const mayBeLess = (
  item: Pick<FormularyItem, 'multiDose'>,
  { units = 1 }: Pick<Drawn, 'units'>,
): boolean => item.multiDose || units > 1;
