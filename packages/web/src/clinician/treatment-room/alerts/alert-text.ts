import type { PatientBrief } from '@titrate/contract';
import { type Instant, parseInstant } from '@titrate/quantity';
import { formatTime } from '../../../kit/format/date.ts';

/** Chair, patient, parameter, value, limit, time: the same words on every screen (ALM-05). */
export function alertLine(
  chair: string | undefined,
  patient: Pick<PatientBrief, 'familyName' | 'givenName'>,
  alert: { readonly text: string; readonly since: string | Instant },
  zone: string,
): string {
  return `${chair ?? 'No chair'}, ${patient.familyName.toUpperCase()} ${patient.givenName}: ${alertWords(alert, zone)}`;
}

/** The server words times in UTC; a person in the room reads the clock on the wall. */
export function alertWords(
  alert: { readonly text: string; readonly since: string | Instant },
  zone: string,
): string {
  const body = alert.text.replace(/, \d\d:\d\d UTC$/, '');
  const since =
    typeof alert.since === 'string' ? parseInstant(alert.since) : { ok: true as const, value: alert.since };
  return since.ok ? `${body}, since ${formatTime(since.value, zone)}` : body;
}
