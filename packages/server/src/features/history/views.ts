import type { RecordAuthor, Signature } from '../record-author.ts';
import type { Successor } from './rows.ts';

interface Authored {
  readonly author: RecordAuthor;
  readonly source?: string;
  readonly importId?: string | null;
}

export function view<T extends Authored>(row: T) {
  const source = row.source ?? (row.importId == null ? undefined : 'import');
  return { ...row, by: byOf(row.author, source) };
}

/** A row that no longer stands, with who put what in its place. */
export function earlierView<T extends Authored & { readonly successor: Successor | null }>(row: T) {
  const { successor } = row;
  return {
    ...view(row),
    replacedBy:
      successor === null ? null : { id: successor.id, at: successor.at, name: byOf(successor.author).name },
  };
}

export function byOf(author: RecordAuthor, source?: string) {
  return {
    name: author.type === 'person' || author.type === 'system' ? author.name : author.type,
    source: source ?? author.type,
  };
}

export function signed(signature: unknown): { signedBy: string | null; signedAt: string | null } {
  if (signature === null || signature === undefined) return { signedBy: null, signedAt: null };
  const { name, at } = signature as Signature;
  return { signedBy: name, signedAt: at };
}
