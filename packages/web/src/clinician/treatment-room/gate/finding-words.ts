import type { GateFinding } from '@titrate/clinical/session';
import type { Instant } from '@titrate/quantity';
import { problemWords } from '../record/problem-words.ts';

/** A finding of the gate as it is read at the chair: its moments by the clock of the clinic (UI-12). */
export function findingInWords(finding: GateFinding, zone: string, now: Instant): GateFinding {
  const said = (text: string) => problemWords(text, zone, now);
  return {
    ...finding,
    clinicianText: said(finding.clinicianText),
    clears: said(finding.clears),
    inputs: finding.inputs.map((input) => ({ ...input, value: said(input.value) })),
  };
}
