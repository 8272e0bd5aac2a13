import { Decimal, formatAmount } from '@titrate/quantity';
import { type Mark, SEVERITIES, type Severity } from '../vocabulary.ts';
import type { KetamineSteps } from './arithmetic.ts';
import type { DoseUnit, Measure } from './measure.ts';
import type { DoseProtocol, EsketamineDoseRequest, KetamineDoseRequest, Product, Route } from './request.ts';

export { type Mark, SEVERITIES, type Severity };

/** A source by its key in the source list, with what was verified. */
export interface Source {
  readonly key: string;
  readonly mark: Mark;
}

/** A number that a rule compares with, named, with where it comes from. */
export interface Threshold<U extends string = string> {
  readonly value: number;
  readonly unit: U;
  readonly op: '<' | '<=' | '>' | '>=' | '=';
  readonly source: Source;
}

/** What one rule says about one order. `unknown` names what is missing and says whether the order alone makes it matter. */
export type Verdict =
  | { readonly result: 'false' }
  | { readonly result: 'true'; readonly severity: Severity; readonly text: string }
  | {
      readonly result: 'unknown';
      readonly missing: readonly string[];
      /** Set when the order itself would fire the rule if the missing fact allowed it: then it is shown. */
      readonly shown?: { readonly severity: Severity; readonly text: string };
    };

/** Everything a dose rule may look at: the order, and each number that follows from it. */
export type DoseFacts =
  | { readonly product: 'ketamine'; readonly request: KetamineDoseRequest; readonly steps: KetamineSteps }
  | {
      readonly product: 'esketamine';
      readonly request: EsketamineDoseRequest;
      readonly devices: 1 | 2 | 3 | null;
    };

export type KetamineFacts = Extract<DoseFacts, { product: 'ketamine' }>;
export type EsketamineFacts = Extract<DoseFacts, { product: 'esketamine' }>;

/** A named example that the test runs and the reference page prints: an order, and what the rule must answer. */
export interface DoseRuleCase {
  readonly name: string;
  readonly order: Readonly<Record<string, unknown>>;
  readonly expect: Severity | 'none' | 'unknown';
}

/** What every dose rule declares, whichever drug it is about. */
export interface DoseRule {
  /** Stable, from the protocol catalogue; never reused. */
  readonly id: string;
  /** Changes with meaning; stored with each evaluation. */
  readonly version: string;
  readonly title: string;
  readonly appliesTo: {
    readonly product: Product;
    readonly routes: readonly Route[];
    readonly protocols?: readonly DoseProtocol[];
  };
  /** The worst severity the rule can give. */
  readonly severity: Severity;
  /** A medical director may loosen the block to an override for the clinic, never lower. */
  readonly relaxable: boolean;
  readonly thresholds: Readonly<Record<string, Threshold>>;
  readonly sources: readonly Source[];
  readonly rationale: string;
  readonly patientText: string;
  /** Names of the facts the rule looks at. */
  readonly inputs: readonly string[];
  /** A named clinician and the day; `null` until someone signs. */
  readonly reviewedBy: null | { readonly name: string; readonly on: string };
  readonly cases: readonly DoseRuleCase[];
  /** Answers by the limits in force; without any, by the catalogue's own. */
  readonly evaluate: (facts: DoseFacts, inForce?: Thresholds) => Verdict;
}

export type Thresholds = Readonly<Record<string, Threshold>>;

export type DoseRuleSpec<F extends DoseFacts, T extends Thresholds> = Omit<
  DoseRule,
  'evaluate' | 'reviewedBy' | 'version' | 'thresholds'
> & {
  readonly version?: string;
  readonly thresholds: T;
  /** The second argument holds the limits in force, under the names of the catalogue's. */
  readonly evaluate: (facts: F, limits: T) => Verdict;
};

/** A rule about racemic ketamine: it is not asked about another drug, route or protocol. */
export function ketamineRule<const T extends Thresholds>(spec: DoseRuleSpec<KetamineFacts, T>): DoseRule {
  const { routes, protocols } = spec.appliesTo;
  return {
    version: '1.0.0',
    reviewedBy: null,
    ...spec,
    evaluate: (facts, inForce = {}) =>
      facts.product === 'ketamine' &&
      routes.includes(facts.request.route) &&
      (protocols === undefined || protocols.includes(facts.request.protocol))
        ? spec.evaluate(facts, { ...spec.thresholds, ...inForce })
        : CLEAR,
  };
}

/** A rule about esketamine. */
export function esketamineRule<const T extends Thresholds>(spec: DoseRuleSpec<EsketamineFacts, T>): DoseRule {
  return {
    version: '1.0.0',
    reviewedBy: null,
    ...spec,
    evaluate: (facts, inForce = {}) =>
      facts.product === 'esketamine' ? spec.evaluate(facts, { ...spec.thresholds, ...inForce }) : CLEAR,
  };
}

export const CLEAR: Verdict = { result: 'false' };

export function fires(severity: Severity, text: string): Verdict {
  return { result: 'true', severity, text };
}

/** The rule cannot be assessed, and the order alone gives no reason to show it. */
export function unassessed(...missing: readonly string[]): Verdict {
  return { result: 'unknown', missing };
}

/** The rule cannot be assessed, and the order is such that it would fire if the missing fact allowed it. */
export function undecided(severity: Severity, text: string, ...missing: readonly string[]): Verdict {
  return { result: 'unknown', missing, shown: { severity, text } };
}

export function threshold<const U extends string>(
  op: Threshold['op'],
  value: number,
  unit: U,
  key: string,
  mark: Mark,
): Threshold<U> {
  return { op, value, unit, source: { key, mark } };
}

/** Whether a measured or derived number meets a threshold, compared in the threshold's own unit. */
export function meets<U extends DoseUnit>(value: Measure<U>, limit: Threshold<NoInfer<U>>): boolean {
  return orderMeets(value.value.compare(Decimal.of(limit.value)), limit);
}

/** The same for a plain count, age or time, whose unit the field's name carries. */
export function numberMeets(value: number, limit: Threshold): boolean {
  return orderMeets(Math.sign(value - limit.value), limit);
}

/** The same for a comparison already made: negative, zero or positive for below, at or above the threshold. */
export function orderMeets(order: number, limit: Threshold): boolean {
  switch (limit.op) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '=':
      return order === 0;
  }
}

/** A measure as text: at most four decimals, rounded half away from zero, with its unit. */
export function say(value: Measure<DoseUnit>): string {
  return formatAmount(value.value.round(4), value.unit);
}

/** A threshold as text. */
export function sayLimit(limit: Threshold): string {
  return formatAmount(Decimal.of(limit.value), limit.unit);
}
