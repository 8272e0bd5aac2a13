interface Named {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
}

/** Patients whose names could be mistaken for one another on the same list: equal family name, or at most two letters apart (UI-06). */
export function sameOrSimilarNames(people: readonly Named[]): ReadonlySet<string> {
  const marked = new Set<string>();
  const distinct = [...new Map(people.map((person) => [person.id, person])).values()];
  distinct.forEach((one, index) => {
    for (const other of distinct.slice(index + 1)) {
      if (!areSimilar(one, other)) continue;
      marked.add(one.id);
      marked.add(other.id);
    }
  });
  return marked;
}

function areSimilar(one: Named, other: Named): boolean {
  const [a, b] = [plain(one.familyName), plain(other.familyName)];
  return a === b || editDistance(`${a} ${plain(one.givenName)}`, `${b} ${plain(other.givenName)}`) <= 2;
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Letters to insert, delete or exchange to get from one text to the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const exchanged = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(exchanged, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
