import {
  type ContainerForm,
  isExpired,
  lastGoodDay,
  readPackageScan,
  wholePieces,
} from '@titrate/clinical/ledger';
import {
  drawnForm,
  type EventOf,
  isLateEntry,
  labelRead,
  type SessionEvent,
} from '@titrate/clinical/session';
import { Decimal, formatAmount, type Instant, type Problem } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { storedInstant } from '../../platform/moments.ts';
import { containerOf, decimalOf } from './formulary.ts';
import { clinicToday } from './stock.routes.ts';

type Draw = EventOf<'drug.drawn'>;
interface Refused {
  readonly id: string;
  readonly problems: readonly Problem[];
}

/**
 * What is wrong with draws by the books of the clinic (lot, label, expiry, whole containers, what is there), and with
 * doses by its day: nothing is given from a container past its last good day.
 */
export async function drawRefusals(
  tx: Tx,
  clinicId: string,
  events: readonly SessionEvent[],
  now: Instant,
): Promise<readonly Refused[]> {
  const asked = events.filter((event) => isBookedDraw(event) || isAskedForExpiry(event, now));
  if (asked.length === 0) return [];
  const known = await storedIds(tx, clinicId, asked);
  const out: Refused[] = [];
  for (const event of asked) {
    // Sent again, it is in the books already, and the shelf is emptier by it.
    if (known.has(event.id)) continue;
    const today = await clinicToday(tx, clinicId, storedInstant(event.observedAt));
    const problems = isBookedDraw(event)
      ? await problemsOf(tx, clinicId, event, today)
      : expiredProblems(labelRead(event)?.expiry, today);
    if (problems.length > 0) out.push({ id: event.id, problems });
  }
  return out;
}

type BookedDraw = Draw & { readonly data: { readonly stock: NonNullable<Draw['data']['stock']> } };

const isBookedDraw = (event: SessionEvent): event is BookedDraw =>
  event.kind === 'drug.drawn' && event.data.stock !== undefined;

/** What was given is told as it was, also a mistake: only a dose that is about to be given can be held. */
const isAskedForExpiry = (event: SessionEvent, now: Instant): boolean =>
  labelRead(event)?.expiry !== undefined && !isLateEntry(storedInstant(event.observedAt), now);

function expiredProblems(expiry: string | undefined, today: string): readonly Problem[] {
  const day = lastGoodDay(expiry ?? '');
  if (!day.ok || !isExpired(day.value, today)) return [];
  return [
    {
      type: 'expired',
      message: `DOSE-20: the label says good through ${day.value}. To clear: take another container`,
      path: '/data/expiry',
    },
  ];
}

