import type { Quantity } from '@titrate/quantity';
import type { IndicationId } from '../catalogue/indications.ts';
import type { Reading } from '../reading.ts';
import type { Tri } from '../rule.ts';

type Choices = readonly string[];

/** One of each group is needed by everybody (WU-12). */
export const BASELINE_FOR_ALL: readonly Choices[] = [
  ['phq9', 'qids_sr16', 'madrs', 'hamd17'],
  ['gad7'],
  ['cssrs_screen'],
];
const PAIN: readonly Choices[] = [['pain_nrs', 'bpi_sf', 'peg']];
/** And one of each group for what is treated. */
export const BASELINE_BY_INDICATION: { readonly [K in IndicationId]?: readonly Choices[] } = {
  ptsd: [['pcl5']],
  ocd: [['ybocs', 'ocir']],
  'social-anxiety': [['lsas', 'spin']],
  crps: PAIN,
  'spinal-cord-injury-pain': PAIN,
  'other-chronic-pain': PAIN,
  'refractory-headache': PAIN,
};
export const BASELINE_INSTRUMENTS: readonly string[] = [
  ...new Set([...BASELINE_FOR_ALL, ...Object.values(BASELINE_BY_INDICATION).flat()].flat()),
];

/** True when one of these was filled in recently enough, whatever it says. Stops at the first, so only gaps are named. */
export function anyInstrument(read: Reading, ids: Choices, maxAge?: Quantity<'d'>): Tri {
  return ids.some((id) => read.instrument(id, maxAge) !== undefined) ? 'true' : 'unknown';
}
