import { ALERT_TABLE, type Clause, type Parameter } from './table.ts';

/** AL-15 is worked out beside the table, from both pressures. */
const BESIDE: { readonly [rule: string]: readonly Parameter[] } = {
  'AL-15': ['systolicMmHg', 'diastolicMmHg'],
};

/**
 * The parameters whose values an alert of this rule shows. What only makes them worse (a symptom, a falling pressure
 * beside a rash) is not what the alert is about. Empty for a rule that no measured value raises.
 */
export function alertParameters(rule: string): readonly Parameter[] {
  const criteria = ALERT_TABLE.rules.find(({ id }) => id === rule)?.criteria ?? [];
  return BESIDE[rule] ?? [...new Set(criteria.flatMap(({ all }) => measured(all[0])))];
}

function measured(clause: Clause): readonly Parameter[] {
  switch (clause.kind) {
    case 'any':
      return clause.of.flatMap(measured);
    case 'symptom':
      return [];
    case 'value':
    case 'baseline':
      return [clause.of];
  }
}
