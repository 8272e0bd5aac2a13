import type { Product, Route } from '../dose/request.ts';
import { known, read, type Source } from './source.ts';

/** One thing that is ordered, scanned and counted. Strengths are of the base. */
export interface ProductForm {
  readonly id: string;
  readonly product: Product;
  /** As it is written: generic name in lower case, and which drug it is in full (UI-15). */
  readonly name: string;
  readonly kind: 'vial' | 'nasal-device' | 'compounded';
  readonly strengthMgPerMl: number | null;
  readonly mgPerDevice: number | null;
  readonly routes: readonly Route[];
  readonly licence: 'labelled' | 'off-label' | 'not-reviewed';
  readonly licenceText: string;
  readonly schedule: 'III';
  readonly sources: readonly Source[];
}

const OFF_LABEL =
  'Labelled for anaesthesia only. Every use for mood, anxiety or pain is off-label and is consented as such.';
const vial = (strength: 10 | 50 | 100): ProductForm => ({
  id: `ketamine-${strength}`,
  product: 'ketamine',
  name: `ketamine (racemic) ${strength} mg per mL`,
  kind: 'vial',
  strengthMgPerMl: strength,
  mgPerDevice: null,
  routes: strength === 10 ? ['IV', 'SC'] : ['IV', 'IM', 'SC'],
  licence: 'off-label',
  licenceText: OFF_LABEL,
  schedule: 'III',
  sources: read('S-INP', 'K1', 'FDA1'),
});

export const PRODUCTS: readonly ProductForm[] = [
  vial(10),
  vial(50),
  vial(100),
  {
    id: 'esketamine-28',
    product: 'esketamine',
    name: 'esketamine nasal spray device 28 mg',
    kind: 'nasal-device',
    strengthMgPerMl: null,
    mgPerDevice: 28,
    routes: ['IN'],
    licence: 'labelled',
    licenceText:
      'Labelled for adults with treatment-resistant depression, and with an oral antidepressant for depression with acute suicidal ideation or behaviour. Given under REMS at a certified site only.',
    schedule: 'III',
    sources: read('L1', 'L3', 'L5', 'R1'),
  },
  {
    id: 'ketamine-compounded-oral',
    product: 'ketamine',
    name: 'ketamine (racemic), compounded, by mouth or under the tongue',
    kind: 'compounded',
    strengthMgPerMl: null,
    mgPerDevice: null,
    routes: ['PO', 'SL'],
    licence: 'not-reviewed',
    licenceText:
      'Compounded ketamine is not reviewed by the regulator, which has warned about it. A prescriber must give a reason.',
    schedule: 'III',
    sources: [...read('FDA1'), ...known('S-TEL')],
  },
];
