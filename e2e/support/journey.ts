import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ApiError } from '@titrate/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchBrowser } from '../../tools/browser/launch.ts';
import {
  aPerson,
  comeBack,
  moveClock,
  type Person,
  type PersonOptions,
  signIn,
  signInByHand,
} from './person.ts';
import { type JourneyServer, startDemo } from './server.ts';

const cache = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));

/** A product that runs, and the people who use it. Lives as long as the file's tests. */
export interface Journey {
  readonly server: JourneyServer;
  readonly browser: Browser;
  readonly people: readonly Person[];
  /** Somebody new, in a browser that shares nothing with the others. */
  somebody(name: string, options?: PersonOptions): Promise<Person>;
  /** A member of the demo staff, signed in with password and code before any page is opened. */
  staff(email: string, options?: PersonOptions): Promise<Person>;
  /** A member of the demo staff who signs in on the page, where a journey is about that. */
  staffByHand(email: string, options?: PersonOptions): Promise<Person>;
  /** Signs somebody in once more, whose session has ended with the day. */
  signInAgain(person: Person): Promise<void>;
  /** Time passes for the server and every screen. */
  pass(ms: number): Promise<void>;
  Given(what: string, act: () => Promise<void>): Promise<void>;
  When(what: string, act: () => Promise<void>): Promise<void>;
  Then(what: string, act: () => Promise<void>): Promise<void>;
}

interface JourneyOptions {
  /** The demonstration as it was filled once (default), or an empty data folder, as a newcomer starts it. */
  readonly begins?: 'filled' | 'empty';
  /** Only where it begins empty: how far the server's present is ahead of the machine's. */
  readonly aheadMs?: number;
}

/**
 * Starts the product and a browser before the file's tests and ends both after. A step that fails says which
 * one it was, and leaves a picture of every screen and the server's log in `.cache/e2e/<name>/`.
 */
export function aJourney(
  name: string,
  { aheadMs = 0, begins = aheadMs === 0 ? 'filled' : 'empty' }: JourneyOptions = {},
): Journey {
  let server: JourneyServer | undefined;
  let browser: Browser | undefined;
  const people: Person[] = [];
  const taken: string[] = [];
  beforeAll(async () => {
    const from = begins === 'filled' ? inject('filledDemo') : undefined;
    [server, browser] = await Promise.all([startDemo({ aheadMs, from }), launchBrowser()]);
  });
  afterAll(async () => {
    if (process.env['E2E_STEPS'] === '1') console.log(taken.join('\n'));
    await browser?.close();
    await server?.stop();
  });
  const step = (word: string) => async (what: string, act: () => Promise<void>) => {
    const startedAt = performance.now();
    try {
      await act();
      taken.push(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${word} ${what}`);
    } catch (error) {
      const folder = await keepEvidence(name, people, present(server));
      throw new Error(`${word} ${what}\n  pictures and log: ${folder}\n${reasonOf(error)}`, { cause: error });
    }
  };
  const somebody: Journey['somebody'] = async (person, options) => {
    const one = await aPerson(present(browser), present(server), person, options);
    people.push(one);
    return one;
  };
  return {
    get server() {
      return present(server);
    },
    get browser() {
      return present(browser);
    },
    people,
    somebody,
    staff: async (email, options) => {
      const one = await somebody(email, options);
      await signIn(one, present(server), email);
      return one;
    },
    staffByHand: async (email, options) => {
      const one = await somebody(email, options);
      await signInByHand(one, present(server), email);
      return one;
    },
    signInAgain: async (person) => {
      await person.context.clearCookies();
      await signIn(person, present(server), person.name);
    },
    pass: async (ms) => {
      const running = present(server);
      await running.advance(ms);
      await Promise.all(people.map(({ context }) => moveClock(context, running.aheadMs())));
      const pages = people.flatMap(({ context }) => context.pages());
      await Promise.all(pages.map(comeBack));
    },
    Given: step('Given'),
    When: step('When'),
    Then: step('Then'),
  };
}

async function keepEvidence(name: string, people: readonly Person[], server: JourneyServer): Promise<string> {
  const folder = join(cache, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'server.log'), server.log());
  for (const person of people) {
    for (const [index, page] of person.context.pages().entries()) {
      const at = `${person.name.replace(/\.example$/, '')}${index === 0 ? '' : `-${index}`}`;
      await page.screenshot({ path: join(folder, `${at}.png`), fullPage: true }).catch(() => undefined);
      writeFileSync(join(folder, `${at}.txt`), `${page.url()}\n${person.complaints.join('\n')}\n`);
    }
  }
  return folder;
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The journey has not started: use it inside a test');
  return value;
}

function reasonOf(error: unknown): string {
  const problem = error instanceof ApiError ? `${JSON.stringify(error.problem)}\n` : '';
  return problem + (error instanceof Error ? (error.stack ?? error.message) : String(error));
}
