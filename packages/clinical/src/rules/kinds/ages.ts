/** How long each kind of knowledge counts before a first session (all [default]). */
import { Quantity } from '@titrate/quantity';

/** WU-02: coded history. */
export const HISTORY_MAX_AGE = Quantity.of(30, 'd');
/** WU-05: medicines and allergies. */
export const MEDICINES_MAX_AGE = Quantity.of(7, 'd');
/** WU-12: questionnaires. */
export const MEASURES_MAX_AGE = Quantity.of(7, 'd');
/** WU-07: liver panel. */
export const LIVER_MAX_AGE = Quantity.of(90, 'd');
/** WU-14: cognitive screen. */
export const MOCA_MAX_AGE = Quantity.of(180, 'd');
/** WU-10: electrocardiogram. */
export const ECG_MAX_AGE = Quantity.of(180, 'd');
/** CO-15: consent is renewed every 12 months, counted as 365 days. */
export const CONSENT_MAX_AGE = Quantity.of(365, 'd');
