import { signOut } from '@titrate/contract';
import { call } from '../../kit/api/client.ts';
import { now } from '../../kit/clock/clock.ts';
import { UNSENT, Vault } from './vault.ts';
import { browserStore } from './vault-store.ts';

/** A sign-out that could not reach the server: it is made good before anybody uses this browser again. */
const DUE = 'titrate-sign-out-due';

/** Under whose name the device keeps who is signed in. */
export const ACCOUNT_OWNER = 'account';

/** Ends the sign-in and removes what this device kept for the person, in this order of certainty: the device first. */
export async function leaveDevice(userId: string): Promise<void> {
  for (const owner of [userId, ACCOUNT_OWNER])
    await new Vault(browserStore, { owner, keepMs: 0, now }).destroy();
  localStorage.setItem(DUE, 'yes');
  await finishSignOut();
}

/** How many sessions have entries here that the server did not acknowledge. */
export async function unsentSessions(userId: string): Promise<number> {
  const slots = await browserStore.slots().catch(() => []);
  return slots.filter(({ owner, slot }) => owner === userId && slot.startsWith(UNSENT)).length;
}

/** Answers whether nobody is signed in here by an unfinished sign-out. */
export async function finishSignOut(): Promise<boolean> {
  if (localStorage.getItem(DUE) === null) return true;
  try {
    await call(signOut);
  } catch (error) {
    // An answer of the server, whatever it is, means that this sign-in is over; without one it stays due.
    if (error instanceof TypeError) return false;
  }
  localStorage.removeItem(DUE);
  return true;
}

/** Somebody has signed in: no sign-out is due any more, and nobody who was here before is shown again. */
export async function signedInHere(): Promise<void> {
  localStorage.removeItem(DUE);
  await new Vault(browserStore, { owner: ACCOUNT_OWNER, keepMs: 0, now }).destroy();
}
