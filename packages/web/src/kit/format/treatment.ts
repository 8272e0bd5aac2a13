import type { Product, Route } from '@titrate/clinical/dose';

/** Drug names in full: the two are different drugs and never abbreviated (UI-15). */
export const PRODUCT_WORDS: Record<Product, string> = {
  ketamine: 'ketamine (racemic)',
  esketamine: 'esketamine',
};

/** Routes spelled out, so that none is taken for another (AR-08). */
export const ROUTE_WORDS: Record<Route, string> = {
  IV: 'into a vein (IV)',
  IM: 'into a muscle (IM)',
  SC: 'under the skin (SC)',
  IN: 'into the nose (IN)',
  PO: 'by mouth (PO)',
  SL: 'under the tongue (SL)',
};

/** `ketamine (racemic), into a vein (IV)`. */
export const treatmentWords = (product: Product, route: Route): string =>
  `${PRODUCT_WORDS[product]}, ${ROUTE_WORDS[route]}`;

const UNIT_WORDS: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  Cel: '°C',
  a: 'years',
  d: 'days',
  wk: 'weeks',
  mo: 'months',
  'kg/m2': 'kg/m²',
  '{score}': 'points',
  '1': '',
};

/** A unit of the rules as clinicians write it. */
export const unitWords = (unit: string): string => UNIT_WORDS[unit] ?? unit;
