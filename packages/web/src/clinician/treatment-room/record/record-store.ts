import { emptyState, fold, type SealedEvent, type SessionState, step } from '@titrate/clinical/session';

export interface RecordView {
  readonly state: SessionState;
  readonly events: readonly SealedEvent[];
  /** The last sequence number that is here without a gap before it. */
  readonly seq: number;
}

/**
 * The event list of one session as this browser knows it, folded by the same reducer as on the server. Events arrive
 * in any order and more than once; they are taken up in the order of their sequence numbers, without gaps.
 */
export class RecordStore {
  readonly #watchers = new Set<() => void>();
  readonly #early = new Map<number, SealedEvent>();
  #view: RecordView = { state: emptyState, events: [], seq: 0 };

  view = (): RecordView => this.#view;

  watch = (listener: () => void): (() => void) => {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  };

  /** Takes up events; true when something before them is still missing and must be fetched. */
  merge(events: readonly SealedEvent[]): boolean {
    for (const event of events) {
      if (event.seq > this.#view.seq) this.#early.set(event.seq, event);
    }
    const next: SealedEvent[] = [];
    let seq = this.#view.seq;
    for (let event = this.#early.get(seq + 1); event !== undefined; event = this.#early.get(seq + 1)) {
      this.#early.delete(event.seq);
      next.push(event);
      seq = event.seq;
    }
    if (next.length > 0) {
      const known = [...this.#view.events, ...next];
      const state = this.#view.seq === 0 ? fold(known) : next.reduce<SessionState>(step, this.#view.state);
      this.#view = { state, events: known, seq };
      for (const watcher of this.#watchers) watcher();
    }
    return this.#early.size > 0;
  }
}
