import { endpoint, Role } from '@titrate/contract';
import { z } from 'zod';
import { useCall } from '../../kit/api/hooks.ts';

/** Who is signed in, and in which clinics as what. */
const whoAmI = endpoint({
  id: 'identity.me',
  method: 'GET',
  path: '/api/identity/me',
  summary: 'The signed-in member of staff and their clinics',
  access: { kind: 'signed-in' },
  response: z.object({
    name: z.string(),
    email: z.string(),
    clinics: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        colour: z.string(),
        zone: z.string(),
        roles: z.array(Role),
      }),
    ),
  }),
});

export const useWhoAmI = () => useCall(whoAmI);
