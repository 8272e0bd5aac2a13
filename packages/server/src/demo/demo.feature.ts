import { listDemoSignIns } from '@titrate/contract';
import type { Feature } from '../platform/feature.ts';
import { route } from '../platform/http/route.ts';
import { TOTP_PERIOD_S, totpCode } from '../platform/identity/totp.ts';
import { DEMO_CLINICS, DEMO_PASSWORD } from './accounts.ts';

/** Shows a newcomer how to sign in as each invented person. `titrate demo` alone registers this. */
export const demoFeature: Feature = {
  name: 'demo',
  routes: [
    route(listDemoSignIns, async ({ now }) => ({
      signIns: DEMO_CLINICS.flatMap((clinic) =>
        clinic.staff.map((member) => ({
          clinicName: clinic.name,
          displayName: member.displayName,
          roles: [...member.roles],
          email: member.email,
          password: DEMO_PASSWORD,
          code: totpCode(member.totpKey, now),
          codeEndsInSeconds: TOTP_PERIOD_S - (Math.floor(now / 1000) % TOTP_PERIOD_S),
        })),
      ),
    })),
  ],
};