async function storedIds(
  tx: Tx,
  clinicId: string,
  events: readonly SessionEvent[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('sessionEvent')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where(
      'id',
      'in',
      events.map(({ id }) => id),
    )
    .execute();
  return new Set(rows.map((row) => row.id));
}

async function problemsOf(
  tx: Tx,
  clinicId: string,
  event: BookedDraw,
  today: string,
): Promise<readonly Problem[]> {
  const shelf = await shelfOf(tx, clinicId, event.data.stock);
  if (shelf === undefined)
    return [
      { type: 'not-found', message: 'CSR-01: this lot is not kept at the location', path: '/data/stock' },
    ];
  // What else is wrong with a container that must not be used helps nobody.
  const wrong = formProblem(event, shelf);
  if (wrong !== undefined) return [wrong];
  return [...labelProblems(event, shelf, today), ...amountProblems(event, shelf)];
}

type Shelf = NonNullable<Awaited<ReturnType<typeof shelfOf>>>;

async function shelfOf(tx: Tx, clinicId: string, stock: NonNullable<Draw['data']['stock']>) {
  if (!isUuid(stock.lotId) || !isUuid(stock.locationId)) return undefined;
  return tx
    .selectFrom('ledgerBalance as balance')
    .innerJoin('ledgerLot as lot', (join) =>
      join.onRef('lot.clinicId', '=', 'balance.clinicId').onRef('lot.id', '=', 'balance.lotId'),
    )
    .innerJoin('formularyItem as item', (join) =>
      join.onRef('item.clinicId', '=', 'lot.clinicId').onRef('item.id', '=', 'lot.itemId'),
    )
    .selectAll('item')
    .select(['balance.mg', 'lot.lot', 'lot.expiresOn'])
    .where('balance.clinicId', '=', clinicId)
    .where('balance.locationId', '=', stock.locationId)
    .where('balance.lotId', '=', stock.lotId)
    .executeTakeFirst();
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** The chosen lot is kept as one container, the draw speaks of another: it would enter the books in the wrong measure. */
function formProblem({ data }: Draw, shelf: Shelf): Problem | undefined {
  const said = drawnForm(data);
  if (said === undefined || said === shelf.form) return undefined;
  return {
    type: 'wrong-container',
    message: `DOSE-05: lot ${shelf.lot} is kept as ${FORM_WORDS[shelf.form]}, the draw says ${FORM_WORDS[said]}. To clear: choose the stock that is in your hand`,
    path: '/data/stock',
  };
}

const FORM_WORDS: { readonly [F in ContainerForm]: string } = {
  vial: 'vials',
  device: 'nasal devices',
  unit: 'lozenges, troches, capsules or tablets',
};

function labelProblems({ data }: Draw, shelf: Shelf, today: string): readonly Problem[] {
  const out: Problem[] = [];
  const say = (type: string, message: string, path: string) => out.push({ type, message, path });
  if (data.lot !== shelf.lot)
    say(
      'wrong-lot',
      `DOSE-20: the label says lot ${data.lot ?? ''}, the chosen stock is lot ${shelf.lot}. To clear: choose the stock that is in your hand, or read the label again`,
      '/data/lot',
    );
  const day = lastGoodDay(data.expiry ?? '');
  if (!day.ok || day.value !== shelf.expiresOn)
    say(
      'differs',
      `DOSE-20: the label was ${day.ok ? `read as good through ${day.value}` : 'read without an expiry'}, ${booksSay(shelf)}`,
      '/data/expiry',
    );
  if (isExpired(shelf.expiresOn, today))
    say(
      'expired',
      `DOSE-20: lot ${shelf.lot} expired on ${shelf.expiresOn}. To clear: take another lot`,
      '/data/stock',
    );
  if (data.product !== shelf.product)
    say('wrong-product', `DOSE-05: this stock is ${shelf.product}`, '/data/product');
  const strength = shelf.mgPerMl === null ? undefined : decimalOf(shelf.mgPerMl);
  const read = data.vialMgPerMl === undefined ? undefined : Decimal.of(data.vialMgPerMl);
  if (strength !== undefined && (read === undefined || !read.equals(strength)))
    say(
      'wrong-vial',
      `DOSE-05: this stock holds ${strength.toString()} mg per mL, the label was read otherwise`,
      '/data/vialMgPerMl',
    );
  const { unit, mgPerUnit } = shelf;
  const holds = mgPerUnit === null ? undefined : decimalOf(mgPerUnit);
  if (holds !== undefined && (data.unit?.name !== unit || !Decimal.of(data.unit.mg).equals(holds)))
    say(
      'wrong-vial',
      `DOSE-05: this stock is ${unit}s of ${holds.toString()} mg, the label was read otherwise`,
      '/data/unit',
    );
  if (data.label?.by === 'scan') out.push(...scanProblems(data.label.text, shelf));
  return out;
}

const booksSay = ({ expiresOn }: Shelf): string =>
  `the books say ${expiresOn}. To clear: read the label again; where the books are wrong, draw from another lot`;

function scanProblems(text: string, shelf: Shelf): readonly Problem[] {
  const path = '/data/label';
  const scan = readPackageScan(text, path);
  if (!scan.ok) return [scan.error];
  if (shelf.gtin === null)
    return [
      {
        type: 'unknown-code',
        message: 'DOSE-05: the formulary has no code for this item: type the label twice',
        path,
      },
    ];
  const out: Problem[] = [];
  if (scan.value.gtin !== shelf.gtin)
    out.push({
      type: 'wrong-vial',
      message: 'DOSE-05: the scanned package is another product or strength. To clear: take the ordered one',
      path,
    });
  if (scan.value.lot !== undefined && scan.value.lot !== shelf.lot)
    out.push({
      type: 'wrong-lot',
      message: `DOSE-20: the scanned package is of lot ${scan.value.lot}, the chosen stock is lot ${shelf.lot}. To clear: choose the stock that is in your hand`,
      path,
    });
  if (scan.value.lastDay !== undefined && scan.value.lastDay !== shelf.expiresOn)
    out.push({
      type: 'differs',
      message: `DOSE-20: the scanned package is good through ${scan.value.lastDay}, ${booksSay(shelf)}`,
      path,
    });
  return out;
}

function amountProblems({ data }: Draw, shelf: Shelf): readonly Problem[] {
  const amount = Decimal.of(data.amountMg);
  const path = '/data/amountMg';
  const isVial = shelf.form === 'vial';
  const whole = wholePieces(containerOf(shelf), amount) !== undefined;
  if (!whole && !isVial) return [{ type: 'not-whole', message: 'CSR-04: it is counted whole', path }];
  if (!whole && !shelf.multiDose) {
    const size = formatAmount(decimalOf(shelf.containerMg), 'mg');
    return [
      {
        type: 'not-whole',
        message: `CS-13: a vial for one patient is drawn whole: a multiple of ${size}; waste what is left with a witness`,
        path,
      },
    ];
  }
  const there = decimalOf(shelf.mg);
  if (amount.compare(there) > 0)
    return [
      {
        type: 'not-in-stock',
        message: `CSR-01: ${there.toString()} mg of lot ${shelf.lot} are on the shelf`,
        path,
      },
    ];
  const container = decimalOf(shelf.containerMg);
  if ((shelf.form === 'unit' || (isVial && shelf.multiDose)) && amount.compare(container) > 0) {
    const size = formatAmount(container, 'mg');
    return [
      {
        type: 'more-than-container',
        message: `CSR-01: one container holds ${size}: check the amount, and record each container by itself`,
        path,
      },
    ];
  }
  return [];
}
