/** One server-sent event. */
export interface SentEvent {
  readonly event: string;
  readonly data: unknown;
}

export interface EventReader {
  /** The next event of a kind; rejects after the time given. */
  next(kind: string, withinMs?: number): Promise<SentEvent>;
  readonly status: number;
  readonly ended: Promise<void>;
  close(): void;
}

/** Reads a stream of server-sent events through a real socket. */
export async function readEvents(url: string, cookie: string): Promise<EventReader> {
  const abort = new AbortController();
  const response = await fetch(url, {
    headers: { cookie, accept: 'text/event-stream' },
    signal: abort.signal,
  });
  const waiting: SentEvent[] = [];
  const askers: { kind: string; give: (event: SentEvent) => void }[] = [];
  const deliver = (event: SentEvent) => {
    const index = askers.findIndex((asker) => asker.kind === event.event);
    const [asker] = index < 0 ? [] : askers.splice(index, 1);
    if (asker === undefined) waiting.push(event);
    else asker.give(event);
  };
  const ended = pump(response, deliver).catch(() => undefined);
  return {
    status: response.status,
    ended,
    close: () => abort.abort(),
    next: (kind, withinMs = 5_000) => {
      const index = waiting.findIndex((event) => event.event === kind);
      const [ready] = index < 0 ? [] : waiting.splice(index, 1);
      if (ready !== undefined) return Promise.resolve(ready);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no ${kind} within ${withinMs} ms`)), withinMs);
        const give = (event: SentEvent) => {
          clearTimeout(timer);
          resolve(event);
        };
        askers.push({ kind, give });
      });
    },
  };
}

async function pump(response: Response, deliver: (event: SentEvent) => void): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (event !== undefined) deliver({ event, data: JSON.parse(data ?? 'null') });
    }
  }
}
