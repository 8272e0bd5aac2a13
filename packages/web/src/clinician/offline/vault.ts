import type { Instant } from '@titrate/quantity';

/** One thing kept on this device, unreadable without its owner's key. */
export interface Sealed {
  readonly at: Instant;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly body: ArrayBuffer;
}

/** The browser's storage as the vault uses it: sealed things by owner and slot, one key for each owner. */
export interface VaultStore {
  key(owner: string): Promise<CryptoKey | undefined>;
  /** Answers the key that stands: of two tabs that make one at once, the first one's. */
  putKey(owner: string, key: CryptoKey): Promise<CryptoKey>;
  get(owner: string, slot: string): Promise<Sealed | undefined>;
  put(owner: string, slot: string, sealed: Sealed): Promise<void>;
  remove(owner: string, slot: string): Promise<void>;
  slots(): Promise<readonly { readonly owner: string; readonly slot: string; readonly at: Instant }[]>;
  /** The key and all things of one owner, the key first. */
  clear(owner: string): Promise<void>;
  /** Does something while no other tab does anything under this name. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** Slots of entries that the server has not acknowledged. */
export const UNSENT = 'unsent/';

export interface Opened {
  readonly value: unknown;
  readonly at: Instant;
}

/**
 * What this device keeps of the record while a person works without network (SEC-18): entries that are not yet
 * acknowledged, drafts, and the last reading of the session on the screen. Each is encrypted with a key of this person's
 * sign-in that scripts can use and nobody can read out. Signing out and `keepMs` without use end both.
 */
export class Vault {
  readonly #store: VaultStore;
  readonly #owner: string;
  readonly #keepMs: number;
  readonly #now: () => Instant;
  #key: Promise<CryptoKey> | undefined;
  #order: Promise<unknown> = Promise.resolve();

  constructor(store: VaultStore, options: { owner: string; keepMs: number; now: () => Instant }) {
    this.#store = store;
    this.#owner = options.owner;
    this.#keepMs = options.keepMs;
    this.#now = options.now;
  }

  /** Keeps a value in a slot; with `undefined` the slot is emptied. Without storage nothing is kept, and nothing fails. */
  put(slot: string, value: unknown): Promise<void> {
    // In the order of asking, so that the newest is what stays.
    const done = this.#order.then(async () => {
      if (value === undefined || this.#keepMs <= 0) await this.#store.remove(this.#owner, slot);
      else await this.#store.put(this.#owner, slot, await this.#seal(value));
    });
    this.#order = done.catch(() => undefined);
    return this.#order.then(() => undefined);
  }

  /**
   * Puts into a slot what follows from what it holds, also where several tabs do so at once. Nothing in it, or nothing
   * readable, is `undefined`, before and after.
   */
  change(slot: string, next: (current: unknown) => unknown): Promise<void> {
    const done = this.#order.then(() =>
      this.#store.alone(`${this.#owner}/${slot}`, async () => {
        const value = next((await this.take(slot))?.value);
        if (value === undefined || this.#keepMs <= 0) await this.#store.remove(this.#owner, slot);
        else await this.#store.put(this.#owner, slot, await this.#seal(value));
      }),
    );
    this.#order = done.catch(() => undefined);
    return this.#order.then(() => undefined);
  }

  /** What a slot holds, or nothing: it is empty, of another key, or older than the vault keeps. */
  async get(slot: string): Promise<Opened | undefined> {
    const found = await this.take(slot);
    return found === undefined || this.#age(found.at) >= this.#keepMs ? undefined : found;
  }

  /** As `get`, however old: what nobody received returns to its author even when it is too late to send. */
  async take(slot: string): Promise<Opened | undefined> {
    try {
      const sealed = await this.#store.get(this.#owner, slot);
      if (sealed === undefined) return undefined;
      const plain = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: sealed.iv },
        await this.#ownKey(),
        sealed.body,
      );
      return { value: JSON.parse(new TextDecoder().decode(plain)), at: sealed.at };
    } catch {
      // Private windows may have no storage.
      return undefined;
    }
  }

  /** The slots of this person that begin like this. */
  async slots(prefix: string): Promise<readonly string[]> {
    const all = await this.#store.slots().catch(() => []);
    return all.flatMap(({ owner, slot }) => (owner === this.#owner && slot.startsWith(prefix) ? [slot] : []));
  }

  /** Removes what is over, whoever left it here; what nobody received waits as long again for its author. */
  async sweep(): Promise<void> {
    try {
      for (const { owner, slot, at } of await this.#store.slots()) {
        const keepMs = slot.startsWith(UNSENT) ? 2 * this.#keepMs : this.#keepMs;
        if (this.#age(at) >= keepMs) await this.#store.remove(owner, slot);
      }
    } catch {
      // See `take`.
    }
  }

  /** Signing out leaves nothing of this person here. */
  async destroy(): Promise<void> {
    await this.#order;
    this.#key = undefined;
    await this.#store.clear(this.#owner).catch(() => undefined);
  }

  async #seal(value: unknown): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await this.#ownKey(), plain);
    return { at: this.#now(), iv, body };
  }

  #ownKey(): Promise<CryptoKey> {
    this.#key ??= this.#findKey();
    return this.#key;
  }

  async #findKey(): Promise<CryptoKey> {
    const known = await this.#store.key(this.#owner);
    if (known !== undefined) return known;
    const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    return this.#store.putKey(this.#owner, fresh);
  }

  #age(at: Instant): number {
    return this.#now() - at;
  }
}
