import type { Severity } from './rule.ts';

/** One thing a dose rule says, as it is shown and stored. */
export interface DoseFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly text: string;
}
