import { type Product, ROUTES, type Route } from '../vocabulary.ts';
import type { DoseContext } from './context.ts';
import type { Centimetres, Measure, Mg, MgPerKg, MgPerMl, Minutes, Ml } from './measure.ts';
import type { SexForDosing, WeightKind } from './weights.ts';

export type KetamineRoute = Route;
export { type Product, ROUTES, type Route };

/**
 * Which set of limits applies. An order without one is held to the psychiatric limits, the narrower of the two;
 * the wider limits for pain need the word.
 */
export type DoseProtocol = 'psychiatric' | 'pain';

/** What the prescriber ordered: an amount, or an amount per kilogram. Never both, never converted between drugs. */
export type OrderedAmount =
  | { readonly by: 'mg/kg'; readonly amount: MgPerKg }
  | { readonly by: 'mg'; readonly amount: Mg };

/** The weight as it was given. With height and sex, `kg` is the measured weight and the kind says which weight to derive. */
export interface StatedWeight {
  readonly kg: Measure<'kg'>;
  readonly kind: WeightKind;
}

/** What the drawn-up drug is made up to, or added to. */
export type FinalVolume =
  | { readonly kind: 'made-up-to'; readonly volume: Ml }
  | { readonly kind: 'added-to'; readonly diluent: Ml };

export interface KetamineDoseRequest {
  readonly product: 'ketamine';
  readonly route: KetamineRoute;
  readonly protocol: DoseProtocol;
  readonly ordered: OrderedAmount;
  readonly weight: StatedWeight;
  readonly height: Centimetres | undefined;
  readonly sex: SexForDosing | undefined;
  readonly vial: MgPerMl | undefined;
  readonly final: FinalVolume | undefined;
  readonly duration: Minutes | undefined;
  readonly context: DoseContext;
}

/** Esketamine is ordered in milligrams that a whole number of 28 mg devices gives. It has no volume and no rate. */
export interface EsketamineDoseRequest {
  readonly product: 'esketamine';
  readonly route: 'IN';
  readonly ordered: { readonly by: 'mg'; readonly amount: Mg };
  readonly weight: StatedWeight | undefined;
  readonly height: Centimetres | undefined;
  readonly sex: SexForDosing | undefined;
  readonly context: DoseContext;
}

/** A dose order that has been read and is free of contradictions. The two drugs never share a type. */
export type DoseRequest = KetamineDoseRequest | EsketamineDoseRequest;
