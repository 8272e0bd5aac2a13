import { LiveChange, LiveMark } from '@titrate/contract';
import { addMs, type Instant } from '@titrate/quantity';
import { now } from '../clock/clock.ts';
import { firstReads } from './first-reads.ts';

/** `connecting` until the first message; `stale` after ten seconds without one (UI-22). */
export type LiveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live'; readonly lastHeard: Instant }
  | { readonly kind: 'stale'; readonly since: Instant };

/** The server's heartbeat comes every 3 s; this long without one means the screen is not live (UI-22). */
export const STALE_AFTER_MS = 10_000;

type ChangeListener = (change: LiveChange) => void;

/**
 * One EventSource of this tab to `/api/clinics/:clinicId/live`. Listeners name a topic and perhaps an id.
 * After a gap every `onResync` runs before the state says live again, so nothing stale is painted as current.
 */
export class LiveConnection {
  readonly #url: string;
  readonly #changes = new Map<string, Set<ChangeListener>>();
  readonly #resyncs = new Set<() => Promise<void> | void>();
  readonly #watchers = new Set<() => void>();
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #state: LiveState = { kind: 'connecting' };
  #lastHeard: Instant | undefined;
  #openedAt: Instant | undefined;
  #needsResync = false;
  #isReading = false;
  /** Whether any connection was open before: from then on a new one follows a gap. */
  #wasOpen = false;

  constructor(url: string) {
    this.#url = url;
  }

  open(): void {
    if (this.#source !== undefined) return;
    this.#openedAt = now();
    this.#connect();
    this.#timer = setInterval(() => this.#check(), 1000);
    document.addEventListener('visibilitychange', this.#onVisible);
    window.addEventListener('offline', this.#onOffline);
    window.addEventListener('online', this.#onOnline);
  }

  close(): void {
    this.#source?.close();
    this.#source = undefined;
    firstReads.closed(this.#url);
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#onVisible);
    window.removeEventListener('offline', this.#onOffline);
    window.removeEventListener('online', this.#onOnline);
  }

  state = (): LiveState => this.#state;

  onState = (listener: () => void): (() => void) => {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  };

  /** Hears changes of a topic; with an id only of that one. */
  onChange(topic: string, id: string | undefined, listener: ChangeListener): () => void {
    const key = id === undefined ? topic : `${topic}\n${id}`;
    const set = this.#changes.get(key) ?? new Set();
    set.add(listener);
    this.#changes.set(key, set);
    return () => {
      set.delete(listener);
      if (set.size === 0) this.#changes.delete(key);
    };
  }

  onResync(listener: () => Promise<void> | void): () => void {
    this.#resyncs.add(listener);
    return () => this.#resyncs.delete(listener);
  }

  #connect(): void {
    this.#source?.close();
    const source = new EventSource(this.#url);
    this.#source = source;
    const heard = () => this.#heard();
    source.addEventListener('heartbeat', heard);
    source.addEventListener('resync', ({ data }: MessageEvent<string>) => this.#opened(data));
    const onMessage = (event: MessageEvent<string>) => {
      this.#heard();
      const change = LiveChange.safeParse(parsed(event.data)).data;
      if (change !== undefined) this.#tell(change);
    };
    source.addEventListener('message', onMessage);
    source.addEventListener('change', onMessage);
    source.addEventListener('error', () => {
      this.#needsResync = true;
      // Opened without network: what is shown was kept from before, and the screen says so at once (UI-23).
      if (this.#state.kind === 'connecting') this.#goStale(this.#openedAt ?? now());
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.#retry(source), 2000);
    });
  }

  /** Everything is read again, but for the first opening of a page that missed nothing since it began to read. */
  #opened(data: string): void {
    const readAgain = () => {
      this.#needsResync = true;
      if (this.#state.kind === 'live') this.#set({ kind: 'connecting' });
      this.#heard();
    };
    const unread = () => {
      this.#needsResync = true;
      this.#goStale(this.#lastHeard ?? now());
    };
    const mark = this.#wasOpen ? undefined : LiveMark.safeParse(parsed(data)).data?.mark;
    this.#wasOpen = true;
    if (mark !== undefined && firstReads.opened(this.#url, mark, { older: readAgain, unread })) {
      this.#lastHeard = now();
      this.#needsResync = false;
      this.#set({ kind: 'live', lastHeard: this.#lastHeard });
    } else {
      readAgain();
    }
  }

  #retry(source: EventSource): void {
    if (this.#source === source) this.#connect();
  }

  #tell(change: LiveChange): void {
    for (const key of [change.topic, `${change.topic}\n${change.id}`, '*']) {
      for (const listener of this.#changes.get(key) ?? []) listener(change);
    }
  }

  #heard(): void {
    const wasLive = this.#state.kind === 'live';
    this.#lastHeard = now();
    if (wasLive && !this.#needsResync) {
      this.#set({ kind: 'live', lastHeard: this.#lastHeard });
      return;
    }
    void this.#resync();
  }

  async #resync(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    this.#needsResync = false;
    try {
      await Promise.race([Promise.all([...this.#resyncs].map((one) => one())), tooLong()]);
    } catch {
      this.#needsResync = true;
    } finally {
      this.#isReading = false;
    }
    // A read failed, or more was missed meanwhile: not live yet; the next message tries again.
    if (this.#needsResync || this.#lastHeard === undefined) return;
    this.#set({ kind: 'live', lastHeard: this.#lastHeard });
  }

  #onVisible = (): void => {
    if (document.visibilityState === 'visible') this.#check();
  };

  /** The browser has lost its network: the screen says so before the silence would. A heartbeat proves it wrong. */
  #onOffline = (): void => this.#goStale(this.#lastHeard ?? this.#openedAt ?? now());

  #onOnline = (): void => {
    if (this.#state.kind !== 'live') this.#connect();
  };

  #check(): void {
    const last = this.#lastHeard;
    if (last !== undefined && now() > addMs(last, STALE_AFTER_MS)) this.#goStale(last);
  }

  #goStale(since: Instant): void {
    if (this.#state.kind === 'stale') return;
    this.#needsResync = true;
    this.#set({ kind: 'stale', since });
  }

  #set(state: LiveState): void {
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }
}

/** A read on a line that died says nothing for minutes; the next message tries again before. */
const RESYNC_PATIENCE_MS = 10_000;
const tooLong = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('Reading again took too long')), RESYNC_PATIENCE_MS);
  });

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    // Not JSON: nothing we know. The heartbeat still counts, and a resync catches what it meant.
    return undefined;
  }
}
