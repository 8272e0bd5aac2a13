import { mayWait, type SealedEvent, type SessionEvent } from '@titrate/clinical/session';
import type { Instant, Problem } from '@titrate/quantity';
import { expired, NEEDS_SERVER, NOT_RECORDED, UNANSWERED } from './outbox-words.ts';

/**
 * What became of one event: in the record, refused with what would clear it, or sent without an answer, so that
 * nobody here knows yet.
 */
export type Outcome =
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused' | 'unanswered'; readonly problems: readonly Problem[] };

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

/** An entry with the moment it was made here. */
export interface Waiting {
  readonly event: SessionEvent;
  readonly since: Instant;
}

/** What survives a reload on this device. */
export interface Kept {
  readonly waiting: readonly Waiting[];
  readonly refused: readonly Refused[];
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
  /** Which of these ids the server has, after all that is under way there; throws when it cannot be reached. */
  readonly recorded: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Whether this screen hears the server. */
  readonly live: () => boolean;
  readonly onStored: (events: readonly SealedEvent[]) => void;
  /** Keeps what is unsent or returned over a reload, before it is sent; the newest replaces the one before. */
  readonly keep: (kept: Kept) => Promise<void>;
  /** How long an entry waits before it returns to its author. */
  readonly expiresMs: number;
  readonly now: () => Instant;
  readonly wait: (ms: number) => Promise<void>;
}

export interface OutboxView {
  /** In the order they were charted. */
  readonly pending: readonly SessionEvent[];
  /** Acts that were sent and not answered: the server is asked, they are never sent again. */
  readonly inDoubt: readonly SessionEvent[];
  readonly save: SaveState;
  readonly refused: readonly Refused[];
}

const RETRY_MS = [500, 1000, 2000, 4000, 5000] as const;
const AT_ONCE = 100;
/** After so many questions without an answer the person at the form is told that it is open. */
const TELL_AFTER = 2;

