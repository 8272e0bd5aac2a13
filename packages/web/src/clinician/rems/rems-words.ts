import type { RemsFormRow } from '@titrate/contract';
import type { Status } from '../../kit/ui/status.ts';

const STATE: Record<RemsFormRow['state'], { readonly status: Status; readonly word: string }> = {
  'to-send': { status: 'due', word: 'To send' },
  sent: { status: 'sent', word: 'Sent, not answered' },
  accepted: { status: 'clear', word: 'Accepted' },
  rejected: { status: 'held', word: 'Rejected, send again' },
};

/** What became of a form, in words; how pressing it is stands beside the day it is due. */
export const stateWords = ({ state, urgency }: RemsFormRow) =>
  urgency === 'overdue'
    ? ({ status: 'overdue', word: `Overdue: ${STATE[state].word}` } as const)
    : STATE[state];

export const nameWords = ({ patient }: Pick<RemsFormRow, 'patient'>): string =>
  `${patient.familyName.toLocaleUpperCase('en-US')}, ${patient.givenName}`;

/** The days that are left, said as a person would. */
export function leftWords(dueOn: string, today: string): string {
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000);
  if (days < 0) return days === -1 ? '1 day late' : `${-days} days late`;
  if (days === 0) return 'today is the last day';
  return days === 1 ? '1 day left' : `${days} days left`;
}
