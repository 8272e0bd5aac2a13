/** How work is gathered. */
export interface Gathering<T> {
  /** So many pieces at once; more wait for the next turn. */
  readonly most: number;
  /** So many turns may be under way at the same time. */
  readonly lanes: number;
  /** Two pieces with the same key never share a turn: the second may depend on the first. */
  readonly keyOf: (item: T) => string;
}

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does together what comes at the same time. A piece that comes while nothing is under way starts at once and alone; what
 * comes while every lane is busy waits and shares the next turn, with one commit instead of many. Should a turn fail, each
 * of its pieces is done again by itself, so that one broken piece takes no other with it.
 *
 * `work` answers for each item in the order given, all or none of them done.
 */
export function together<T, R>(
  work: (items: readonly T[]) => Promise<readonly R[]>,
  { most, lanes, keyOf }: Gathering<T>,
): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];
  let busy = 0;

  /** The longest waiting, each key once; the others keep their order. */
  const next = (): readonly Waiting<T, R>[] => {
    const taken = new Map<string, Waiting<T, R>>();
    const left: Waiting<T, R>[] = [];
    for (const one of waiting) {
      const key = keyOf(one.item);
      if (taken.size < most && !taken.has(key)) taken.set(key, one);
      else left.push(one);
    }
    waiting = left;
    return [...taken.values()];
  };

  const turn = async (group: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const results = await work(group.map(({ item }) => item));
      for (const [i, { resolve }] of group.entries()) resolve(results[i] as R);
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else for (const one of group) await turn([one]);
    }
  };

  const run = async (): Promise<void> => {
    busy += 1;
    while (waiting.length > 0) await turn(next());
    busy -= 1;
  };

  return (item) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (busy < lanes) void run();
    });
}
