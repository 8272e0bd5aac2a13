import type { Instant } from '@titrate/quantity';
import type { Random } from '@titrate/virtual-clinic';

/** One thing that will happen, at a moment of the simulated world. */
interface Pending {
  readonly at: Instant;
  readonly order: number;
  readonly happen: () => Promise<void>;
}

/** What a network may do to a message. Shares of one. */
export interface Faults {
  readonly drop: number;
  readonly duplicate: number;
  readonly longestDelayS: number;
}

export const NO_FAULTS: Faults = { drop: 0, duplicate: 0, longestDelayS: 0 };

/** Messages on their way, delivered one at a time in order of arrival: what chance does is the seed's, not the machine's. */
export interface Network {
  faults: Faults;
  send(now: Instant, happen: () => Promise<void>): void;
  /** Lets happen what is due until then; `clock` follows. */
  runUntil(at: Instant, clock: (at: Instant) => void): Promise<void>;
  readonly waiting: number;
}

export function createNetwork(random: Random, faults: Faults): Network {
  const pending: Pending[] = [];
  let order = 0;
  const put = (now: Instant, happen: () => Promise<void>) => {
    const delayMs = Math.round(random.next() ** 3 * network.faults.longestDelayS * 1_000);
    order += 1;
    pending.push({ at: (now + delayMs) as Instant, order, happen });
  };
  const network: Network = {
    faults,
    send: (now, happen) => {
      if (random.chance(network.faults.drop)) return;
      put(now, happen);
      if (random.chance(network.faults.duplicate)) put(now, happen);
    },
    runUntil: async (at, clock) => {
      for (;;) {
        pending.sort((a, b) => a.at - b.at || a.order - b.order);
        const next = pending[0];
        if (next === undefined || next.at > at) break;
        pending.shift();
        clock(next.at);
        await next.happen();
      }
      clock(at);
    },
    get waiting() {
      return pending.length;
    },
  };
  return network;
}
