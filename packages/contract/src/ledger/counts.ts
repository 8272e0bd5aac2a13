import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { inClinic, LEDGER_WORKERS, Mg } from './stock.ts';

export const countSheet = endpoint({
  id: 'ledger.countSheet',
  method: 'GET',
  path: '/api/clinics/:clinicId/ledger/locations/:locationId/count-sheet',
  summary: 'The lots to count at a location, without what the books expect',
  access: { kind: 'staff', roles: LEDGER_WORKERS },
  params: inClinic.extend({ locationId: z.uuid() }),
  response: z.object({
    lots: z.array(z.object({ lotId: z.uuid(), itemId: z.uuid(), lot: z.string(), expiresOn: z.iso.date() })),
  }),
});

export const recordCount = endpoint({
  id: 'ledger.count',
  method: 'POST',
  path: '/api/clinics/:clinicId/ledger/counts',
  summary: 'Enter a count; only then the books are compared, and a difference opens a task',
  access: { kind: 'staff', roles: LEDGER_WORKERS },
  params: inClinic,
  body: z.object({
    id: z.uuid(),
    locationId: z.uuid(),
    inventory: z.boolean(),
    lines: z.array(z.object({ lotId: z.uuid(), countedMg: Mg })).max(500),
  }),
  response: z.object({
    lines: z.array(z.object({ lotId: z.uuid(), countedMg: z.string(), expectedMg: z.string() })),
  }),
});

export const resolveCount = endpoint({
  id: 'ledger.resolve',
  method: 'POST',
  path: '/api/clinics/:clinicId/ledger/counts/:countId/outcomes',
  summary: 'Say what came of a difference; somebody other than the counter does',
  access: { kind: 'staff', roles: ['owner', 'prescriber'] },
  params: inClinic.extend({ countId: z.uuid() }),
  body: z.object({
    lotId: z.uuid(),
    /** `miscounted`: a recount agrees with the books. `clerical`: the books were wrong. `lost`: it is gone. */
    outcome: z.enum(['miscounted', 'clerical', 'lost']),
    explanation: z.string().trim().min(3, 'Say what was found').max(2000),
  }),
  response: z.object({ done: z.literal(true) }),
});
