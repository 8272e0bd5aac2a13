import type { Instant } from '@titrate/quantity';
import type { Band } from '../events/alerts.ts';
import { symptomsOf } from './clauses.ts';
import type { AlertRule, AlertTable, Criterion } from './table.ts';

/** From `at` on the condition is in `band`, until the next signal; no band means it has ended. */
export interface Signal {
  readonly at: Instant;
  readonly band: Band | undefined;
  readonly value?: number | undefined;
  /** Whose value it is, where the title does not say it. */
  readonly about?: string;
  readonly limit?: string | undefined;
  readonly inputs: readonly string[];
  /** Observation time of the reading behind it, earlier than `at` when it had to persist. */
  readonly observedAt: Instant;
}

/** One condition to be watched: a rule, or a rule for one symptom. */
export interface Condition {
  readonly key: string;
  readonly rule: AlertRule;
  readonly criteria: readonly Criterion[];
}

export function conditionsOf(table: AlertTable): readonly Condition[] {
  return table.rules.flatMap((rule): Condition[] => {
    if (rule.conditions === 'one') return [{ key: rule.id, rule, criteria: rule.criteria }];
    return rule.criteria.flatMap((criterion) =>
      symptomsOf(criterion).map((symptom) => ({
        key: `${rule.id}:${symptom}`,
        rule,
        criteria: [{ band: criterion.band, all: [{ kind: 'symptom', anyOf: [symptom] }] }],
      })),
    );
  });
}
