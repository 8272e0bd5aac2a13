import { formatInstant, type Instant } from '@titrate/quantity';
import type { Severity } from '../../vocabulary.ts';

export type { Severity };
export type Tri = 'true' | 'false' | 'unknown';

/** What one check of the gate says now. `result` is true when the check has something against going on. */
export interface GateFinding {
  readonly rule: string;
  readonly version: string;
  readonly severity: Severity;
  readonly result: Tri;
  /** `holds` keeps the dose away; `needs-override` lets a prescriber decide; the others do neither. */
  readonly status: 'clear' | 'holds' | 'needs-override' | 'overridden' | 'caution' | 'not-applicable';
  readonly inputs: readonly { readonly name: string; readonly value: string; readonly at: string }[];
  readonly missing: readonly string[];
  readonly clinicianText: string;
  readonly patientText: string;
  /** What would clear it (UI-48); empty when nothing is in the way. */
  readonly clears: string;
  readonly source: string;
}

export const input = (name: string, value: string | number, at: Instant) => ({
  name,
  value: String(value),
  at: formatInstant(at),
});
