import {
  type Author,
  type Fact,
  type FactKind,
  isLateEntry,
  type SessionState,
} from '@titrate/clinical/session';
import { Decimal, formatAmount, type Instant, parseInstant } from '@titrate/quantity';
import type { Content } from '../pdf-content.ts';

export const heading = (text: string): Content => ({ text, style: 'h', headlineLevel: 1 });

export const amount = (value: number, unit: string, places?: number): string => {
  const exact = Decimal.of(value);
  return formatAmount(places === undefined ? exact : exact.round(places), unit);
};

export function nameOf(by: Author): string {
  switch (by.type) {
    case 'person':
      return `${by.name} (${by.role})`;
    case 'device':
      return `device ${by.name ?? by.id}`;
    default:
      return by.name ?? by.type;
  }
}

const GONE_WORDS = {
  'left-before-criteria': 'left before the criteria were met',
  'transferred-to-emergency-care': 'transferred to emergency care',
  died: 'died',
} as const;

/** How a patient went who was not discharged, and what was noted then; signing does not take it away. */
export function goneWithoutDischarge(
  state: SessionState,
): { readonly words: string; readonly note: string } | undefined {
  const end = state.events.findLast((event) => event.kind === 'session.ended');
  if (end?.kind !== 'session.ended') return undefined;
  return { words: GONE_WORDS[end.data.manner], note: end.data.note };
}

/** How an entry came to be, in words: from a device, late, corrected (UI-35). */
export function howRecorded(fact: Fact<FactKind>): string {
  return [
    fact.origin === 'monitor' ? 'monitor' : '',
    fact.recordedAt !== undefined && isLateEntry(fact.at, fact.recordedAt) ? 'late entry' : '',
    fact.correctedBy === undefined ? '' : 'corrected',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export function instantFrom(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error('Invariant broken: a recorded moment reads');
  return parsed.value;
}
