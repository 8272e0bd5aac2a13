import { type Container, containerMg, MG_PER_DEVICE } from '@titrate/clinical/ledger';
import { Decimal, formatInstant } from '@titrate/quantity';
import { createRandom, type ScriptedStock } from '@titrate/virtual-clinic';
import { appendEntries, type NewEntry } from '../../features/ledger/append-entries.ts';
import { columnsOf } from '../../features/ledger/formulary.ts';
import type { Tx } from '../../platform/database/schema.ts';
import type { DemoClinic } from '../accounts.ts';
import type { Calendar } from './calendar.ts';
import type { DemoTeam } from './staff.ts';

/** Before the first invented session. */
const OPENED_DAYS_AGO = 400;
const ofVial = (mgPerMl: number, ml: number): Container => ({
  form: 'vial',
  mgPerMl: Decimal.of(mgPerMl),
  containerMl: Decimal.of(ml),
});

/** Invented: the strength of a lozenge is the clinic's to choose. */
const LOZENGES: Container = {
  form: 'unit',
  unit: 'lozenge',
  mgPerUnit: Decimal.of(100),
  unitsPerContainer: 30,
};

/** What the invented clinics stock: the usual vial, a stronger one to be caught by, nasal devices, and lozenges. */
const ITEMS = {
  vial: { container: ofVial(50, 10), product: 'ketamine', gtin: '00342023113016' },
  strong: { container: ofVial(100, 5), product: 'ketamine', gtin: '10342023113013' },
  device: { container: { form: 'device', mgPerDevice: MG_PER_DEVICE }, product: 'esketamine', gtin: null },
  lozenge: { container: LOZENGES, product: 'ketamine', gtin: null },
} as const satisfies Record<string, { container: Container; product: string; gtin: string | null }>;

interface Lot {
  readonly item: keyof typeof ITEMS;
  readonly lot: string;
  readonly containers: number;
  /** Days from today to the last good day; negative for one that has expired. */
  readonly goodForDays: number;
}
const LOTS = {
  main: { item: 'vial', lot: 'KX2291', containers: 60, goodForDays: 480 },
  strong: { item: 'strong', lot: 'KS0417', containers: 4, goodForDays: 300 },
  old: { item: 'vial', lot: 'KW1806', containers: 1, goodForDays: -20 },
  devices: { item: 'device', lot: 'SP1187', containers: 400, goodForDays: 400 },
  lozenges: { item: 'lozenge', lot: 'KL0533', containers: 4, goodForDays: 200 },
} as const satisfies Record<string, Lot>;
const DAY = 86_400_000;

const idOf = (clinic: DemoClinic, of: string): string => createRandom(`${clinic.slug}/ledger/${of}`).uuid();
const lastDay = (calendar: Calendar, lot: Lot): string =>
  new Date(calendar.ago(0) + lot.goodForDays * DAY).toISOString().slice(0, 10);

/** The shelf that a scripted session draws from, by its route. */
export function stockFor(clinic: DemoClinic, calendar: Calendar, route: string): ScriptedStock {
  const name = route === 'IN' ? 'devices' : 'main';
  return {
    locationId: idOf(clinic, 'cabinet'),
    lotId: idOf(clinic, `lot/${name}`),
    lot: LOTS[name].lot,
    expiry: lastDay(calendar, LOTS[name]),
  };
}

/** Two locations, the formulary, and what was received and moved before the first session. */
export async function writeLedger(
  tx: Tx,
  clinic: DemoClinic,
  team: DemoTeam,
  calendar: Calendar,
): Promise<void> {
  const { clinicId } = team;
  const [cabinet, trolley] = [idOf(clinic, 'cabinet'), idOf(clinic, 'trolley')];
  await tx
    .insertInto('ledgerLocation')
    .values([
      { clinicId, id: cabinet, name: 'Main cabinet', registration: '', active: true },
      { clinicId, id: trolley, name: 'Treatment-room safe', registration: '', active: true },
    ])
    .execute();
  await tx
    .insertInto('formularyItem')
    .values(
      Object.entries(ITEMS).map(([name, { container, product, gtin }]) => ({
        clinicId,
        id: idOf(clinic, `item/${name}`),
        product,
        ...columnsOf(container),
        multiDose: container.form === 'vial',
        gtin,
        active: true,
      })),
    )
    .execute();
  await tx
    .insertInto('ledgerLot')
    .values(
      Object.entries(LOTS).map(([name, lot]) => ({
        clinicId,
        id: idOf(clinic, `lot/${name}`),
        itemId: idOf(clinic, `item/${lot.item}`),
        lot: lot.lot,
        expiresOn: lastDay(calendar, lot),
      })),
    )
    .execute();
  await appendEntries(tx, clinicId, opening(clinic, team, calendar, cabinet, trolley), calendar.now);
}

function opening(
  clinic: DemoClinic,
  { nurse, secondNurse }: DemoTeam,
  calendar: Calendar,
  cabinet: string,
  trolley: string,
): readonly NewEntry[] {
  const happenedAt = calendar.ago(OPENED_DAYS_AGO);
  const people = { by: nurse, witness: secondNurse, happenedAt };
  const receipts = Object.entries(LOTS).map(
    ([name, lot]): NewEntry => ({
      ...people,
      actId: idOf(clinic, `receipt/${name}`),
      kind: 'receipt',
      locationId: cabinet,
      lotId: idOf(clinic, `lot/${name}`),
      amountMg: containerMg(ITEMS[lot.item].container).times(Decimal.of(lot.containers)),
      reference: `Invoice of ${formatInstant(happenedAt).slice(0, 10)}, Alder Wholesale`,
    }),
  );
  const move = {
    actId: idOf(clinic, 'move'),
    lotId: idOf(clinic, 'lot/strong'),
    amountMg: containerMg(ITEMS.strong.container).times(Decimal.of(2)),
    by: nurse,
    happenedAt,
  };
  return [
    ...receipts,
    { ...move, kind: 'move-out', locationId: cabinet, otherLocationId: trolley },
    { ...move, kind: 'move-in', locationId: trolley, otherLocationId: cabinet },
  ];
}
