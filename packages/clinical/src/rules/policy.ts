/** What a clinic changed: it may tighten any rule; it may loosen only a relaxable block, and only to an override. */
import { err, ok, type Problem, Quantity, type Refusal, type Result } from '@titrate/quantity';
import { type Rule, SEVERITIES, type Severity, type Threshold, type Thresholds } from './rule.ts';

export interface RulePolicy {
  /** Severity in force instead of the catalogue's. */
  readonly severity?: Severity;
  /** Numbers in force, in the unit of the catalogue. */
  readonly thresholds?: Readonly<Record<string, number>>;
  /** Why, signed by the medical director; needed to relax. */
  readonly rationale?: string;
}
export type ClinicPolicy = Readonly<Record<string, RulePolicy>>;

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
export const stricter = (a: Severity, b: Severity): Severity => (rank(a) <= rank(b) ? a : b);

/** Checks a policy against the catalogue; every illegal wish is named. Only a checked policy may be used. */
export function checkPolicy(policy: ClinicPolicy, rules: readonly Rule[]): Result<ClinicPolicy, Refusal> {
  const problems: Problem[] = [];
  for (const [id, wish] of Object.entries(policy)) {
    const rule = rules.find((entry) => entry.id === id);
    const add = (message: string, where: string) =>
      problems.push({ type: 'policy-refused', message, path: `/${id}${where}` });
    if (rule === undefined) {
      add('no rule has this id', '');
      continue;
    }
    if (wish.severity !== undefined && rank(wish.severity) > rank(rule.severity)) {
      if (rule.relaxable !== true) add('this rule cannot be loosened', '/severity');
      else if (wish.severity !== 'override')
        add('a relaxable block goes down to override, never lower', '/severity');
      else if ((wish.rationale ?? '').trim().length < 15)
        add('relaxing a block needs a recorded reason', '/rationale');
    }
    for (const [name, value] of Object.entries(wish.thresholds ?? {})) {
      const threshold = rule.thresholds?.[name];
      if (threshold === undefined) add('this rule has no such threshold', `/thresholds/${name}`);
      else if (!Number.isFinite(value)) add('expected a finite number', `/thresholds/${name}`);
      else if (threshold.tighter === 'lower' ? value > threshold.at.value : value < threshold.at.value) {
        add(
          `only ${threshold.tighter} than ${threshold.at.value} ${threshold.at.unit} is tighter`,
          `/thresholds/${name}`,
        );
      }
    }
  }
  return problems.length === 0 ? ok(policy) : err(problems);
}

export function thresholdsInForce(rule: Rule, policy: RulePolicy | undefined): Thresholds {
  const catalogue = rule.thresholds ?? {};
  const wishes = policy?.thresholds;
  if (wishes === undefined) return catalogue;
  return Object.fromEntries(
    Object.entries(catalogue).map(([name, threshold]): [string, Threshold] => {
      const wish = wishes[name];
      return [
        name,
        wish === undefined ? threshold : { ...threshold, at: Quantity.of(wish, threshold.at.unit) },
      ];
    }),
  );
}

/**
 * The severity in force for a verdict. A clinic's wish lifts milder grades up to it; it lowers only a relaxable
 * block, and only to an override.
 */
export function severityInForce(
  catalogue: { readonly severity: Severity; readonly relaxable: boolean },
  policy: RulePolicy | undefined,
): Severity {
  const wish = policy?.severity;
  if (wish === undefined) return catalogue.severity;
  if (wish === 'override' && catalogue.severity === 'block' && catalogue.relaxable) return 'override';
  return stricter(wish, catalogue.severity);
}
