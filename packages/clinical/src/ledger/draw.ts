import { Decimal } from '@titrate/quantity';
import { TENFOLD_HIGH } from '../dose/guard.ts';

/**
 * Whether so much is drawn for an order that the decimal point is in question: the factor of DOSE-11. Asked of a vial
 * that serves several patients; one for a single patient is drawn whole, whatever the order (CS-13).
 */
export const isFarBeyondOrder = (drawnMg: Decimal, orderedMg: Decimal): boolean =>
  drawnMg.compare(orderedMg.times(Decimal.of(TENFOLD_HIGH.value))) >= 0;
