interface Linked {
  readonly id: string;
  readonly kind: string;
  readonly replaces: string | null;
}

/** What was added to a signed note, oldest first: each addendum names the note or the addendum before it. */
export function addendaOf<T extends Linked>(noteId: string, notes: readonly T[]): readonly T[] {
  const added: T[] = [];
  let before = noteId;
  for (;;) {
    const next = notes.find(
      (one) => one.kind === 'addendum' && one.replaces === before && !added.includes(one),
    );
    if (next === undefined) return added;
    added.push(next);
    before = next.id;
  }
}
