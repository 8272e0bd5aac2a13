/**
 * One row of the list of every id that the clinical documents name. Where the catalogue has an entry under the id it
 * is found there; files name code that keeps it; a reason says why the product does not, or which part it does not.
 */
export interface RegisterRow {
  readonly id: string;
  /** Only where the catalogue has no entry under the id to take a title from. */
  readonly title?: string;
  /** Entries under another id: `gate/VG-02-US`. */
  readonly entries?: readonly string[];
  /** Each names the id in its text. */
  readonly files?: readonly string[];
  readonly reason?: string;
}

/** `family('SC-', 1, 24, 3)`: SC-001 to SC-024, each with an entry of its own. */
export function family(prefix: string, from: number, to: number, digits = 2): readonly RegisterRow[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    id: `${prefix}${String(from + index).padStart(digits, '0')}`,
  }));
}

/** Kept by code; the catalogue may have an entry beside it. */
export const kept = (id: string, files: readonly string[], title?: string, reason?: string): RegisterRow => ({
  id,
  files,
  ...(title === undefined ? {} : { title }),
  ...(reason === undefined ? {} : { reason }),
});

/** Said in the catalogue under another id. */
export const under = (id: string, title: string, ...entries: readonly string[]): RegisterRow => ({
  id,
  title,
  entries,
});

export const absent = (id: string, title: string, reason: string): RegisterRow => ({ id, title, reason });

/** The product shows it as text; what it says happens outside the software, or not yet inside. */
export const said = (id: string, reason: string): RegisterRow => ({ id, reason });
