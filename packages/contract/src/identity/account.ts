import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { Role } from '../platform/roles.ts';

/** How a clinic lets the devices of its staff keep things and lock: both are defaults of the product. */
export const DeviceRules = z.object({
  /** Hours that entries, drafts and the running session stay on a device, encrypted; 0 keeps nothing there (SEC-18). */
  offlineHours: z.int().min(0).max(24).default(12),
  /** Minutes without a touch until a screen locks; 0 never locks (SEC-04). */
  lockAfterMin: z.int().min(0).max(60).default(5),
});
export type DeviceRules = z.infer<typeof DeviceRules>;

export const Membership = z.object({
  clinicId: z.uuid(),
  clinicName: z.string(),
  clinicSlug: z.string(),
  timeZone: z.string(),
  colour: z.string(),
  roles: z.array(Role),
  displayName: z.string(),
  credentials: z.string(),
  devices: DeviceRules,
});
export type Membership = z.infer<typeof Membership>;

export const Account = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  /** Whether this session began with a second factor; without one only enrolment is open. */
  secondFactor: z.boolean(),
  /** Whether the person has enrolled an authenticator or a passkey. */
  enrolled: z.object({ totp: z.boolean(), passkeys: z.int() }),
  memberships: z.array(Membership),
});
export type Account = z.infer<typeof Account>;

/** Who am I, and where do I work? Sign-in itself is at `/api/auth/*` (sign-in/email, two-factor/verify-totp, passkey/…). */
export const getAccount = endpoint({
  id: 'account.get',
  method: 'GET',
  path: '/api/account',
  summary: 'The signed-in person, their clinics and roles',
  access: { kind: 'signed-in' },
  response: Account,
});

export const signOut = endpoint({
  id: 'account.signOut',
  method: 'POST',
  path: '/api/account/sign-out',
  summary: 'End this session',
  access: { kind: 'signed-in' },
  response: z.undefined(),
});

export const OwnSession = z.object({
  id: z.uuid(),
  current: z.boolean(),
  startedAt: z.string(),
  expiresAt: z.string(),
  device: z.string().nullable(),
});

export const listOwnSessions = endpoint({
  id: 'account.sessions',
  method: 'GET',
  path: '/api/account/sessions',
  summary: 'Where I am signed in',
  access: { kind: 'signed-in' },
  response: z.object({ sessions: z.array(OwnSession) }),
});

export const endOwnSession = endpoint({
  id: 'account.endSession',
  method: 'DELETE',
  path: '/api/account/sessions/:sessionId',
  summary: 'Sign out another device of mine',
  access: { kind: 'signed-in' },
  params: z.object({ sessionId: z.uuid() }),
  response: z.undefined(),
});

/** Proof of presence for signing, overriding and the like; good for five minutes. */
export const stepUp = endpoint({
  id: 'account.stepUp',
  method: 'POST',
  path: '/api/account/step-up',
  summary: 'Prove presence with a fresh one-time code',
  access: { kind: 'signed-in' },
  body: z.object({ code: z.string().regex(/^\d{6}$/, 'six digits') }),
  response: z.object({ until: z.string() }),
});
