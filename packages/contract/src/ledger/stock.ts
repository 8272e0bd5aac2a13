import { ENTRY_KINDS, UNIT_NAMES } from '@titrate/clinical/ledger';
import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import type { Role } from '../platform/roles.ts';

export const Instant = z.iso.datetime({ offset: true });
export const inClinic = z.object({ clinicId: z.uuid() });
/** Milligrams as exact decimal text: `500`, `36.25`. */
export const Mg = z.string().regex(/^(0|[1-9]\d{0,7})(\.\d{1,4})?$/, 'a plain decimal such as 36.25');
const SignedMg = z.string().regex(/^-?(0|[1-9]\d*)(\.\d+)?$/);
export const LEDGER_READERS = ['owner', 'prescriber', 'nurse', 'auditor'] as const satisfies readonly Role[];
export const LEDGER_WORKERS = ['owner', 'prescriber', 'nurse'] as const satisfies readonly Role[];

export const LedgerLocation = z.object({
  id: z.uuid(),
  name: z.string(),
  registration: z.string(),
  active: z.boolean(),
  version: z.int(),
});
export type LedgerLocation = z.infer<typeof LedgerLocation>;

const stocked = {
  id: z.uuid(),
  product: z.enum(['ketamine', 'esketamine']),
  containerMg: z.string(),
  multiDose: z.boolean(),
  gtin: z.string().nullable(),
  active: z.boolean(),
  version: z.int(),
} as const;

/**
 * Drug + strength + container, as the clinic stocks it (DOSE-05). A vial is measured; devices and units (lozenges, troches,
 * capsules, tablets) are counted (CSR-04).
 */
export const FormularyItem = z.discriminatedUnion('form', [
  z.object({ ...stocked, form: z.literal('vial'), mgPerMl: z.string(), containerMl: z.string() }),
  z.object({ ...stocked, form: z.literal('device') }),
  z.object({
    ...stocked,
    form: z.literal('unit'),
    unit: z.enum(UNIT_NAMES),
    mgPerUnit: z.string(),
    unitsPerContainer: z.int(),
  }),
]);
export type FormularyItem = z.infer<typeof FormularyItem>;

export const LotOnShelf = z.object({
  locationId: z.uuid(),
  lotId: z.uuid(),
  itemId: z.uuid(),
  lot: z.string(),
  expiresOn: z.iso.date(),
  expired: z.boolean(),
  mg: z.string(),
});
export type LotOnShelf = z.infer<typeof LotOnShelf>;

const Named = z.object({ id: z.uuid(), name: z.string() });

export const LedgerProposal = z.object({
  id: z.uuid(),
  kind: z.enum(['receipt', 'destroyed']),
  locationId: z.uuid(),
  lotId: z.uuid(),
  itemId: z.uuid(),
  lot: z.string(),
  expiresOn: z.iso.date(),
  amountMg: z.string(),
  reason: z.string(),
  method: z.string(),
  reference: z.string(),
  proposedBy: Named,
  proposedAt: Instant,
});
export type LedgerProposal = z.infer<typeof LedgerProposal>;

/** A count that found something else than the books, until somebody says what came of it. */
export const Discrepancy = z.object({
  countId: z.uuid(),
  locationId: z.uuid(),
  lotId: z.uuid(),
  itemId: z.uuid(),
  lot: z.string(),
  countedMg: z.string(),
  expectedMg: z.string(),
  countedBy: Named,
  countedAt: Instant,
});
export type Discrepancy = z.infer<typeof Discrepancy>;

export const readLedger = endpoint({
  id: 'ledger.read',
  method: 'GET',
  path: '/api/clinics/:clinicId/ledger',
  summary: 'What is on each shelf by lot, what waits for a second person, and differences that are open',
  access: { kind: 'staff', roles: LEDGER_READERS },
  params: inClinic,
  response: z.object({
    locations: z.array(LedgerLocation),
    items: z.array(FormularyItem),
    stock: z.array(LotOnShelf),
    waiting: z.array(LedgerProposal),
    discrepancies: z.array(Discrepancy),
    /** The inventory of each location in use: when the latest was, and how the next one stands (CS-05). */
    inventories: z.array(
      z.object({
        locationId: z.uuid(),
        at: Instant.nullable(),
        dueOn: z.iso.date().nullable(),
        state: z.enum(['never', 'in-time', 'soon', 'overdue']),
      }),
    ),
  }),
});

export const LedgerEntry = z.object({
  seq: z.int(),
  kind: z.enum(ENTRY_KINDS),
  locationId: z.uuid(),
  lotId: z.uuid(),
  itemId: z.uuid(),
  lot: z.string(),
  amountMg: SignedMg,
  changeMg: SignedMg,
  balanceMg: SignedMg,
  mgPerMl: z.string().nullable(),
  amountMl: z.string().nullable(),
  devices: z.string().nullable(),
  units: z.string().nullable(),
  happenedAt: Instant,
  recordedAt: Instant,
  by: Named.extend({ role: z.string() }),
  witness: Named.nullable(),
  patient: z.object({ id: z.uuid(), recordNumber: z.string(), name: z.string() }).nullable(),
  sessionId: z.uuid().nullable(),
  vialId: z.string().nullable(),
  otherLocationId: z.uuid().nullable(),
  reason: z.string(),
  method: z.string(),
  reference: z.string(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const listLedgerEntries = endpoint({
  id: 'ledger.entries',
  method: 'GET',
  path: '/api/clinics/:clinicId/ledger/entries',
  summary: 'Entries of the ledger, newest first, by location, item, kind, session and day',
  access: { kind: 'staff', roles: LEDGER_READERS },
  params: inClinic,
  query: z.object({
    locationId: z.uuid().optional(),
    itemId: z.uuid().optional(),
    kind: z.enum(ENTRY_KINDS).optional(),
    sessionId: z.uuid().optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ entries: z.array(LedgerEntry), more: z.boolean() }),
});

export const administrationsPdf = endpoint({
  id: 'ledger.administrations',
  method: 'GET',
  path: '/api/clinics/:clinicId/ledger/administrations.pdf',
  summary:
    'What was given from one location over a span of clinic days: patient, address, drug, amount and giver (CS-04)',
  access: { kind: 'staff', roles: LEDGER_READERS },
  params: inClinic,
  query: z.object({ locationId: z.uuid(), from: z.iso.date(), to: z.iso.date() }),
  response: z.unknown(),
});

export const ledgerPdf = endpoint({
  id: 'ledger.print',
  method: 'GET',
  path: '/api/clinics/:clinicId/ledger/print.pdf',
  summary: 'The ledger of one location over a span of clinic days, as a PDF',
  access: { kind: 'staff', roles: LEDGER_READERS },
  params: inClinic,
  query: z.object({ locationId: z.uuid(), from: z.iso.date(), to: z.iso.date() }),
  response: z.unknown(),
});
