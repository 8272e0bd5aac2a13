interface Linked {
  readonly id: string;
  readonly replaces: string | null;
}

/** The entries behind a correction, latest first: what it replaced, what that replaced, and so on. */
export function chainOf<T extends Linked>(replaces: string | null, earlier: readonly T[]): readonly T[] {
  const byId = new Map(earlier.map((entry) => [entry.id, entry]));
  const chain: T[] = [];
  let next = replaces;
  while (next !== null) {
    const entry = byId.get(next);
    if (entry === undefined || chain.includes(entry)) break;
    chain.push(entry);
    next = entry.replaces;
  }
  return chain;
}
