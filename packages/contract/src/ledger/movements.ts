import { UNIT_MG, UNIT_NAMES } from '@titrate/clinical/ledger';
import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { FormularyItem, inClinic, LEDGER_WORKERS, LedgerLocation, Mg } from './stock.ts';

const done = z.object({ done: z.literal(true) });
const Text = (max: number) => z.string().trim().max(max);
const Why = z.string().trim().min(3, 'Say why').max(1000);
const PositiveMg = Mg.refine((text) => Number(text) > 0, 'more than nothing');

export const saveLedgerLocation = endpoint({
  id: 'ledger.saveLocation',
  method: 'PUT',
  path: '/api/clinics/:clinicId/ledger/locations/:locationId',
  summary: 'Register a storage location, or change its name or use',
  access: { kind: 'staff', roles: ['owner'] },
  params: inClinic.extend({ locationId: z.uuid() }),
  body: z.object({
    name: z.string().trim().min(1).max(80),
    registration: Text(40),
    active: z.boolean(),
    /** 0 for a new one. */
    version: z.int().min(0),
  }),
  response: LedgerLocation,
});

const Positive = z.string().regex(/^(0|[1-9]\d{0,3})(\.\d{1,4})?$/, 'a plain decimal such as 50');
export const saveFormularyItem = endpoint({
  id: 'ledger.saveItem',
  method: 'PUT',
  path: '/api/clinics/:clinicId/ledger/items/:itemId',
  summary: 'Add what the clinic stocks: drug, strength and container; later only its code and use change',
  access: { kind: 'staff', roles: ['owner', 'prescriber'] },
  params: inClinic.extend({ itemId: z.uuid() }),
  body: z.object({
    container: z.discriminatedUnion('form', [
      z.object({
        form: z.literal('vial'),
        product: z.enum(['ketamine', 'esketamine']),
        mgPerMl: Positive,
        containerMl: Positive,
      }),
      z.object({ form: z.literal('device') }),
      z.object({
        form: z.literal('unit'),
        unit: z.enum(UNIT_NAMES),
        mgPerUnit: Positive.refine(
          (text) => Number(text) >= UNIT_MG.min && Number(text) <= UNIT_MG.max,
          `${UNIT_MG.min} to ${UNIT_MG.max} mg`,
        ),
        unitsPerContainer: z.int().min(1).max(1000),
      }),
    ]),
    multiDose: z.boolean(),
    gtin: z
      .string()
      .regex(/^\d{14}$/, '14 digits')
      .nullable(),
    active: z.boolean(),
    version: z.int().min(0),
  }),
  response: FormularyItem,
});

export const proposeLedgerAct = endpoint({
  id: 'ledger.propose',
  method: 'POST',
  path: '/api/clinics/:clinicId/ledger/proposals',
  summary:
    'Receive stock, or destroy what may no longer be used; it is in the books once a second person confirms',
  access: { kind: 'staff', roles: LEDGER_WORKERS },
  params: inClinic,
  body: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('receipt'),
      id: z.uuid(),
      locationId: z.uuid(),
      itemId: z.uuid(),
      lot: z.string().trim().min(1).max(60),
      /** A month or a day, as the label has it. */
      expiry: z.string().max(10),
      containers: z.int().min(1).max(10_000),
      /** Invoice and supplier. */
      reference: z.string().trim().min(1, 'Say the invoice and the supplier').max(200),
    }),
    z.object({
      kind: z.literal('destroyed'),
      id: z.uuid(),
      locationId: z.uuid(),
      lotId: z.uuid(),
      amountMg: PositiveMg,
      reason: Why,
      method: z.string().trim().min(1, 'Say how').max(200),
    }),
  ]),
  response: done,
});

export const answerLedgerAct = endpoint({
  id: 'ledger.answer',
  method: 'POST',
  path: '/api/clinics/:clinicId/ledger/proposals/:proposalId/answer',
  summary: 'A second person confirms a receipt or a destruction, or says why not',
  access: { kind: 'staff', roles: LEDGER_WORKERS },
  params: inClinic.extend({ proposalId: z.uuid() }),
  body: z.discriminatedUnion('confirmed', [
    z.object({ confirmed: z.literal(true) }),
    z.object({ confirmed: z.literal(false), reason: Why }),
  ]),
  response: done,
});

export const moveStock = endpoint({
  id: 'ledger.move',
  method: 'POST',
  path: '/api/clinics/:clinicId/ledger/moves',
  summary: 'Move stock of one lot to another location',
  access: { kind: 'staff', roles: LEDGER_WORKERS },
  params: inClinic,
  body: z.object({
    id: z.uuid(),
    fromId: z.uuid(),
    toId: z.uuid(),
    lotId: z.uuid(),
    amountMg: PositiveMg,
    reason: Text(1000),
  }),
  response: done,
});

export const recordLoss = endpoint({
  id: 'ledger.lose',
  method: 'POST',
  path: '/api/clinics/:clinicId/ledger/losses',
  summary: 'Record stock that is lost, broken or stolen; a task stays open until an outcome is recorded',
  access: { kind: 'staff', roles: LEDGER_WORKERS },
  params: inClinic,
  body: z.object({
    id: z.uuid(),
    locationId: z.uuid(),
    lotId: z.uuid(),
    amountMg: PositiveMg,
    reason: Why,
  }),
  response: done,
});
