/** What a rule is: one reviewed clinical statement, with its source, its number, its reason and its cases. */

import type { Quantity, Unit } from '@titrate/quantity';
import {
  type Mark,
  PRODUCTS,
  type Product,
  ROUTES,
  type Route,
  SEVERITIES,
  type Severity,
} from '../vocabulary.ts';
import type { CaseGiven } from './cases.ts';
import type { IndicationClass } from './catalogue/indications.ts';
import type { Reading } from './reading.ts';

/** Three answers exist. `unknown` is never `false`. */
export type Tri = 'true' | 'false' | 'unknown';

export { type Mark, PRODUCTS, type Product, ROUTES, type Route, SEVERITIES, type Severity };

export interface Source {
  /** Key in the list of sources, such as `L1`. */
  readonly key: string;
  /** Where in it, in words. */
  readonly place: string;
  readonly mark: Mark;
}

/** `assessment`: may this treatment be offered at all. `session`: the day of a dose, for questions about that day. */
export const STAGES = ['assessment', 'session'] as const;
export type Stage = (typeof STAGES)[number];

export interface AppliesTo {
  /** Left out: all. */
  readonly products?: readonly Product[];
  readonly routes?: readonly Route[];
  readonly stages?: readonly Stage[];
  readonly indicationClass?: IndicationClass;
  readonly regions?: readonly ('US' | 'EU')[];
  /** Speaks only after the first session of a course. */
  readonly ongoingOnly?: true;
  /** Speaks only before the first session of a course has been given. */
  readonly beforeFirstOnly?: true;
}

/** A number a rule compares with. A clinic may move it in the direction `tighter` and no other. */
export interface Threshold<U extends Unit = Unit> {
  readonly at: Quantity<U>;
  readonly tighter: 'lower' | 'higher';
  /** What happens at the number itself, in words. */
  readonly meaning: string;
}
export type Thresholds = Readonly<Record<string, Threshold>>;

/**
 * What a rule answers. A rule with grades names the one that holds; when an input that settles the grade is
 * missing it names the stricter.
 */
export interface Verdict {
  readonly result: Tri;
  readonly severity?: Severity;
  /** For graded rules: whether this grade is a relaxable block. */
  readonly relaxable?: boolean;
}

export interface RuleCase {
  readonly name: string;
  readonly given: CaseGiven;
  readonly expect: Tri | 'not-applicable';
  /** Checked for graded rules. */
  readonly severity?: Severity;
  /** Checked when given: names that must be among the missing inputs. */
  readonly missing?: readonly string[];
  /** Which threshold this case stands beside, and on which side: `systolic:below`, `systolic:at`, `systolic:above`. */
  readonly edge?: `${string}:${'below' | 'at' | 'above'}`;
}

export interface RuleSpec<T extends Thresholds = Thresholds> {
  /** Stable, never reused. */
  readonly id: string;
  /** Changes with meaning. */
  readonly version: string;
  readonly title: string;
  readonly subject: string;
  /** The strictest grade; a verdict may carry a milder one. */
  readonly severity: Severity;
  readonly relaxable?: boolean;
  readonly appliesTo: AppliesTo;
  readonly sources: readonly Source[];
  /** Own words: what harm it prevents, what it leaves out on purpose. */
  readonly rationale: string;
  readonly thresholds?: T;
  /** Older data counts as unknown; `null` where age does not matter, with the reason in the rationale. */
  readonly dataMaxAge: Quantity<'d'> | Quantity<'h'> | null;
  /** `hold`: the step waits. `ask`: shown as an open question. `ignore`: nothing hangs on it. */
  readonly onUnknown: 'hold' | 'ask' | 'ignore';
  /** Everything `evaluate` may read, such as `facts.aneurysm`, `measurements.weight`, `medicines`. */
  readonly inputs: readonly string[];
  evaluate(read: Reading<T>): Verdict | Tri;
  readonly clinicianText: string;
  /** Plain words, US grade 6 or lower. */
  readonly patientText: string;
  /** A named clinician and the day; empty until signed. */
  readonly reviewedBy: readonly { readonly name: string; readonly on: string }[];
  readonly cases: readonly RuleCase[];
}

export type Rule = RuleSpec;

/** Checks thresholds against what `evaluate` asks for, then forgets their exact type. */
export function defineRule<const T extends Thresholds>(spec: RuleSpec<T>): Rule {
  return spec;
}
