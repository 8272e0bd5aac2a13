/// <reference lib="dom" />
import { type Call, createClient } from '@titrate/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_CLINICS, DEMO_PASSWORD } from '../../packages/server/src/demo/accounts.ts';
import type { JourneyServer } from './server.ts';
import { Authenticator } from './totp.ts';

/** How long a step waits for a screen; longer on a machine that does much else. */
const PATIENCE_MS = Number(process.env['E2E_PATIENCE_MS'] ?? 20_000);

export const DEVICES = {
  phone: { viewport: { width: 360, height: 780 }, hasTouch: true },
  tablet: { viewport: { width: 1024, height: 768 }, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 }, hasTouch: false },
} as const;

export interface PersonOptions {
  readonly device?: keyof typeof DEVICES;
  readonly scheme?: 'light' | 'dark';
  /** Picture points for each point of the page. */
  readonly scale?: number;
}

/** Somebody in front of a screen of their own: a browser that shares nothing with the others. */
export interface Person {
  /** For staff their e-mail address. */
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** The API with this person's cookies, for what no page is about. */
  readonly call: Call;
  /** What the console complained about so far. */
  readonly complaints: string[];
  /** What the authenticator of this member of staff shows now; never the same twice. */
  code(): Promise<string>;
  /** Opens a path of the product. */
  open(path: string): Promise<void>;
}

export async function aPerson(
  browser: Browser,
  server: JourneyServer,
  name: string,
  { device = 'desktop', scheme = 'light', scale = 1 }: PersonOptions = {},
): Promise<Person> {
  const context = await browser.newContext({
    ...DEVICES[device],
    baseURL: server.url,
    deviceScaleFactor: scale,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'America/New_York',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  await moveClock(context, server.aheadMs());
  // Somebody sits in front of it: a screen locks that nobody touches.
  await context.addInitScript(() => {
    setInterval(() => dispatchEvent(new Event('pointermove')), 30_000);
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const listen = (one: Page) => {
    one.on('pageerror', (error) => complaints.push(`${path(one)}: threw ${error.message}`));
    one.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${path(one)}: ${message.text()}`);
    });
  };
  listen(page);
  context.on('page', listen);
  const request: typeof fetch = async (input, init) => {
    const answer = await context.request.fetch(`${server.url}${String(input)}`, {
      method: init?.method ?? 'GET',
      headers: { ...Object.fromEntries(new Headers(init?.headers)), origin: server.url },
      ...(init?.body == null ? {} : { data: String(init.body) }),
    });
    const empty = answer.status() === 204 || answer.status() === 304;
    return new Response(empty ? null : new Uint8Array(await answer.body()), {
      status: answer.status(),
      headers: answer.headers(),
    });
  };
  return {
    name,
    context,
    page,
    complaints,
    call: createClient({ fetch: request }),
    code: () => freshCode(server, name),
    open: async (path) => {
      await page.goto(path, { waitUntil: 'load' });
    },
  };
}

const path = (page: Page): string => new URL(page.url()).pathname;

/** Gives the pages of a browser the present of the server, those open and those to come. */
export async function moveClock(context: BrowserContext, aheadMs: number): Promise<void> {
  const shift = (ahead: number) => {
    const realNow = Reflect.get(window, 'realNow') ?? Date.now.bind(Date);
    Reflect.set(window, 'realNow', realNow);
    Date.now = () => realNow() + ahead;
  };
  await context.addInitScript(shift, aheadMs);
  for (const page of context.pages()) await page.evaluate(shift, aheadMs);
}

/**
 * Looks at a screen again after a while away, as somebody does who comes back to a tablet: it reads anew. A screen that
 * read something while only one of the two clocks had been moved learns the server's present again.
 */
export async function comeBack(page: Page): Promise<void> {
  const session = /\/sessions\/[0-9a-f-]{36}$/.exec(page.url())?.[0];
  const offline = await page.evaluate(() => !navigator.onLine);
  const read =
    session === undefined || offline
      ? Promise.resolve(undefined)
      : page
          .waitForResponse((one) => one.url().endsWith(session), { timeout: 10_000 })
          .catch(() => undefined);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await read;
}

const authenticators = new WeakMap<JourneyServer, Map<string, Authenticator>>();

/** A code of this member of the demo staff that was not used yet; waits by moving time when three were used up. */
export async function freshCode(server: JourneyServer, email: string): Promise<string> {
  const known = authenticators.get(server) ?? new Map<string, Authenticator>();
  authenticators.set(server, known);
  const one = known.get(email) ?? new Authenticator(staffMember(email).totpKey, server.now);
  known.set(email, one);
  const code = one.freshCode();
  if (code !== undefined) return code;
  await server.advance(30_000);
  return one.freshCode() ?? (await freshCode(server, email));
}

export function staffMember(email: string): {
  readonly totpKey: string;
  readonly displayName: string;
  readonly clinicId: string;
} {
  for (const clinic of DEMO_CLINICS) {
    const found = clinic.staff.find((member) => member.email === email);
    if (found !== undefined) return { ...found, clinicId: clinic.id };
  }
  throw new Error(`nobody of the demo staff is ${email}`);
}

/** Types e-mail, password and code, as a member of staff does; ends on the first page of their clinic. */
export async function signInByHand(person: Person, server: JourneyServer, email: string): Promise<void> {
  const { page } = person;
  await person.open('/clinic/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const code = page.getByLabel('Six-digit code');
  await code.waitFor();
  await code.fill(await freshCode(server, email));
  await page.waitForURL(new RegExp(`/clinic/${staffMember(email).clinicId}`));
}

/** The same password and code, sent as the page sends them; no page is opened. */
export async function signIn({ context }: Person, server: JourneyServer, email: string): Promise<void> {
  const send = async (path: string, data: object) => {
    const answer = await context.request.post(`${server.url}/api/auth/${path}`, {
      data,
      headers: { origin: server.url },
    });
    if (!answer.ok()) throw new Error(`${email} was not let in: ${answer.status()} ${await answer.text()}`);
  };
  await send('sign-in/email', { email, password: DEMO_PASSWORD });
  await send('two-factor/verify-totp', { code: await freshCode(server, email) });
}
