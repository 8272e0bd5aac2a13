import { evidenceFor, type IndicationId } from '../catalogue/indications.ts';
import type { Product, Route } from '../rule.ts';

/** Ketamine always is (IND-REG-01); esketamine is unless every indication is labelled for it by this route. */
export const isOffLabel = (product: Product, route: Route, indications: readonly IndicationId[]): boolean =>
  product === 'ketamine' ||
  indications.length === 0 ||
  indications.some((id) => evidenceFor(id, product, route)?.strength !== 'LABEL');
