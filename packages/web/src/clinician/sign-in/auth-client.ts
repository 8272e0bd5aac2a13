import { passkeyClient } from '@better-auth/passkey/client';
import { twoFactorClient } from 'better-auth/client/plugins';
import { createAuthClient } from 'better-auth/react';

/** Talks to `/api/auth/*`; loaded only by the sign-in and security pages. */
export const authClient = createAuthClient({ plugins: [twoFactorClient(), passkeyClient()] });
