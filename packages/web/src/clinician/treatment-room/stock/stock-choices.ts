import { formForRoute } from '@titrate/clinical/ledger';
import type { SessionState } from '@titrate/clinical/session';
import { type FormularyItem, type LotOnShelf, takenAs } from '@titrate/contract';
import { Decimal } from '@titrate/quantity';

type Order = NonNullable<SessionState['opening']>['data']['order'];

export interface StockChoice {
  readonly value: string;
  readonly label: string;
  /** Stock that the order was not worked out for stands apart: drawing it is refused, but seeing it is no secret. */
  readonly group?: string;
}

/** Names a lot on a shelf. */
export const stockKey = (one: LotOnShelf): string => `${one.locationId}/${one.lotId}`;

/** Lots that may be drawn, those of the ordered drug, strength and container first; expired ones are left out. */
export function stockChoices(
  stock: readonly LotOnShelf[],
  items: readonly FormularyItem[],
  places: readonly { readonly id: string; readonly name: string }[],
  order: Order | undefined,
): readonly StockChoice[] {
  const choices = stock
    .filter((one) => !one.expired)
    .map((one): StockChoice => {
      const item = items.find((other) => other.id === one.itemId);
      const place = places.find((other) => other.id === one.locationId)?.name ?? '';
      const label = `${item === undefined ? '' : takenAs(item)}, lot ${one.lot}, ${place}`;
      const isOther = order !== undefined && (item === undefined || !fits(item, order));
      return { value: stockKey(one), label, ...(isOther ? { group: 'Not what is ordered' } : {}) };
    });
  return choices.toSorted((a, b) => Number(a.group !== undefined) - Number(b.group !== undefined));
}

function fits(item: FormularyItem, order: Order): boolean {
  if (item.product !== order.product || item.form !== formForRoute(order.route)) return false;
  if (item.form !== 'vial' || order.vialMgPerMl === undefined) return true;
  const holds = Decimal.parse(item.mgPerMl);
  return holds.ok && holds.value.equals(Decimal.of(order.vialMgPerMl));
}
