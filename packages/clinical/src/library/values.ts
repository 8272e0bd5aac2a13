/**
 * What a clinic changed of the catalogue, by rule id. One form for every part that decides: suitability, dose, gate,
 * alerts and discharge. Only what `checkValues` passed may be used.
 */
import { SEVERITIES, type Severity } from '../vocabulary.ts';

export interface RuleValues {
  /** Severity in force instead of the catalogue's. */
  readonly severity?: Severity;
  /** Numbers in force, in the unit of the catalogue. */
  readonly thresholds?: Readonly<Record<string, number>>;
  /** Why; needed to relax a block. */
  readonly rationale?: string;
}

export type ClinicValues = Readonly<Record<string, RuleValues>>;

/** A clinic that changed nothing. */
export const CATALOGUE_VALUES: ClinicValues = {};

/** The number in force: the clinic's own where it has one, else the catalogue's. */
export const inForce = (values: ClinicValues, rule: string, name: string, catalogue: number): number =>
  values[rule]?.thresholds?.[name] ?? catalogue;

/** The severity in force of a rule that cannot be loosened. */
export function tightened(values: ClinicValues, rule: string, catalogue: Severity): Severity {
  const wish = values[rule]?.severity;
  return wish !== undefined && SEVERITIES.indexOf(wish) < SEVERITIES.indexOf(catalogue) ? wish : catalogue;
}
