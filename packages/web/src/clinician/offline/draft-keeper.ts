/** At most this much typing is lost when a tablet stops (UI-45 asks for two seconds). */
export const DRAFT_EVERY_MS = 1000;

interface DraftKeeperOptions {
  /** Keeps a draft, or removes it with `undefined`. */
  readonly keep: (draft: unknown) => void;
  readonly later: (act: () => void, ms: number) => void;
}

/** Keeps what is being typed: the newest text within a second of the first letter, however fast somebody types (UI-45). */
export class DraftKeeper {
  readonly #options: DraftKeeperOptions;
  #latest: unknown;
  #planned = false;

  constructor(options: DraftKeeperOptions) {
    this.#options = options;
  }

  /** What stands in the form now; `undefined` when it is empty or charted, which ends the draft at once. */
  typed(draft: unknown): void {
    this.#latest = draft;
    if (draft === undefined) {
      this.#options.keep(undefined);
      return;
    }
    if (this.#planned) return;
    this.#planned = true;
    this.#options.later(() => {
      this.#planned = false;
      if (this.#latest !== undefined) this.#options.keep(this.#latest);
    }, DRAFT_EVERY_MS);
  }
}
