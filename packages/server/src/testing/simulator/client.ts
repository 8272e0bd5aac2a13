import { fold, parseEvent, type SealedEvent, type SessionState } from '@titrate/clinical/session';
import { addMs, type Instant } from '@titrate/quantity';
import type { Random } from '@titrate/virtual-clinic';
import type { Step } from '../../../../clinical/src/session/testing/script.ts';
import type { SentEvent } from '../bedside.ts';
import { actOf, nextAct } from './acts.ts';
import type { Network } from './network.ts';

/** What a client can ask of the server side; `undefined` where the server ended before it answered. */
export interface Line {
  append(events: readonly SentEvent[]): Promise<Reply | undefined>;
  after(seq: number): Promise<readonly unknown[] | undefined>;
}
export interface Reply {
  readonly stored: readonly { readonly id: string }[];
  readonly refused: readonly {
    readonly id: string;
    readonly problems: readonly { readonly type: string }[];
  }[];
}

/** One tablet: what it has heard, and an outbox that survives a reload. */
export interface Client {
  readonly acknowledged: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
  readonly known: readonly SealedEvent[];
  readonly outboxSize: number;
  online: boolean;
  /** The tablet's own clock against the true time. */
  clockOffMs: number;
  /** Charts something: what its person comes upon, or this. */
  act(now: Instant, step?: Step): void;
  sync(now: Instant): void;
  reload(): void;
}

const MOST_AT_ONCE = 50;

/** Nothing is decided yet: the person enters a code, and the same entry is sent again. */
export const asksForProof = (problems: Reply['refused'][number]['problems']): boolean =>
  problems.some(({ type }) => type === 'second-factor-required');

export function createClient(random: Random, network: Network, line: Line): Client {
  const acknowledged = new Set<string>();
  const refused = new Set<string>();
  let outbox: readonly SentEvent[] = [];
  let known: SealedEvent[] = [];
  let loads = 0;
  const settle = (reply: Reply) => {
    for (const { id } of reply.stored) acknowledged.add(id);
    for (const { id, problems } of reply.refused)
      if (!acknowledged.has(id) && !asksForProof(problems)) refused.add(id);
    outbox = outbox.filter(({ id }) => !acknowledged.has(id) && !refused.has(id));
  };
  const hear = (events: readonly unknown[], load: number) => {
    // An answer to a page that is gone goes nowhere.
    if (load !== loads) return;
    for (const raw of events) {
      const event = asSealedEvent(raw);
      if (event.seq === known.length + 1) known = [...known, event];
    }
  };
  const send = (now: Instant) => {
    const batch = outbox.slice(0, MOST_AT_ONCE);
    if (batch.length === 0) return;
    network.send(now, async () => {
      const reply = await line.append(batch);
      if (reply !== undefined && client.online) network.send(now, async () => settle(reply));
    });
  };
  const fetchNews = (now: Instant) => {
    const [load, from] = [loads, known.length];
    network.send(now, async () => {
      const events = await line.after(from);
      if (events !== undefined && client.online) network.send(now, async () => hear(events, load));
    });
  };
  const client: Client = {
    acknowledged,
    refused,
    get known() {
      return known;
    },
    get outboxSize() {
      return outbox.length;
    },
    online: true,
    clockOffMs: 0,
    act: (now, step) => {
      const view: SessionState = fold(known);
      const at = addMs(now, client.clockOffMs);
      const made = step === undefined ? nextAct(random, view, known, at) : actOf(random, step, at);
      outbox = [...outbox, ...made];
    },
    sync: (now) => {
      if (!client.online) return;
      send(now);
      fetchNews(now);
    },
    reload: () => {
      loads += 1;
      known = [];
    },
  };
  return client;
}

function asSealedEvent(raw: unknown): SealedEvent {
  const parsed = parseEvent(raw);
  if (!parsed.ok) throw new Error(`the server sent what is no event: ${JSON.stringify(parsed.error)}`);
  const { seq, recordedAt, prevHash, hash } = parsed.value;
  if (seq === undefined || recordedAt === undefined || prevHash === undefined || hash === undefined)
    throw new Error('the server sent an event that is not sealed');
  return { ...parsed.value, seq, recordedAt, prevHash, hash };
}
