import type { SealedEvent, SessionEvent } from '@titrate/clinical/session';
import type { Instant, Problem } from '@titrate/quantity';

/** What the server said of one event: in the record, or refused with what would clear it. */
export type Outcome =
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** The three visible states of UI-44; `quiet` before anything was written here. */
export type SaveState =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'saving'; readonly count: number }
  | { readonly kind: 'saved'; readonly at: Instant }
  | { readonly kind: 'not-saved'; readonly count: number; readonly since: Instant };

export interface Refused {
  readonly event: SessionEvent;
  readonly problems: readonly Problem[];
}

export interface SendAnswer {
  readonly stored: readonly SealedEvent[];
  readonly refused: readonly { readonly id: string; readonly problems: readonly Problem[] }[];
}

/** A send that the server decided against as a whole: it will not succeed by itself. */
export interface RefusedSend {
  readonly refusedSend: readonly Problem[];
}

export interface OutboxOptions {
  /** Sends in order. Answers a refusal of the whole; throws when the server cannot be reached. */
  readonly send: (events: readonly SessionEvent[]) => Promise<SendAnswer | RefusedSend>;
  readonly onStored: (events: readonly SealedEvent[]) => void;
  /** Keeps what is unsent over a reload; the newest list replaces the one before. */
  readonly keep: (events: readonly SessionEvent[]) => void;
  readonly now: () => Instant;
  readonly wait: (ms: number) => Promise<void>;
}

export interface OutboxView {
  readonly pending: readonly SessionEvent[];
  readonly save: SaveState;
  readonly refused: readonly Refused[];
}

const RETRY_MS = [500, 1000, 2000, 4000, 5000] as const;
const AT_ONCE = 100;

/**
 * What was charted here and is not yet acknowledged. Events leave in order, are sent again with the same ids until the
 * server answers, and are "saved" only when it said so (UI-44, CON-02, CON-03).
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();
  readonly #watchers = new Set<() => void>();
  #view: OutboxView = { pending: [], save: { kind: 'quiet' }, refused: [] };
  #running = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  view = (): OutboxView => this.#view;

  watch = (listener: () => void): (() => void) => {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  };

  /** Adds one event. The same id twice is one event: a double press is one act. */
  add(event: SessionEvent): Promise<Outcome> {
    if (this.#view.pending.some((one) => one.id === event.id)) {
      return new Promise((resolve) => {
        const before = this.#waiting.get(event.id);
        this.#waiting.set(event.id, (outcome) => {
          before?.(outcome);
          resolve(outcome);
        });
      });
    }
    const answer = new Promise<Outcome>((resolve) => this.#waiting.set(event.id, resolve));
    this.#setPending([...this.#view.pending, event]);
    void this.#run();
    return answer;
  }

  /** Takes up what a reload left behind. */
  restore(events: readonly SessionEvent[]): void {
    const known = new Set(this.#view.pending.map((one) => one.id));
    const fresh = events.filter((one) => !known.has(one.id));
    if (fresh.length === 0) return;
    this.#setPending([...fresh, ...this.#view.pending]);
    void this.#run();
  }

  /** The author has read a refusal. */
  dismiss(eventId: string): void {
    this.#set({ refused: this.#view.refused.filter((one) => one.event.id !== eventId) });
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    let failures = 0;
    while (this.#view.pending.length > 0) {
      const batch = this.#view.pending.slice(0, AT_ONCE);
      if (failures === 0) this.#set({ save: { kind: 'saving', count: this.#view.pending.length } });
      try {
        this.#settle(batch, await this.#options.send(batch));
        failures = 0;
      } catch {
        // Not reached, or not answered: the ids stay the same, so sending again is safe.
        const since = this.#view.save.kind === 'not-saved' ? this.#view.save.since : this.#options.now();
        this.#set({ save: { kind: 'not-saved', count: this.#view.pending.length, since } });
        await this.#options.wait(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 5000);
        failures += 1;
      }
    }
    this.#running = false;
  }

  #settle(batch: readonly SessionEvent[], answer: SendAnswer | RefusedSend): void {
    const refused: Refused[] = [];
    for (const event of batch) {
      const problems =
        'refusedSend' in answer
          ? answer.refusedSend
          : answer.refused.find((one) => one.id === event.id)?.problems;
      if (problems !== undefined) refused.push({ event, problems });
      this.#waiting.get(event.id)?.(
        problems === undefined ? { kind: 'stored' } : { kind: 'refused', problems },
      );
      this.#waiting.delete(event.id);
    }
    if (!('refusedSend' in answer)) this.#options.onStored(answer.stored);
    const done = new Set(batch.map((one) => one.id));
    this.#setPending(this.#view.pending.filter((one) => !done.has(one.id)));
    const storedSome = refused.length < batch.length;
    this.#set({
      refused: [...this.#view.refused, ...refused].slice(-20),
      save: storedSome ? { kind: 'saved', at: this.#options.now() } : { kind: 'quiet' },
    });
  }

  #setPending(pending: readonly SessionEvent[]): void {
    this.#options.keep(pending);
    this.#set({ pending });
  }

  #set(change: Partial<OutboxView>): void {
    this.#view = { ...this.#view, ...change };
    for (const watcher of this.#watchers) watcher();
  }
}
