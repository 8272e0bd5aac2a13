import type { Mark } from '../instruments/types.ts';

/** What one outcome rule says about one course. `unknown` is never `false`. */
export interface OutcomeFinding {
  readonly rule: string;
  readonly version: string;
  readonly severity: 'override' | 'caution' | 'information';
  readonly result: 'true' | 'false' | 'unknown';
  /** What was looked at. */
  readonly inputs: { readonly [name: string]: number | string | boolean | null };
  /** What was needed and not there. */
  readonly missing: readonly string[];
  readonly clinicianText: string;
  readonly patientText: string;
  readonly sources: readonly { readonly key: string; readonly mark: Mark }[];
}

/** The fixed half of a rule: what it is called, how strong it is, where it comes from. */
export interface OutcomeRule
  extends Pick<OutcomeFinding, 'rule' | 'version' | 'severity' | 'patientText' | 'sources'> {
  readonly title: string;
}

/** `answer` is `null` when something is missing. */
export function findingOf(
  rule: OutcomeRule,
  answer: boolean | null,
  clinicianText: string,
  inputs: OutcomeFinding['inputs'],
  missing: readonly string[] = [],
): OutcomeFinding {
  return {
    rule: rule.rule,
    version: rule.version,
    severity: rule.severity,
    result: answer === null ? 'unknown' : answer ? 'true' : 'false',
    inputs,
    missing,
    clinicianText,
    patientText: rule.patientText,
    sources: rule.sources,
  };
}
