import { ApiError } from '@titrate/contract';
import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { readOrKept } from './kept-read.ts';
import { type Sealed, Vault, type VaultStore } from './vault.ts';

function aVault(): Vault {
  const sealed = new Map<string, Sealed>();
  const keys = new Map<string, CryptoKey>();
  const store: VaultStore = {
    key: async (owner) => keys.get(owner),
    putKey: async (owner, key) => void keys.set(owner, key),
    get: async (_owner, slot) => sealed.get(slot),
    put: async (_owner, slot, thing) => void sealed.set(slot, thing),
    remove: async (_owner, slot) => void sealed.delete(slot),
    slots: async () => [],
    clear: async () => sealed.clear(),
  };
  return new Vault(store, { owner: 'nora', keepMs: 1000, now: () => instant(0) });
}
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
});
