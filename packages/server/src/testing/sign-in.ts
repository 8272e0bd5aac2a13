import { randomUUID } from 'node:crypto';
import type { Role } from '@titrate/contract';
import { instant } from '@titrate/quantity';
import { inClinic } from '../platform/database/tenancy.ts';
import { addStaff, enrolTotp, setPassword } from '../platform/identity/people.ts';
import { totpCode } from '../platform/identity/totp.ts';
import type { Answer, TestClinic, World } from './world.ts';

export const PASSWORD = 'correct horse battery';

export interface Enrolled {
  readonly userId: string;
  readonly email: string;
  /** What the person's authenticator shows, by the machine's clock, since the library reads that one. */
  code(offsetSteps?: number): string;
}

/** A member of staff with a password and an authenticator, who has not signed in yet. */
export async function anEnrolledPerson(
  world: World,
  role: Role = 'nurse',
  clinic: TestClinic = world.clinic,
): Promise<Enrolled> {
  const email = `${randomUUID()}@example.test`;
  const key = `key of ${email}`;
  const userId = await inClinic(world.db, clinic.id, async (tx) => {
    const added = await addStaff(tx, {
      clinicId: clinic.id,
      email,
      displayName: 'Enrolled Person',
      roles: [role],
    });
    await setPassword(tx, added.userId, PASSWORD);
    await enrolTotp(tx, added.userId, key, world.deps.config.secret);
    return added.userId;
  });
  return { userId, email, code: (steps = 0) => totpCode(key, instant(Date.now() + steps * 30_000)) };
}

/** A browser of its own: keeps the cookies it is given. */
export interface Browser {
  readonly cookies: Map<string, string>;
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Answer>;
}

export function aBrowser(world: World): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    call: async (method, path, body) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await world.nobody.call(method, path, {
        ...(body === undefined ? {} : { body }),
        headers: { cookie, origin: 'http://localhost:8080', host: 'localhost:8080' },
      });
      for (const line of [answer.headers['set-cookie'] ?? []].flat()) keep(cookies, String(line));
      return answer;
    },
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const cut = pair.indexOf('=');
  const [name, value] = [pair.slice(0, cut), pair.slice(cut + 1)];
  if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}

/** Password, then code. */
export async function signInBy(browser: Browser, person: Enrolled, code = person.code()): Promise<Answer> {
  await browser.call('POST', '/api/auth/sign-in/email', { email: person.email, password: PASSWORD });
  return browser.call('POST', '/api/auth/two-factor/verify-totp', { code });
}