/**
 * What was charted here and is not yet acknowledged. Facts leave in order, are sent again with the same ids until the
 * server answers, and are "saved" only when it said so (UI-44, CON-02, CON-03). Acts that need the server are sent once:
 * when their answer is lost, the server is asked whether it has them (CON-04).
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();
  readonly #since = new Map<string, Instant>();
  readonly #watchers = new Set<() => void>();
  #view: OutboxView = { pending: [], inDoubt: [], save: { kind: 'quiet' }, refused: [] };
  #kept: Promise<void> = Promise.resolve();
  #running = false;
  #stopped = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  view = (): OutboxView => this.#view;

  watch = (listener: () => void): (() => void) => {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  };

  /** Whether an act that needs the server can be begun now. */
  open = (): boolean =>
    this.#options.live() && this.#view.save.kind !== 'not-saved' && this.#view.inDoubt.length === 0;

  /** Adds one event. The same id twice is one event: a double press is one act. */
  add(event: SessionEvent): Promise<Outcome> {
    const known = [...this.#view.pending, ...this.#view.inDoubt].some((one) => one.id === event.id);
    if (!known && !mayWait(event.kind) && !this.open())
      return Promise.resolve({ kind: 'refused', problems: [NEEDS_SERVER] });
    const answer = new Promise<Outcome>((resolve) => {
      const before = this.#waiting.get(event.id);
      this.#waiting.set(event.id, (outcome) => {
        before?.(outcome);
        resolve(outcome);
      });
    });
    if (known) return answer;
    this.#since.set(event.id, this.#options.now());
    const pending = [...this.#view.pending, event];
    const { save } = this.#view;
    const count = pending.length + this.#view.inDoubt.length;
    // Tried again under its id: what came back the first time is answered by this one.
    const refused = this.#view.refused.filter((one) => one.event.id !== event.id);
    this.#set({
      pending,
      refused,
      save: save.kind === 'not-saved' ? { ...save, count } : { kind: 'saving', count },
    });
    void this.#run();
    return answer;
  }

  /**
   * What became of an event that was added here, for a form that was told "unanswered": resolves when the server has
   * said, however often it could not be asked before.
   */
  async settled(eventId: string): Promise<Outcome> {
    for (;;) {
      const open = [...this.#view.pending, ...this.#view.inDoubt].find((one) => one.id === eventId);
      if (open === undefined) break;
      const outcome = await this.add(open);
      if (outcome.kind !== 'unanswered') return outcome;
    }
    const problems = this.#view.refused.find(({ event }) => event.id === eventId)?.problems;
    return problems === undefined ? { kind: 'stored' } : { kind: 'refused', problems };
  }

  /** Takes up what a reload left behind. An act among it may have been sent: it is asked about. */
  restore({ waiting, refused }: Kept): void {
    const known = new Set([...this.#view.pending, ...this.#view.inDoubt].map((one) => one.id));
    const fresh = waiting.filter(({ event }) => !known.has(event.id));
    if (fresh.length === 0 && refused.length === 0) return;
    for (const { event, since } of fresh) this.#since.set(event.id, since);
    const events = fresh.map(({ event }) => event);
    this.#set({
      pending: [...events.filter((one) => mayWait(one.kind)), ...this.#view.pending],
      inDoubt: [...this.#view.inDoubt, ...events.filter((one) => !mayWait(one.kind))],
      refused: [...refused, ...this.#view.refused],
    });
    void this.#run();
  }

  /** The person left: nothing more is sent or kept from here. */
  stop(): void {
    this.#stopped = true;
  }

  /** The author has read a refusal. */
  dismiss(eventId: string): void {
    this.#set({ refused: this.#view.refused.filter((one) => one.event.id !== eventId) });
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    let failures = 0;
    while (this.#returnExpired() > 0) {
      // Kept on this device before the first send (CON-02).
      await this.#kept;
      if (this.#stopped) break;
      try {
        await (this.#view.inDoubt.length > 0 ? this.#ask() : this.#sendNext());
        failures = 0;
      } catch {
        failures += 1;
        const since = this.#view.save.kind === 'not-saved' ? this.#view.save.since : this.#options.now();
        const count = this.#view.pending.length + this.#view.inDoubt.length;
        this.#set({ save: { kind: 'not-saved', count, since } });
        if (failures > TELL_AFTER)
          for (const { id } of this.#view.inDoubt)
            this.#answer(id, { kind: 'unanswered', problems: [UNANSWERED] });
        await this.#options.wait(RETRY_MS[Math.min(failures, RETRY_MS.length) - 1] ?? 5000);
      }
    }
    this.#running = false;
  }

  /** Acts are marked before they leave: whatever happens then, they are asked about and not sent again. */
  async #sendNext(): Promise<void> {
    const batch = this.#view.pending.slice(0, AT_ONCE);
    try {
      this.#settle(batch, await this.#options.send(batch));
    } catch (error) {
      const acts = batch.filter((one) => !mayWait(one.kind));
      const asked = new Set(acts.map((one) => one.id));
      this.#set({
        pending: this.#view.pending.filter((one) => !asked.has(one.id)),
        inDoubt: [...this.#view.inDoubt, ...acts],
      });
      throw error;
    }
  }

  async #ask(): Promise<void> {
    const asked = this.#view.inDoubt;
    const recorded = await this.#options.recorded(asked.map((one) => one.id));
    const lost = asked.filter((one) => !recorded.has(one.id));
    this.#finish(
      asked,
      lost.map((event) => ({ event, problems: [NOT_RECORDED] })),
    );
  }

  #settle(batch: readonly SessionEvent[], answer: SendAnswer | RefusedSend): void {
    const refused = batch.flatMap((event): Refused[] => {
      const problems =
        'refusedSend' in answer
          ? answer.refusedSend
          : answer.refused.find((one) => one.id === event.id)?.problems;
      return problems === undefined ? [] : [{ event, problems }];
    });
    if (!('refusedSend' in answer)) this.#options.onStored(answer.stored);
    this.#finish(batch, refused);
  }

  #finish(done: readonly SessionEvent[], refused: readonly Refused[]): void {
    const ids = new Set(done.map((one) => one.id));
    const left = (events: readonly SessionEvent[]) => events.filter((one) => !ids.has(one.id));
    const pending = left(this.#view.pending);
    this.#set({
      pending,
      inDoubt: left(this.#view.inDoubt),
      refused: [...this.#view.refused, ...refused],
      save:
        refused.length < done.length
          ? { kind: 'saved', at: this.#options.now() }
          : { kind: pending.length > 0 ? 'saving' : 'quiet', count: pending.length },
    });
    for (const { id } of done) {
      const problems = refused.find((one) => one.event.id === id)?.problems;
      this.#answer(id, problems === undefined ? { kind: 'stored' } : { kind: 'refused', problems });
      this.#since.delete(id);
    }
  }

  /** Returns to their author what has waited too long; answers how much is left to do. */
  #returnExpired(): number {
    const { expiresMs, now } = this.#options;
    const since = (event: SessionEvent): Instant => this.#since.get(event.id) ?? now();
    const late = this.#view.pending.filter((event) => now() - since(event) >= expiresMs);
    if (late.length > 0)
      this.#finish(
        late,
        late.map((event) => ({ event, problems: [expired(expiresMs)] })),
      );
    return this.#view.pending.length + this.#view.inDoubt.length;
  }

  #answer(id: string, outcome: Outcome): void {
    this.#waiting.get(id)?.(outcome);
    this.#waiting.delete(id);
  }

  #set(change: Partial<OutboxView>): void {
    this.#view = { ...this.#view, ...change };
    if (this.#stopped) return;
    if ('pending' in change || 'inDoubt' in change || 'refused' in change) {
      const waiting = [...this.#view.inDoubt, ...this.#view.pending].map((event) => ({
        event,
        since: this.#since.get(event.id) ?? this.#options.now(),
      }));
      this.#kept = this.#options.keep({ waiting, refused: this.#view.refused });
    }
    for (const watcher of this.#watchers) watcher();
  }
}
