/**
 * The states of a linear model grouped into blocks that exchange both ways (strongly connected
 * components), upstream blocks first, so that the rate matrix becomes block lower triangular.
 */
export interface BlockOrder {
  /** `order[k]` is the original index of the state at place k. */
  readonly order: readonly number[];
  /** Start of each block in `order`, closed by the number of states. */
  readonly starts: readonly number[];
}

export function blockOrder(
  size: number,
  edges: readonly (readonly [from: number, to: number])[],
): BlockOrder {
  const next: number[][] = Array.from({ length: size }, () => []);
  for (const [from, to] of edges) next[from]?.push(to);
  const reach = next.map((_, start) => reachable(next, start));
  const group = new Array<number>(size).fill(-1);
  const groups: number[][] = [];
  for (let i = 0; i < size; i += 1) {
    if (group[i] !== -1) continue;
    const members: number[] = [];
    for (let j = i; j < size; j += 1) {
      if (i === j || (reach[i]?.has(j) === true && reach[j]?.has(i) === true)) {
        members.push(j);
        group[j] = groups.length;
      }
    }
    groups.push(members);
  }
  // Upstream first: a block that reaches more of the others comes earlier; ties keep their order.
  const weight = groups.map((members) => reach[members[0] ?? 0]?.size ?? 0);
  const sorted = groups.map((_, g) => g).sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || a - b);
  const order: number[] = [];
  const starts: number[] = [];
  for (const g of sorted) {
    starts.push(order.length);
    order.push(...(groups[g] ?? []));
  }
  starts.push(order.length);
  return { order, starts };
}

/** States from which any of `targets` can be reached, the targets included. */
export function upstreamOf(
  size: number,
  edges: readonly (readonly [from: number, to: number])[],
  targets: ReadonlySet<number>,
): ReadonlySet<number> {
  const previous: number[][] = Array.from({ length: size }, () => []);
  for (const [from, to] of edges) previous[to]?.push(from);
  const seen = new Set<number>(targets);
  const open = [...targets];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const from of previous[at] ?? []) {
      if (!seen.has(from)) {
        seen.add(from);
        open.push(from);
      }
    }
  }
  return seen;
}

/** Everything downstream of `start`, itself included. */
function reachable(next: readonly (readonly number[])[], start: number): ReadonlySet<number> {
  const seen = new Set<number>([start]);
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const to of next[at] ?? []) {
      if (!seen.has(to)) {
        seen.add(to);
        open.push(to);
      }
    }
  }
  return seen;
}
