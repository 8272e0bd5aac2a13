import type { EventData, SessionEvent } from '@titrate/clinical/session';
import { changeText, describeEvent, type Said } from './describe.ts';
import { KIND_WORDS } from './words.ts';

type Replacement = NonNullable<EventData['correction.made']['replacement']>;

/**
 * Every correction as a sentence with what stood before and what stands after it, by the id of the correction: the same
 * words on screen and on paper (UI-37). The old value stays readable however often an entry is corrected (REC-01).
 */
export function correctionsTold(events: readonly SessionEvent[]): ReadonlyMap<string, string> {
  // A correction may have come before the entry that it names, so that all entries are known first.
  const standing = new Map<string, Said>(events.map((event) => [event.id, event]));
  const voided = new Set<string>();
  const told = new Map<string, string>();
  for (const event of events) {
    if (event.kind !== 'correction.made') continue;
    const { replaces, replacement } = event.data;
    const before = standing.get(replaces);
    const what =
      before === undefined
        ? 'Entry'
        : `${KIND_WORDS[before.kind]} ${describeEvent(before)}${voided.has(replaces) ? ' (was voided)' : ''}`;
    told.set(event.id, `${what.trim()} ${changeText(event.data)}`);
    if (replacement === undefined) voided.add(replaces);
    else {
      voided.delete(replaces);
      standing.set(replaces, replacement);
    }
  }
  return told;
}

/** What stands of an entry in the place of what was charted; `undefined` while it stands as charted, or when it was voided. */
export function replacementOf(events: readonly SessionEvent[], id: string): Replacement | undefined {
  const last = events.findLast((event) => event.kind === 'correction.made' && event.data.replaces === id);
  return last?.kind === 'correction.made' ? last.data.replacement : undefined;
}
