import type { Help, Progress } from '@titrate/contract';
import type { z } from 'zod';

export interface Saved {
  readonly progress: Progress;
  readonly help: z.infer<typeof Help> | null;
}

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** The network is away: everything is kept here and sent again by itself. */
  | { readonly kind: 'waiting' }
  /** The server will not take more: the link has run out, or the form is finished elsewhere. */
  | { readonly kind: 'ended'; readonly message: string };

export interface Kept {
  /** What the clinic has, with what it does not have yet laid over it. */
  readonly progress: Progress;
  readonly unsaved: number;
  readonly state: SaveState;
  /** Said by the server once an answer calls for help. */
  readonly help: Saved['help'];
}

export interface KeeperOptions {
  readonly progress: Progress;
  /** Left over from before a reload. */
  readonly unsaved: Progress;
  readonly send: (answers: Progress) => Promise<Saved>;
  /** Why the server will not take it, or `undefined` when trying again may help. */
  readonly refusalOf: (error: unknown) => string | undefined;
  readonly remember: (unsaved: Progress) => void;
  /** Calls back after so many milliseconds; answers what takes it back. */
  readonly later: (ms: number, act: () => void) => () => void;
}

export interface Keeper {
  readonly read: () => Kept;
  readonly subscribe: (listener: () => void) => () => void;
  /** Keeps an answer and sends it. */
  readonly give: (key: string, value: number | string | null) => void;
  /** Sends at once what waits, as when the network is back. */
  readonly retry: () => void;
  /** Resolves when everything is saved; `false` when it cannot be now. */
  readonly settle: () => Promise<boolean>;
  readonly stop: () => void;
}

/** Pauses between tries while the network is away. */
export const RETRY_MS = [1000, 2000, 5000, 10_000, 30_000] as const;

/** Keeps answers, one request at a time, the newest answer of each question last, until the server has them all (POR-03). */
export function createKeeper(options: KeeperOptions): Keeper {
  const listeners = new Set<() => void>();
  let saved = options.progress;
  let pending: Progress = { ...options.unsaved };
  let help: Kept['help'] = null;
  let failures = 0;
  let running: Promise<void> | undefined;
  let cancelRetry: (() => void) | undefined;
  let state: SaveState = { kind: 'saved' };
  let kept = view();

  function view(): Kept {
    return { progress: { ...saved, ...pending }, unsaved: Object.keys(pending).length, state, help };
  }
  function tell(next: SaveState): void {
    state = next;
    kept = view();
    options.remember(pending);
    for (const listener of listeners) listener();
  }
  function push(): void {
    if (running !== undefined || state.kind === 'ended' || Object.keys(pending).length === 0) return;
    cancelRetry?.();
    cancelRetry = undefined;
    running = sendOnce(pending).finally(() => {
      running = undefined;
      if (state.kind === 'saving' || state.kind === 'saved') push();
    });
  }
  async function sendOnce(answers: Progress): Promise<void> {
    tell(failures === 0 ? { kind: 'saving' } : state);
    try {
      const answer = await options.send(answers);
      failures = 0;
      saved = answer.progress;
      help = answer.help ?? help;
      pending = without(pending, answers);
      tell(Object.keys(pending).length === 0 ? { kind: 'saved' } : { kind: 'saving' });
    } catch (error) {
      const refusal = options.refusalOf(error);
      if (refusal !== undefined) return tell({ kind: 'ended', message: refusal });
      const pause = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 30_000;
      failures += 1;
      tell({ kind: 'waiting' });
      cancelRetry = options.later(pause, push);
    }
  }
  push();
  return {
    read: () => kept,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    give: (key, value) => {
      pending = { ...pending, [key]: value };
      tell(state.kind === 'saved' ? { kind: 'saving' } : state);
      if (state.kind !== 'waiting') push();
    },
    retry: push,
    settle: async () => {
      push();
      while (running !== undefined) await running;
      return Object.keys(pending).length === 0;
    },
    stop: () => cancelRetry?.(),
  };
}

/** What is still to be sent: answers that changed while the request was away stay. */
function without(pending: Progress, sent: Progress): Progress {
  return Object.fromEntries(Object.entries(pending).filter(([key, value]) => sent[key] !== value));
}
