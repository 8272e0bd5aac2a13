import { Account, ApiError, getAccount } from '@titrate/contract';
import { readOf, useCall } from '../../kit/api/hooks.ts';
import { now } from '../../kit/clock/clock.ts';
import { readOrKept } from '../../kit/installed/kept-read.ts';
import { ACCOUNT_OWNER, finishSignOut } from '../offline/leave-device.ts';
import { Vault } from '../offline/vault.ts';
import { browserStore } from '../offline/vault-store.ts';
import { queries } from './queries.ts';

/** Who is signed in, and in which clinics as what; without network, who was. */
export const useWhoAmI = () => useCall(getAccount, undefined, { via: accountOrKept });

/** Asks before any page is drawn; a page that needs it then finds the answer, or waits for the same one. */
export const askWhoIAm = (): Promise<Account | undefined> =>
  queries.ensureQueryData(readOf(getAccount, undefined, { via: accountOrKept })).catch(() => undefined);

async function accountOrKept(read: () => Promise<Account>): Promise<Account> {
  if (!(await finishSignOut()))
    throw new ApiError({ type: 'not-signed-in', title: 'You have signed out', status: 401 });
  return readOrKept({
    read,
    keeping: new Vault(browserStore, { owner: ACCOUNT_OWNER, keepMs: 12 * 3_600_000, now }),
    slot: 'account',
    parse: (value) => Account.safeParse(value).data,
    // Only for clinics that let a device keep things at all.
    keep: (account) => {
      const memberships = account.memberships.filter(({ devices }) => devices.offlineHours > 0);
      return memberships.length === 0 ? undefined : { ...account, memberships };
    },
  });
}
