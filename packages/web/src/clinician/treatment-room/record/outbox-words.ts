import type { Problem } from '@titrate/quantity';

/** Why an act is not open without network, and what would clear it (CON-04, UI-48). */
export const NEEDS_SERVER: Problem = {
  type: 'needs-server',
  message:
    'This needs the server, which is not reached: doses, signatures, overrides, corrections and the drug ledger never wait on a tablet. It opens by itself once the screen is live and everything charted here is saved. Until then act at the pump and the patient, and note the time on paper',
  path: '',
};

/** The answer to an act was lost, and the server cannot be asked just now. */
export const UNANSWERED: Problem = {
  type: 'unanswered',
  message:
    'It was sent, and no answer came: nobody here knows yet whether it is in the record. The screen keeps asking the server and will say. Do not chart it a second time',
  path: '',
};

/** The server was asked and does not have it. */
export const NOT_RECORDED: Problem = {
  type: 'not-recorded',
  message:
    'The line was lost before it arrived: the server was asked and does not have it, and it was not sent again. Look at the pump and the patient, then chart what is true now',
  path: '',
};

export const expired = (afterMs: number): Problem => ({
  type: 'expired',
  message: `It waited ${Math.round(afterMs / 3_600_000)} h for the server and was not sent. If it is still true, chart it as a late entry with its own time`,
  path: '',
});
