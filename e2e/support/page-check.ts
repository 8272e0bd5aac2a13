/// <reference lib="dom" />
import type { Page, Request } from 'playwright-core';
import { accessibilityProblems } from './axe.ts';
import { DEVICES, type Person } from './person.ts';

export interface PageFindings {
  readonly path: string;
  /** From the navigation until the page shows its content and no longer says that it loads. */
  readonly interactiveMs: number;
  readonly problems: readonly string[];
}

/**
 * Opens a page once and looks at it as a phone, a tablet and a desk would, in light and in dark: nothing in the
 * console, nothing for axe, nothing that scrolls sideways.
 */
export async function checkPage(person: Person, path: string): Promise<PageFindings> {
  const { page, complaints } = person;
  complaints.length = 0;
  await page.setViewportSize(DEVICES.desktop.viewport);
  await page.emulateMedia({ colorScheme: 'light' });
  const interactiveMs = await quickestOpening(page, path);
  const problems: string[] =
    interactiveMs === undefined ? [`${path}: shows no heading, or loads for ever`] : [];
  for (const [device, scheme] of LOOKS) {
    await page.setViewportSize(DEVICES[device].viewport);
    await page.emulateMedia({ colorScheme: scheme });
    const found = [...(await sideways(page)), ...(await accessibilityProblems(page))];
    problems.push(...found.map((problem) => `${path} ${device} ${scheme}: ${problem}`));
  }
  problems.push(...complaints.map((complaint) => `${path}: console: ${complaint}`));
  return { path, interactiveMs: interactiveMs ?? Number.POSITIVE_INFINITY, problems };
}

export const INTERACTIVE_GOAL_MS = 1000;

/** Between openings of a page that was over the goal. */
const PAUSES_MS = [0, 1000, 3000, 6000];

/**
 * A small machine that does much else now and then stands still for a second or more, on any page and never the same
 * one. A page over the goal is opened again, after longer and longer pauses, and its quickest opening counts, so that
 * only a page that is slow itself stays over it. One that does not come at all is told of with all that is known about
 * it, and must come when it is opened again.
 */
async function quickestOpening(page: Page, path: string): Promise<number | undefined> {
  const times: number[] = [];
  for (const pause of PAUSES_MS) {
    if (Math.min(...times) <= INTERACTIVE_GOAL_MS) break;
    await page.waitForTimeout(pause);
    const ms = await opening(page, path);
    if (ms !== undefined) times.push(ms);
  }
  if (times.length > 1) console.log(`${path} opened in ${times.map(Math.round).join(', ')} ms`);
  return times.length === 0 ? undefined : Math.min(...times);
}

async function opening(page: Page, path: string): Promise<number | undefined> {
  const waiting = new Set<Request>();
  const left = (request: Request) => waiting.add(request);
  const came = (request: Request) => waiting.delete(request);
  page.on('request', left).on('requestfinished', came).on('requestfailed', came);
  try {
    const startedAt = performance.now();
    await page.goto(path, { waitUntil: 'commit' });
    const settled = await page
      .waitForFunction(isSettled, undefined, { polling: 'raf' })
      .catch(() => undefined);
    if (settled !== undefined) return performance.now() - startedAt;
    const shown = await page.evaluate(() => document.body.innerHTML.slice(0, 2000));
    const open = [...waiting].map((request) => `${request.method()} ${request.url()}`).join('\n');
    console.log(`${path} did not come. It shows\n${shown}\nand waits for\n${open}`);
    return undefined;
  } finally {
    page.off('request', left).off('requestfinished', came).off('requestfailed', came);
  }
}

/** Each size and each scheme at least once; sizes change the layout, schemes the colours. */
const LOOKS = [
  ['desktop', 'light'],
  ['tablet', 'dark'],
  ['phone', 'light'],
] as const;

function isSettled(): boolean {
  const heading = document.querySelector('h1');
  const loading = [...document.querySelectorAll('[role="status"]')].some((one) =>
    one.textContent?.startsWith('Loading '),
  );
  return heading !== null && heading.getBoundingClientRect().height > 0 && !loading;
}

/** A chart draws itself anew a moment after the page changed its size; what still overhangs then stays so. */
async function sideways(page: Page): Promise<readonly string[]> {
  const overhang = () => document.documentElement.scrollWidth - window.innerWidth;
  const fits = await page
    .waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth, undefined, {
      timeout: 1000,
    })
    .catch(() => undefined);
  return fits === undefined ? [`scrolls sideways by ${await page.evaluate(overhang)} px`] : [];
}
