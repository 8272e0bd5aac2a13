/** What the PHQ family shares: window, answers and licence. */
import { options, verified } from '../parts.ts';
import type { Licence, Values } from '../types.ts';

export const PHQ_STEM =
  'Over the last 2 weeks, how often have you been bothered by any of the following problems?';
export const PHQ_VALUES: Values = { min: 0, max: 3 };
/** LOINC answer list LL358-3. */
export const PHQ_OPTIONS = options(
  [0, 'Not at all', verified('LA6568-5')],
  [1, 'Several days', verified('LA6569-3')],
  [2, 'More than half the days', verified('LA6570-1')],
  [3, 'Nearly every day', verified('LA6571-9')],
);
export const PHQ_LICENCE: Licence = {
  class: 'A',
  holder: 'Pfizer Inc.',
  credit:
    'Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.',
  mark: 'read',
};
