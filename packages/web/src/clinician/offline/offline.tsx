import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { now } from '../../kit/clock/clock.ts';
import { installApp, SETTLED_MS } from '../../kit/installed/install-app.ts';
import { UNSENT, Vault } from './vault.ts';
import { browserStore } from './vault-store.ts';

const HOUR_MS = 3_600_000;
/** How often a device looks for entries that a closed page left behind. */
const LEFT_BEHIND_MS = 20_000;

/** Something that goes on while the person moves between pages, and ends when they leave. */
interface Lasting {
  stop(): void;
}

export interface Offline {
  readonly vault: Vault;
  /** How long an entry waits for the server before it returns to its author. */
  readonly expiresMs: number;
  /** One for each name, made once: a page that is opened again finds what it began. */
  readonly lasting: Map<string, Lasting>;
}
const OfflineContext = createContext<Offline | undefined>(undefined);

/** What this person's device keeps while there is no network. Only below a clinic's address. */
export function useOffline(): Offline {
  const offline = use(OfflineContext);
  if (offline === undefined) throw new Error('Invariant broken: this page is shown outside a clinic');
  return offline;
}

interface OfflineProviderProps {
  readonly userId: string;
  readonly hours: number;
  readonly children: ReactNode;
}

/** `key` it by person: a vault has one owner. */
export function OfflineProvider({ userId, hours, children }: OfflineProviderProps) {
  const [offline] = useState((): Offline => {
    const vault = new Vault(browserStore, { owner: userId, keepMs: hours * HOUR_MS, now });
    // A clinic that keeps nothing on devices still lets entries wait on the screen that is open.
    return { vault, expiresMs: (hours === 0 ? 12 : hours) * HOUR_MS, lasting: new Map() };
  });
  useEffect(() => {
    const sweep = () => void offline.vault.sweep();
    sweep();
    const timer = setInterval(sweep, 10 * 60_000);
    return () => {
      clearInterval(timer);
      for (const one of offline.lasting.values()) one.stop();
      offline.lasting.clear();
    };
  }, [offline]);
  useEffect(() => {
    const look = async () => {
      const slots = await offline.vault.slots(UNSENT);
      const left = slots.filter((slot) => !offline.lasting.has(slot));
      if (left.length === 0 || !navigator.onLine) return;
      const { sendLeftBehind } = await import('../treatment-room/record/left-behind.ts');
      for (const slot of left) await sendLeftBehind(offline, slot, userId);
    };
    // Whoever cannot be reached now is asked again.
    const again = () => void look().catch(() => undefined);
    again();
    const timer = setInterval(again, LEFT_BEHIND_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [offline, userId]);
  useEffect(() => {
    if (hours === 0) return undefined;
    const timer = setTimeout(() => void installApp('clinic'), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [hours]);
  return <OfflineContext value={offline}>{children}</OfflineContext>;
}
