import type { Instant } from '@titrate/quantity';
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Sealed, VaultStore } from './vault.ts';

interface Offline extends DBSchema {
  sealed: { key: [string, string]; value: Sealed };
  keys: { key: string; value: CryptoKey };
}

let opened: Promise<IDBPDatabase<Offline>> | undefined;
const database = (): Promise<IDBPDatabase<Offline>> => {
  opened ??= openDB<Offline>('titrate-offline', 1, {
    upgrade: (db) => {
      db.createObjectStore('sealed');
      db.createObjectStore('keys');
    },
  });
  return opened;
};

/** The vault's place in this browser. */
export const browserStore: VaultStore = {
  key: async (owner) => (await database()).get('keys', owner),
  putKey: async (owner, key) => {
    const { store } = (await database()).transaction('keys', 'readwrite');
    const standing = await store.get(owner);
    if (standing !== undefined) return standing;
    await store.put(key, owner);
    return key;
  },
  get: async (owner, slot) => (await database()).get('sealed', [owner, slot]),
  put: async (owner, slot, sealed) => void (await (await database()).put('sealed', sealed, [owner, slot])),
  remove: async (owner, slot) => (await database()).delete('sealed', [owner, slot]),
  slots: async () => {
    const found: { owner: string; slot: string; at: Instant }[] = [];
    const store = (await database()).transaction('sealed').store;
    for await (const { key, value } of store) found.push({ owner: key[0], slot: key[1], at: value.at });
    return found;
  },
  clear: async (owner) => {
    const db = await database();
    await db.delete('keys', owner);
    await db.delete('sealed', IDBKeyRange.bound([owner], [owner, '\uffff']));
    // Where an earlier version kept its queue.
    await deleteDB('titrate-unsent');
  },
  alone: (name, work) => navigator.locks.request(`titrate/${name}`, work),
};
