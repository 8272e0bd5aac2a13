import { parseEvent, type SessionEvent } from '@titrate/clinical/session';
import { type IDBPDatabase, openDB } from 'idb';

const NAME = 'titrate-unsent';
const KEY = 'key';

interface Kept {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly body: ArrayBuffer;
}

let opened: Promise<IDBPDatabase> | undefined;
const database = (): Promise<IDBPDatabase> => {
  opened ??= openDB(NAME, 1, {
    upgrade: (db) => {
      db.createObjectStore('events');
      db.createObjectStore('keys');
    },
  });
  return opened;
};

/**
 * Unsent entries survive a reload on this device (CON-03). They are encrypted with a key of this browser that scripts can use but not read out;
 * without such storage the entries live in memory only, and the screen says "not saved" all the same.
 */
export async function keepUnsent(slot: string, events: readonly SessionEvent[]): Promise<void> {
  try {
    const db = await database();
    if (events.length === 0) {
      await db.delete('events', slot);
      return;
    }
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const body = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv },
      await ownKey(db),
      new TextEncoder().encode(JSON.stringify(events)),
    );
    await db.put('events', { iv, body } satisfies Kept, slot);
  } catch {
    // Private windows may have no storage; see above.
  }
}

export async function takeUnsent(slot: string): Promise<readonly SessionEvent[]> {
  try {
    const db = await database();
    const kept = (await db.get('events', slot)) as Kept | undefined; // written by keepUnsent alone
    if (kept === undefined) return [];
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv }, await ownKey(db), kept.body);
    const list: unknown = JSON.parse(new TextDecoder().decode(plain));
    if (!Array.isArray(list)) return [];
    return list.flatMap((one: unknown) => {
      const parsed = parseEvent(one);
      return parsed.ok ? [parsed.value] : [];
    });
  } catch {
    return [];
  }
}

async function ownKey(db: IDBPDatabase): Promise<CryptoKey> {
  const known: unknown = await db.get('keys', KEY);
  if (known instanceof CryptoKey) return known;
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await db.put('keys', fresh, KEY);
  return fresh;
}
