import type { Instant, Problem } from '@titrate/quantity';
import type { Concept } from './codes.ts';
import type { Cursor } from './cursor.ts';
import type { Entry } from './document.ts';
import type { From, NotUnderstood } from './draft.ts';

/** What readers of entries share: where to note things, the person, and where references lead. */
export interface ImportContext {
  /** The moment of the import: nothing true can be later. */
  readonly at: Instant;
  isAboutPatient(entry: Entry, member: 'subject' | 'patient'): boolean;
  entryOf(reference: string): Entry | undefined;
  note(entry: Entry, kind: NotUnderstood['kind'], path: string, reason: string): undefined;
  take(entry: Entry): From;
}

/** Entries by every name a reference may use: full URL, `Type/id`, and `urn:uuid:` of the id. */
export function createContext(
  entries: readonly Entry[],
  patient: Entry,
  at: Instant,
): { readonly context: ImportContext; readonly notes: NotUnderstood[]; readonly taken: Set<Entry> } {
  const notes: NotUnderstood[] = [];
  const taken = new Set<Entry>();
  const byName = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.fullUrl !== undefined) byName.set(entry.fullUrl, entry);
    if (entry.id !== undefined) byName.set(`${entry.resourceType}/${entry.id}`, entry);
  }
  const entryOf = (reference: string) =>
    byName.get(reference) ?? byName.get(reference.split('/').slice(-2).join('/')) ?? undefined;
  const note: ImportContext['note'] = (entry, kind, path, reason) => {
    notes.push({ kind, resourceType: entry.resourceType, id: entry.id, path, reason });
    return undefined;
  };
  const context: ImportContext = {
    at,
    entryOf,
    note,
    take: (entry) => {
      taken.add(entry);
      return { resourceType: entry.resourceType, id: entry.id, path: entry.resource.path };
    },
    isAboutPatient: (entry, member) => {
      const reference = entry.resource.get(member).get('reference').text();
      if (reference !== undefined && entryOf(reference) === patient) return true;
      note(entry, 'fault', `${entry.resource.path}.${member}`, 'is not about the patient of this document');
      return false;
    },
  };
  return { context, notes, taken };
}

/** Notes what is wrong with the codes of a concept; the entry itself may still be of use. */
export function noteCodeFaults(context: ImportContext, entry: Entry, concept: Concept): void {
  for (const { path, reason } of concept.faults)
    context.note(entry, 'remark', path, `${reason}; the code was left out`);
}

/** A fault of type or of a date means that the entry was not read as its sender meant it: it is left out. */
export function hasFaults(
  context: ImportContext,
  entry: Entry,
  found: readonly { path: string; reason: string }[],
): boolean {
  for (const { path, reason } of found) context.note(entry, 'fault', path, reason);
  for (const fault of entry.faults satisfies readonly Problem[])
    context.note(entry, 'fault', fault.path, fault.message);
  return found.length > 0 || entry.faults.length > 0;
}

/** An extension that changes the meaning of what it stands on must not be ignored (FHIR R4, 2.4.1). */
export function carriesModifier(resource: Cursor): string | undefined {
  for (const name of ['modifierExtension', 'implicitRules']) {
    if (resource.get(name).isPresent()) return `${resource.path}.${name}`;
  }
  return undefined;
}
