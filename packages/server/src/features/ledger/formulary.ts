import { type Container, containerMg, MG_PER_DEVICE } from '@titrate/clinical/ledger';
import type { BodyOf, FormularyItem, saveFormularyItem } from '@titrate/contract';
import { Decimal } from '@titrate/quantity';
import type { Selectable } from 'kysely';
import type { FormularyItemTable } from './ledger.tables.ts';

type Row = Selectable<FormularyItemTable>;
type Size = Pick<
  Row,
  'form' | 'mgPerMl' | 'containerMl' | 'containerMg' | 'unit' | 'mgPerUnit' | 'unitsPerContainer'
>;

/** Exact decimal of a numeric column or a checked text. */
export function decimalOf(text: string): Decimal {
  const read = Decimal.parse(text);
  if (!read.ok) throw new Error('Invariant broken: a numeric column reads');
  return read.value;
}

/** The checks of the table keep every column of the form that a row has. */
function kept<T>(value: T | null): T {
  if (value === null)
    throw new Error('Invariant broken: an item of the formulary has what its form asks for');
  return value;
}

export function containerOf(row: Size): Container {
  switch (row.form) {
    case 'vial':
      return {
        form: 'vial',
        mgPerMl: decimalOf(kept(row.mgPerMl)),
        containerMl: decimalOf(kept(row.containerMl)),
      };
    case 'device':
      return { form: 'device', mgPerDevice: decimalOf(row.containerMg) };
    case 'unit':
      return {
        form: 'unit',
        unit: kept(row.unit),
        mgPerUnit: decimalOf(kept(row.mgPerUnit)),
        unitsPerContainer: kept(row.unitsPerContainer),
      };
  }
}

/** A row as it is told: of each form what it has, and nothing else. */
export function itemOf(row: Row): FormularyItem {
  const { id, product, containerMg: holds, multiDose, gtin, active, version } = row;
  const common = { id, product, containerMg: holds, multiDose, gtin, active, version };
  switch (row.form) {
    case 'vial':
      return { ...common, form: 'vial', mgPerMl: kept(row.mgPerMl), containerMl: kept(row.containerMl) };
    case 'device':
      return { ...common, form: 'device' };
    case 'unit':
      return {
        ...common,
        form: 'unit',
        unit: kept(row.unit),
        mgPerUnit: kept(row.mgPerUnit),
        unitsPerContainer: kept(row.unitsPerContainer),
      };
  }
}

const NO_SIZE = { mgPerMl: null, containerMl: null, unit: null, mgPerUnit: null, unitsPerContainer: null };

/** The columns of a container. */
export function columnsOf(container: Container): Size {
  const common = { ...NO_SIZE, containerMg: containerMg(container).toString() };
  switch (container.form) {
    case 'vial':
      return {
        ...common,
        form: 'vial',
        mgPerMl: container.mgPerMl.toString(),
        containerMl: container.containerMl.toString(),
      };
    case 'device':
      return { ...common, form: 'device' };
    case 'unit':
      return {
        ...common,
        form: 'unit',
        unit: container.unit,
        mgPerUnit: container.mgPerUnit.toString(),
        unitsPerContainer: container.unitsPerContainer,
      };
  }
}

type Sent = BodyOf<typeof saveFormularyItem>['container'];

/** What was sent, with the drug that comes in it: devices hold esketamine, units racemic ketamine. */
export function sentContainer(sent: Sent): {
  readonly product: Row['product'];
  readonly container: Container;
} {
  switch (sent.form) {
    case 'vial':
      return {
        product: sent.product,
        container: {
          form: 'vial',
          mgPerMl: decimalOf(sent.mgPerMl),
          containerMl: decimalOf(sent.containerMl),
        },
      };
    case 'device':
      return { product: 'esketamine', container: { form: 'device', mgPerDevice: MG_PER_DEVICE } };
    case 'unit':
      return { product: 'ketamine', container: { ...sent, mgPerUnit: decimalOf(sent.mgPerUnit) } };
  }
}
