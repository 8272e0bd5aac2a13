import { DIVERSION_SIGNALS } from '@titrate/clinical/ledger';
import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { Instant, inClinic, LEDGER_READERS, LEDGER_WORKERS } from './stock.ts';

const Named = z.object({ id: z.uuid(), name: z.string() });
const SignedMg = z.string().regex(/^-?(0|[1-9]\d*)(\.\d+)?$/);
const Day = z.iso.date();
const done = z.object({ done: z.literal(true) });

/** A count with who counted, and who counted the same (CS-08). */
export const CountByTwo = z.object({
  id: z.uuid(),
  locationId: z.uuid(),
  inventory: z.boolean(),
  countedBy: Named,
  countedAt: Instant,
  lines: z.array(
    z.object({
      lotId: z.uuid(),
      itemId: z.uuid(),
      lot: z.string(),
      countedMg: z.string(),
      expectedMg: z.string(),
    }),
  ),
  confirmedBy: Named.nullable(),
  confirmedAt: Instant.nullable(),
  /** Stock came or went since: nobody can count the same any more. */
  movedSince: z.boolean(),
});
export type CountByTwo = z.infer<typeof CountByTwo>;

/** So many characters at least say what is open in a week that does not add up. */
export const OPEN_NOTE_MIN = 3;

const Due = z.object({ state: z.enum(['clear', 'due', 'overdue']), since: Day.nullable() });

export const listCounts = endpoint({
  id: 'ledger.counts',
  method: 'GET',
  path: '/api/clinics/:clinicId/ledger/counts',
  summary: 'The latest counts with who counted and who confirmed, and which location waits for one (CS-08)',
  access: { kind: 'staff', roles: LEDGER_READERS },
  params: inClinic,
  response: z.object({
    counts: z.array(CountByTwo),
    /** Of each location: the count by two people, and the weekly reconciliation. */
    due: z.array(z.object({ locationId: z.uuid(), count: Due, week: Due })),
    /** The Monday of the week that runs now, in the clinic. */
    thisWeek: Day,
  }),
});

export const confirmCount = endpoint({
  id: 'ledger.confirmCount',
  method: 'POST',
  path: '/api/clinics/:clinicId/ledger/counts/:countId/confirmation',
  summary: 'Say by name that I counted the same; somebody other than the counter does (CS-08)',
  access: { kind: 'staff', roles: LEDGER_WORKERS },
  params: inClinic.extend({ countId: z.uuid() }),
  response: done,
});

export const WeekFigures = z.object({
  itemId: z.uuid(),
  openingMg: SignedMg,
  receivedMg: SignedMg,
  movedMg: SignedMg,
  issuedMg: SignedMg,
  givenMg: SignedMg,
  wastedMg: SignedMg,
  returnedMg: SignedMg,
  destroyedMg: SignedMg,
  lostMg: SignedMg,
  adjustedMg: SignedMg,
  closingMg: SignedMg,
  /** Containers drawn in this week whose drug is not all given, wasted or returned. */
  openContainers: z.int(),
  /** Counts until the end of this week that differ and that nobody has explained. */
  openDifferences: z.int(),
});
export type WeekFigures = z.infer<typeof WeekFigures>;

export const LedgerWeek = z.object({
  locationId: z.uuid(),
  lines: z.array(WeekFigures),
  addsUp: z.boolean(),
  /** Of these figures: whoever confirms sends it back, so that nothing else is confirmed than what was seen. */
  fingerprint: z.string(),
  reconciled: z.object({ by: Named, at: Instant, note: z.string(), changedSince: z.boolean() }).nullable(),
});
export type LedgerWeek = z.infer<typeof LedgerWeek>;

/** Weeks run from Monday to Sunday in the clinic's zone. */
const ofWeek = inClinic.extend({ week: Day });

export const readLedgerWeek = endpoint({
  id: 'ledger.week',
  method: 'GET',
  path: '/api/clinics/:clinicId/ledger/weeks/:week',
  summary:
    'A week of each location by item: what came, was issued, given, wasted, returned, and whether it adds up',
  access: { kind: 'staff', roles: LEDGER_READERS },
  params: ofWeek,
  response: z.object({ from: Day, to: Day, isOver: z.boolean(), locations: z.array(LedgerWeek) }),
});

export const reconcileWeek = endpoint({
  id: 'ledger.reconcile',
  method: 'POST',
  path: '/api/clinics/:clinicId/ledger/weeks/:week/reconciliations',
  summary: 'Say by name that I went through a week of a location; what does not add up needs a note (CS-08)',
  access: { kind: 'staff', roles: LEDGER_WORKERS },
  params: ofWeek,
  body: z.object({
    id: z.uuid(),
    locationId: z.uuid(),
    fingerprint: z.string().max(64),
    note: z.string().trim().max(1000),
  }),
  response: done,
});

export const ledgerWeekPdf = endpoint({
  id: 'ledger.printWeek',
  method: 'GET',
  path: '/api/clinics/:clinicId/ledger/weeks/:week/print.pdf',
  summary: 'The weekly reconciliation of one location, as a PDF',
  access: { kind: 'staff', roles: LEDGER_READERS },
  params: ofWeek,
  query: z.object({ locationId: z.uuid() }),
  response: z.unknown(),
});

export const LedgerSignal = z.object({
  kind: z.enum(DIVERSION_SIGNALS),
  person: Named,
  witness: Named.nullable(),
  says: z.string(),
  numbers: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Numbers of the entries behind it, newest first; the first of them when there are many. */
  entries: z.array(z.int()),
  more: z.boolean(),
});
export type LedgerSignal = z.infer<typeof LedgerSignal>;

export const readLedgerSignals = endpoint({
  id: 'ledger.signals',
  method: 'GET',
  path: '/api/clinics/:clinicId/ledger/signals',
  summary: 'What the books signal to the director: a reason to look, not an accusation (CS-16)',
  access: { kind: 'staff', roles: ['owner', 'auditor'] },
  params: inClinic,
  response: z.object({ from: Day, to: Day, days: z.int(), signals: z.array(LedgerSignal) }),
});
