import { setTimeout as sleep } from 'node:timers/promises';
import { listDemoSignIns } from '@titrate/contract';
import { addMs, type Instant } from '@titrate/quantity';
import type { Tx } from '../platform/database/schema.ts';
import { type Feature, SETTLED_MS } from '../platform/feature.ts';
import { route } from '../platform/http/route.ts';
import { codeMark } from '../platform/identity/codes.ts';
import { TOTP_PERIOD_S, totpCode } from '../platform/identity/totp.ts';
import { DEMO_CLINICS, DEMO_PASSWORD, type DemoStaff } from './accounts.ts';
import { fillDemo } from './fill-demo.ts';
import { startMonitors } from './room/bedside-monitors.ts';

/** Shows a newcomer how to sign in as each invented person. `titrate demo` alone registers this. */
export const demoFeature: Feature = {
  name: 'demo',
  start: async (deps) => {
    let stopped = false;
    const filling = sleep(SETTLED_MS)
      .then(() => fillDemo(deps, () => stopped))
      .catch((error: unknown) =>
        deps.log.error(
          {
            kind: error instanceof Error ? error.name : 'unknown',
            text: error instanceof Error ? error.message : '',
          },
          'the demonstration could not be filled',
        ),
      );
    const stopMonitors = startMonitors(deps, () => deps.config.hl7Port);
    return async () => {
      stopped = true;
      await stopMonitors();
      await filling;
    };
  },
  routes: [
    route(listDemoSignIns, async ({ tx, now }) => {
      const used = await usedCodes(tx);
      return {
        signIns: DEMO_CLINICS.flatMap((clinic) =>
          clinic.staff.map((member) => ({
            clinicName: clinic.name,
            displayName: member.displayName,
            roles: [...member.roles],
            email: member.email,
            password: DEMO_PASSWORD,
            code: freshCode(member, used, now),
            codeEndsInSeconds: TOTP_PERIOD_S - (Math.floor(now / 1000) % TOTP_PERIOD_S),
          })),
        ),
      };
    }),
  ],
};

/** A code works once. Whoever signs in twice in half a minute gets the next one, which is accepted early. */
function freshCode(member: DemoStaff, used: Used, now: Instant): string {
  const userId = used.userIds.get(member.email);
  const codes = [0, 1, -1].map((step) => totpCode(member.totpKey, addMs(now, step * TOTP_PERIOD_S * 1000)));
  const fresh = codes.find((code) => userId === undefined || !used.marks.has(codeMark(userId, code)));
  return fresh ?? totpCode(member.totpKey, now);
}

interface Used {
  readonly userIds: ReadonlyMap<string, string>;
  readonly marks: ReadonlySet<string>;
}

async function usedCodes(tx: Tx): Promise<Used> {
  const users = await tx.selectFrom('authUser').select(['id', 'email']).execute();
  const marks = await tx.selectFrom('authTotpUse').select('codeHash').execute();
  return {
    userIds: new Map(users.map((user) => [user.email, user.id])),
    marks: new Set(marks.map((mark) => mark.codeHash)),
  };
}
