import type { Resource } from '../resources/wire.ts';

/** Where the next page begins: after this resource in the order of the search. */
export interface Position {
  readonly key: string;
  readonly id: string;
}

export function encodeCursor({ key, id }: Position): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

/** Reads a cursor of ours; `undefined` where it is none. */
export function decodeCursor(text: string): Position | undefined {
  try {
    const [key, id]: unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return typeof key === 'string' && typeof id === 'string' ? { key, id } : undefined;
  } catch {
    return undefined;
  }
}

/** Newest first, equal moments by id: an order that inserts cannot shift. */
function compare(a: Position, b: Position): number {
  if (a.key !== b.key) return a.key < b.key ? 1 : -1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** One page of resources that are all in memory. */
export function pageOf(
  resources: readonly Resource[],
  keyOf: (resource: Resource) => string,
  after: Position | undefined,
  count: number,
  oldestFirst = false,
): { readonly page: readonly Resource[]; readonly next: string | undefined } {
  const order = oldestFirst ? (a: Position, b: Position) => -compare(a, b) : compare;
  const placed = resources
    .map((resource) => ({ resource, key: keyOf(resource), id: resource.id }))
    .sort(order);
  const rest = after === undefined ? placed : placed.filter((one) => order(after, one) < 0);
  const page = rest.slice(0, count);
  const last = page.at(-1);
  return {
    page: page.map(({ resource }) => resource),
    next: last === undefined || rest.length <= count ? undefined : encodeCursor(last),
  };
}
