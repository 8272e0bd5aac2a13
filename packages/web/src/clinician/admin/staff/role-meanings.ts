import type { Role } from '@titrate/contract';

/** In words what the server's permissions come to; the server decides for every request. */
export const ROLE_MEANINGS: readonly { readonly role: Role; readonly may: string }[] = [
  {
    role: 'owner',
    may: 'Runs the clinic: settings, staff, chairs, devices, the audit trail. Reads charts. Approves clinical content as the second person. Does not treat.',
  },
  {
    role: 'prescriber',
    may: 'Assesses, overrides a rule with a reason, signs plans, releases a held step, charts. Proposes and approves clinical content.',
  },
  {
    role: 'nurse',
    may: 'Takes the history, opens the gate, double-checks the dose, charts the session, answers alerts, explains consent.',
  },
  { role: 'therapist', may: 'Reads charts, writes therapy and integration notes, charts what is observed.' },
  {
    role: 'front-desk',
    may: 'Answers enquiries, creates patients, sends links, books sessions. Sees names and appointments, not charts.',
  },
  { role: 'auditor', may: 'Reads charts, sessions and the audit trail. Changes nothing.' },
];
