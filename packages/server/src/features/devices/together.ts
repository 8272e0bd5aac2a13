/** How work is gathered. */
export interface Gathering<T> {
  /** So many pieces at once; more wait for the next turn. */
  readonly most: number;
  /** So many turns may be under way at the same time. */
  readonly lanes: number;
  /** Of two pieces with the same key the second waits until the first is done: it may depend on it. */
  readonly keyOf: (item: T) => string;
  /** A turn failed, and its pieces are done again one by one. */
  readonly onTrouble?: (error: unknown) => void;
}

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does together what comes at the same time. A piece that comes while a lane is free starts at once and alone; what comes
 * while every lane is busy waits and shares the next turn, with one commit instead of many. Should a turn fail, each of its
 * pieces is done again by itself, beside the lanes and with as much time as it needs, so that a piece that is broken or
 * has to wait for somebody holds up no other.
 *
 * `work` does all of the items or none. `alone` says that this is the second attempt, at one item.
 */
export function together<T>(
  work: (items: readonly T[], alone: boolean) => Promise<void>,
  { most, lanes, keyOf, onTrouble }: Gathering<T>,
): (item: T) => Promise<void> {
  let waiting: Waiting<T>[] = [];
  let busy = 0;
  const underWay = new Set<string>();

  /** The longest waiting whose keys are free; the others keep their order. */
  const next = (): readonly Waiting<T>[] => {
    const taken: Waiting<T>[] = [];
    const left: Waiting<T>[] = [];
    for (const one of waiting) {
      const key = keyOf(one.item);
      if (taken.length < most && !underWay.has(key)) {
        underWay.add(key);
        taken.push(one);
      } else left.push(one);
    }
    waiting = left;
    return taken;
  };

  const attempt = async (group: readonly Waiting<T>[], alone: boolean): Promise<void> => {
    try {
      await work(
        group.map(({ item }) => item),
        alone,
      );
      for (const { resolve } of group) resolve();
    } catch (error) {
      if (!alone) {
        onTrouble?.(error);
        for (const one of group) void attempt([one], true);
        return;
      }
      for (const { reject } of group) reject(error);
    }
    for (const { item } of group) underWay.delete(keyOf(item));
    start();
  };

  const run = async (): Promise<void> => {
    busy += 1;
    for (let group = next(); group.length > 0; group = next()) await attempt(group, false);
    busy -= 1;
  };

  const start = (): void => {
    if (busy < lanes && waiting.length > 0) void run();
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      start();
    });
}
