import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Db } from '../database/schema.ts';
import { useCodeOnce } from './codes.ts';

/** The sign-in library, reduced to what its routes need. */
export interface Auth {
  handler(request: Request): Promise<Response>;
}

const SESSION_S = 12 * 3600;
const CodeBody = z.object({ code: z.string() });

/** How a session that begins at this path proved its second factor. */
const SECOND_FACTOR_BY_PATH: Readonly<Record<string, string>> = {
  '/two-factor/verify-totp': 'totp',
  '/two-factor/verify-backup-code': 'backup-code',
  '/passkey/verify-authentication': 'passkey',
};

/**
 * Sign-in by a library: password, one-time codes, passkeys. Closed here: a one-time code works once;
 * a passkey counts only when the device verified its owner; a session remembers which factor it began with.
 */
export function createAuth(config: Config, pool: Pool, db: Db): Auth {
  const url = new URL(config.publicUrl);
  return betterAuth({
    appName: 'Titrate',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    // Its own way prints failed rows to the console; thrown, they meet our error handler, which tells nothing.
    onAPIError: { throw: true },
    database: {
      db: new Kysely({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] }),
      type: 'postgres',
    },
    advanced: {
      cookiePrefix: 'titrate',
      useSecureCookies: url.protocol === 'https:',
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true },
      database: { generateId: 'uuid' },
      // The server compares Origin with Host itself, which also works behind another name.
      disableOriginCheck: true,
      disableCSRFCheck: true,
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    user: { modelName: 'authUser' },
    account: { modelName: 'authAccount' },
    verification: { modelName: 'authVerification' },
    session: {
      modelName: 'authSession',
      expiresIn: SESSION_S,
      disableSessionRefresh: true,
      additionalFields: {
        secondFactor: { type: 'string', required: false, input: false },
        steppedUpAt: { type: 'date', required: false, input: false },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Titrate', schema: { twoFactor: { modelName: 'authTwoFactor' } } }),
      passkey({
        rpID: url.hostname,
        rpName: 'Titrate',
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        schema: { passkey: { modelName: 'authPasskey', fields: { credentialID: 'credentialId' } } },
        authentication: {
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) {
              throw new APIError('UNAUTHORIZED', { message: 'The device did not verify its owner' });
            }
          },
        },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const secondFactor = SECOND_FACTOR_BY_PATH[context?.path ?? ''] ?? null;
            if (secondFactor === 'totp') {
              const { code } = CodeBody.parse(context?.body);
              if (!(await useCodeOnce(db, session.userId, code))) {
                throw new APIError('UNAUTHORIZED', {
                  message: 'This code was used already; wait for the next one',
                });
              }
            }
            const steppedUpAt = secondFactor === null ? null : session.createdAt;
            return { data: { ...session, secondFactor, steppedUpAt } };
          },
        },
      },
    },
  });
}
