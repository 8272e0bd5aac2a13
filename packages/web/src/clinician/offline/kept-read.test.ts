import { ApiError } from '@titrate/contract';
import { instant } from '@titrate/quantity';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readOrKept } from './kept-read.ts';
import { type Sealed, Vault, type VaultStore } from './vault.ts';

function aVault(store: Partial<VaultStore> = {}): Vault {
  return new Vault({ ...inMemory(), ...store }, { owner: 'nora', keepMs: 1000, now: () => instant(0) });
}

function inMemory(): VaultStore {
  const sealed = new Map<string, Sealed>();
  const keys = new Map<string, CryptoKey>();
  return {
    key: async (owner) => keys.get(owner),
    putKey: async (owner, key) => void keys.set(owner, key),
    get: async (_owner, slot) => sealed.get(slot),
    put: async (_owner, slot, thing) => void sealed.set(slot, thing),
    remove: async (_owner, slot) => void sealed.delete(slot),
    slots: async () => [],
    clear: async () => sealed.clear(),
  };
}

const neverAnswers = { get: () => new Promise<undefined>(() => undefined) };
const parse = (value: unknown) => (typeof value === 'string' ? value : undefined);
const refused = (status: number) => async (): Promise<string> => {
  throw new ApiError({ type: 'x', title: 'x', status });
};
const unreached = async (): Promise<string> => {
  throw new TypeError('fetch failed');
};

describe('CON-04 reading without network', () => {
  it('CON-04 gives what was last read while the server is not reached or in trouble', async () => {
    const vault = aVault();
    await readOrKept({ read: async () => 'the session', vault, slot: 's', parse });
    await vault.put('other', 'waits until what was read is kept');
    expect(await readOrKept({ read: unreached, vault, slot: 's', parse })).toBe('the session');
    expect(await readOrKept({ read: refused(503), vault, slot: 's', parse })).toBe('the session');
  });

  it('SEC-18 passes a refusal on and forgets: whoever may not read any more does not read what was kept', async () => {
    const vault = aVault();
    await readOrKept({ read: async () => 'the session', vault, slot: 's', parse });
    await expect(readOrKept({ read: refused(403), vault, slot: 's', parse })).rejects.toThrow(ApiError);
    await vault.put('other', 'waits until that is done');
    await expect(readOrKept({ read: unreached, vault, slot: 's', parse })).rejects.toThrow(TypeError);
  });

  it('fails as before when nothing was kept', async () => {
    await expect(readOrKept({ read: unreached, vault: aVault(), slot: 's', parse })).rejects.toThrow(
      TypeError,
    );
  });

  it('UI-23 says when what was kept is shown, and shows nothing to a reader who has gone', async () => {
    const vault = aVault();
    const onKept = vi.fn();
    await readOrKept({ read: async () => 'the session', vault, slot: 's', parse, onKept });
    await vault.put('other', 'waits until what was read is kept');
    expect(onKept).not.toHaveBeenCalled();
    const gone = async () => {
      throw new DOMException('', 'AbortError');
    };
    await expect(readOrKept({ read: gone, vault, slot: 's', parse, onKept })).rejects.toThrow(DOMException);
    expect(onKept).not.toHaveBeenCalled();
    await readOrKept({ read: unreached, vault, slot: 's', parse, onKept });
    expect(onKept).toHaveBeenCalledOnce();
  });

  describe('with storage that never answers', () => {
    afterEach(() => vi.useRealTimers());

    it('gives the answer of the server all the same', async () => {
      const vault = aVault(neverAnswers);
      expect(await readOrKept({ read: async () => 'the session', vault, slot: 's', parse })).toBe(
        'the session',
      );
    });

    it('fails without the server instead of waiting for ever', async () => {
      vi.useFakeTimers();
      const read = readOrKept({ read: unreached, vault: aVault(neverAnswers), slot: 's', parse });
      const failed = expect(read).rejects.toThrow(TypeError);
      await vi.advanceTimersByTimeAsync(3000);
      await failed;
    });
  });

  it('CON-04 shows what was kept when the line is as good as none, and waits for it when nothing was kept', async () => {
    vi.useFakeTimers();
    try {
      const vault = aVault();
      const slow = (answer: string) => async () => {
        await new Promise((resolve) => {
          setTimeout(resolve, 20_000);
        });
        return answer;
      };
      const first = readOrKept({ read: slow('read after all'), vault, slot: 's', parse });
      await vi.advanceTimersByTimeAsync(20_000);
      expect(await first).toBe('read after all');
      await vault.put('other', 'waits until what was read is kept');
      const second = readOrKept({ read: slow('too late'), vault, slot: 's', parse });
      // What is kept is opened by the platform, which follows no false clock.
      await vault.put('other', 'something');
      await vault.get('other');
      await vi.advanceTimersByTimeAsync(6000);
      expect(await second).toBe('read after all');
    } finally {
      vi.useRealTimers();
    }
  });
});
