/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { accessibilityProblems } from './axe.ts';
import { DEVICES, type Person } from './person.ts';

export interface PageFindings {
  readonly path: string;
  /** From the navigation until the page shows its content and no longer says that it loads. */
  readonly interactiveMs: number;
  readonly problems: readonly string[];
}

/**
 * Opens pages and looks at each as a phone, a tablet and a desk would, in light and in dark: nothing in the console,
 * nothing for axe, nothing that scrolls sideways. Two tabs share the work: each page is opened while the other tab rests,
 * so that its time means something; both are looked at together, so that both cores have something to do.
 */
export async function checkPages(person: Person, paths: readonly string[]): Promise<readonly PageFindings[]> {
  const tabs = [person.page, await person.context.newPage()];
  const findings: PageFindings[] = [];
  for (let first = 0; first < paths.length; first += tabs.length)
    findings.push(...(await checkTogether(person, tabs, paths.slice(first, first + tabs.length))));
  await tabs[1]?.close();
  return findings;
}

async function checkTogether(
  person: Person,
  tabs: readonly Page[],
  paths: readonly string[],
): Promise<readonly PageFindings[]> {
  person.complaints.length = 0;
  const opened: { readonly tab: Page; readonly path: string; readonly ms: number | undefined }[] = [];
  for (const [place, path] of paths.entries()) {
    const tab = tabs[place] ?? person.page;
    await tab.setViewportSize(DEVICES.desktop.viewport);
    await tab.emulateMedia({ colorScheme: 'light' });
    opened.push({ tab, path, ms: await quickestOpening(tab, path) });
  }
  const seen = await Promise.all(opened.map(({ tab, path }) => problemsOf(tab, path)));
  const heard = person.complaints.map((complaint) => `console: ${complaint}`);
  return opened.map(({ path, ms }, place) => ({
    path,
    interactiveMs: ms ?? Number.POSITIVE_INFINITY,
    problems: [
      ...(ms === undefined ? [`${path}: shows no heading, or loads for ever`] : []),
      ...(seen[place] ?? []),
      // Each complaint names its page itself.
      ...(place === 0 ? heard : []),
    ],
  }));
}

async function problemsOf(tab: Page, path: string): Promise<string[]> {
  const problems: string[] = [];
  for (const [device, scheme] of LOOKS) {
    await tab.setViewportSize(DEVICES[device].viewport);
    await tab.emulateMedia({ colorScheme: scheme });
    const found = [...(await sideways(tab)), ...(await accessibilityProblems(tab))];
    problems.push(...found.map((problem) => `${path} ${device} ${scheme}: ${problem}`));
  }
  return problems;
}

export const INTERACTIVE_GOAL_MS = 1000;

/**
 * A headless browser on two cores now and then stops for a second, on any page and never the same one. A page over
 * the goal is opened twice more and its quickest opening counts, so that only a page that is slow itself stays over it.
 */
async function quickestOpening(page: Page, path: string): Promise<number | undefined> {
  let quickest: number | undefined;
  for (let tries = 0; tries < 3 && (quickest ?? Number.POSITIVE_INFINITY) > INTERACTIVE_GOAL_MS; tries += 1) {
    const startedAt = performance.now();
    await page.goto(path, { waitUntil: 'commit' });
    const settled = await page
      .waitForFunction(isSettled, undefined, { polling: 'raf' })
      .catch(() => undefined);
    if (settled === undefined) return undefined;
    quickest = Math.min(quickest ?? Number.POSITIVE_INFINITY, performance.now() - startedAt);
  }
  return quickest;
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
