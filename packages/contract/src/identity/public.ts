import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { Role } from '../platform/roles.ts';

export const listPublicClinics = endpoint({
  id: 'clinics.listPublic',
  method: 'GET',
  path: '/api/public/clinics',
  summary: 'The clinics one can turn to',
  access: { kind: 'public' },
  response: z.object({
    clinics: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        slug: z.string(),
        timeZone: z.string(),
        region: z.string(),
      }),
    ),
  }),
});

export const DemoSignIn = z.object({
  clinicName: z.string(),
  displayName: z.string(),
  roles: z.array(Role),
  email: z.string(),
  password: z.string(),
  /** The one-time code of this half minute, as the person's authenticator would show it. */
  code: z.string(),
  codeEndsInSeconds: z.int(),
});
export type DemoSignIn = z.infer<typeof DemoSignIn>;

/** Present in the demonstration only; any other server answers 404. */
export const listDemoSignIns = endpoint({
  id: 'demo.signIns',
  method: 'GET',
  path: '/api/demo/sign-ins',
  summary: 'The invented people of the demonstration and how to sign in as them',
  access: { kind: 'public' },
  response: z.object({ signIns: z.array(DemoSignIn) }),
});
