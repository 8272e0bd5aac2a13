import { BATTERIES } from '@titrate/clinical/instruments';
import { FOLLOW_UPS } from '@titrate/clinical/protocols';

/** A moment of the pathway as staff say it. */
export function momentTitle(moment: string): string {
  return (
    BATTERIES.find((one) => one.moment === moment)?.title ??
    FOLLOW_UPS.find((one) => one.moment === moment)?.title ??
    (moment === 'single' ? 'Single form' : moment)
  );
}

/** How a form came to be filled in. */
export const MODE_WORDS = {
  self: 'by the patient',
  clinician: 'asked by a clinician',
  proxy: 'for the patient',
  import: 'imported',
  'score-entry': 'copied from paper',
} as const;
