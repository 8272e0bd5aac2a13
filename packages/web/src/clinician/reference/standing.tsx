import type { SignOffState } from '@titrate/contract/content';
import type { Status } from '../../kit/ui/status.ts';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import type { StoodEntry } from './use-content.ts';

const LOOKS: Readonly<Record<SignOffState['kind'], { readonly status: Status; readonly word: string }>> = {
  'not-confirmed': { status: 'not-assessed', word: 'Not confirmed' },
  proposed: { status: 'due', word: 'Waits for a second person' },
  confirmed: { status: 'signed', word: 'Confirmed' },
  'from-later': { status: 'signed', word: 'Confirmed from a later day' },
  'changed-since': { status: 'amended', word: 'Changed since confirmed' },
  withdrawn: { status: 'withdrawn', word: 'Withdrawn' },
};

/** Whether the clinic stands behind an entry; nothing where nothing has to be confirmed and nobody did. */
export function Standing({ of }: { readonly of: StoodEntry }) {
  if (of.state === undefined) return <StatusBadge status="not-recorded" word="Not loaded" />;
  if (of.state.kind === 'not-confirmed' && !of.needsConfirmation) return <span>From its sources</span>;
  const { status, word } = LOOKS[of.state.kind];
  return <StatusBadge status={status} word={word} />;
}
