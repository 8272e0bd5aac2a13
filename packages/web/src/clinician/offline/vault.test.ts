import { type Instant, instant } from '@titrate/quantity';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Sealed, UNSENT, Vault, type VaultStore } from './vault.ts';

const HOUR_MS = 3_600_000;
let at: Instant;
let sealed: Map<string, Sealed>;
let keys: Map<string, CryptoKey>;
let busy: Map<string, Promise<unknown>>;

const store: VaultStore = {
  key: async (owner) => keys.get(owner),
  putKey: async (owner, key) => {
    const standing = keys.get(owner) ?? key;
    keys.set(owner, standing);
    return standing;
  },
  alone: async (name, work) => {
    const mine = (busy.get(name) ?? Promise.resolve()).then(work);
    busy.set(
      name,
      mine.catch(() => undefined),
    );
    return mine;
  },
  get: async (owner, slot) => sealed.get(`${owner} ${slot}`),
  put: async (owner, slot, thing) => void sealed.set(`${owner} ${slot}`, thing),
  remove: async (owner, slot) => void sealed.delete(`${owner} ${slot}`),
  slots: async () =>
    [...sealed].map(([name, thing]) => {
      const [owner = '', slot = ''] = name.split(' ');
      return { owner, slot, at: thing.at };
    }),
  clear: async (owner) => {
    keys.delete(owner);
    for (const name of sealed.keys()) if (name.startsWith(`${owner} `)) sealed.delete(name);
  },
};
const vaultOf = (owner: string, hours = 12) =>
  new Vault(store, { owner, keepMs: hours * HOUR_MS, now: () => at });

beforeEach(() => {
  at = instant(0);
  sealed = new Map();
  keys = new Map();
  busy = new Map();
});

describe('SEC-18 what a device keeps while there is no network', () => {
  it('SEC-18: gives back to its owner what was put, after a reload too', async () => {
    await vaultOf('nora').put(`${UNSENT}s`, { text: 'Calm, eyes closed' });
    expect(await vaultOf('nora').get(`${UNSENT}s`)).toEqual({ value: { text: 'Calm, eyes closed' }, at: 0 });
  });

  it('SEC-18: nothing readable is in the storage, and the key cannot be read out', async () => {
    await vaultOf('nora').put('draft/s', { text: 'Calm, eyes closed' });
    const bytes = new TextDecoder('latin1').decode(sealed.get('nora draft/s')?.body);
    expect(bytes).not.toContain('Calm');
    const key = keys.get('nora');
    expect(key?.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key ?? new CryptoKey())).rejects.toThrow();
  });

  it('SEC-04: another person gets nothing of it', async () => {
    await vaultOf('nora').put('draft/s', { text: 'x' });
    expect(await vaultOf('ben').get('draft/s')).toBeUndefined();
  });

  it('SEC-18: is gone with its key after the owner signed out', async () => {
    const vault = vaultOf('nora');
    await vault.put('draft/s', { text: 'x' });
    await vault.destroy();
    expect([sealed.size, keys.size]).toEqual([0, 0]);
  });

  it('SEC-18: is gone after an empty put: what was acknowledged leaves the device', async () => {
    const vault = vaultOf('nora');
    await vault.put(`${UNSENT}s`, { waiting: [1] });
    await vault.put(`${UNSENT}s`, undefined);
    expect(sealed.size).toBe(0);
  });

  it('SEC-18: is over after its hours, not a moment earlier', async () => {
    const vault = vaultOf('nora');
    await vault.put('draft/s', 1);
    at = instant(12 * HOUR_MS - 1);
    await vault.sweep();
    expect(await vault.get('draft/s')).toBeDefined();
    at = instant(12 * HOUR_MS);
    expect(await vault.get('draft/s')).toBeUndefined();
    await vault.sweep();
    expect(sealed.size).toBe(0);
  });

  it('CON-04: unsent entries that are over can still return to their author, for as long again', async () => {
    const vault = vaultOf('nora');
    await vault.put(`${UNSENT}s`, 1);
    at = instant(24 * HOUR_MS - 1);
    await vault.sweep();
    expect(await vault.take(`${UNSENT}s`)).toEqual({ value: 1, at: 0 });
    at = instant(24 * HOUR_MS);
    await vault.sweep();
    expect(sealed.size).toBe(0);
  });

  it('SEC-18: a clinic that switched it off leaves nothing on the device', async () => {
    await vaultOf('nora', 0).put(`${UNSENT}s`, 1);
    expect(sealed.size).toBe(0);
  });

  it('keeps the newest of several puts, whatever the order of the disk', async () => {
    const vault = vaultOf('nora');
    await Promise.all([vault.put('draft/s', 'first'), vault.put('draft/s', 'second')]);
    expect((await vault.get('draft/s'))?.value).toBe('second');
  });

  it('CON-03: changes a slot for two tabs at once, and neither loses what the other put', async () => {
    const tabs = [vaultOf('nora'), vaultOf('nora')];
    const add = (n: number) => (current: unknown) => [...(Array.isArray(current) ? current : []), n];
    await Promise.all([0, 1, 2, 3, 4, 5].map((n) => tabs[n % 2]?.change(`${UNSENT}s`, add(n))));
    const kept = await vaultOf('nora').get(`${UNSENT}s`);
    expect(Array.isArray(kept?.value) ? kept.value.toSorted() : kept).toEqual([0, 1, 2, 3, 4, 5]);
    await tabs[0]?.change(`${UNSENT}s`, () => undefined);
    expect(sealed.size).toBe(0);
    await vaultOf('nora', 0).change(`${UNSENT}s`, add(1));
    expect(sealed.size).toBe(0);
  });
});
