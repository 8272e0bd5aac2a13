/// <reference lib="dom" />
/**
 * Takes pictures of pages and checks them with axe: `node tools/browser/look.ts <base-url> <out-folder> <path>…`
 * Every path is opened at 360, 768 and 1280 px, in light and in dark. Ends with 1 if axe found anything,
 * a page scrolls sideways, or the console showed an error.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './launch.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [360, 768, 1280] as const;

export interface Finding {
  readonly rule: string;
  readonly targets: readonly string[];
}

/** WCAG 2.2 A and AA violations of what is on screen now. */
export async function violationsOf(page: Page): Promise<readonly Finding[]> {
  // Half a megabyte of script: once for each load of a page is enough.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe = Reflect.get(window, 'axe');
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      // No rule of these reads style sheets, which axe would fetch and parse anew at each run.
      preload: { assets: ['media'] },
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map((one: { id: string; nodes: { target: string[]; failureSummary: string }[] }) => ({
      rule: one.id,
      targets: one.nodes
        .slice(0, 4)
        .map((node) => `${node.target.join(' ')} ${node.failureSummary.replaceAll('\n', ' ')}`),
    }));
  });
}

async function look(base: string, folder: string, paths: readonly string[]): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const browser = await launchBrowser();
  let problems = 0;
  const say = (text: string) => {
    problems += 1;
    console.log(text);
  };
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({
        viewport: { width, height: width < 700 ? 780 : 800 },
        colorScheme: scheme,
        reducedMotion: 'reduce',
      });
      for (const path of paths) {
        const page = await context.newPage();
        const at = `${path} ${width} ${scheme}`;
        page.on('console', (message) => {
          if (message.type() === 'error' && !message.text().includes('404'))
            say(`${at}: console: ${message.text()}`);
        });
        page.on('pageerror', (error) => say(`${at}: threw: ${error.message}`));
        await page.goto(`${base}${path}`, { waitUntil: 'load' });
        await page.waitForTimeout(400);
        const name = `${path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home'}-${width}-${scheme}.png`;
        await page.screenshot({ path: join(folder, name), fullPage: true });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 0) say(`${at}: scrolls sideways by ${wide} px`);
        for (const finding of await violationsOf(page))
          say(`${at}: axe ${finding.rule}\n  ${finding.targets.join('\n  ')}`);
        await page.close();
      }
      await context.close();
    }
  }
  await browser.close();
  console.log(`${paths.length} pages, ${problems} problems`);
  return problems;
}

if (import.meta.main) {
  const [base, folder, ...paths] = process.argv.slice(2);
  if (base === undefined || folder === undefined || paths.length === 0) {
    console.error('usage: node tools/browser/look.ts <base-url> <out-folder> <path>…');
    process.exit(2);
  }
  process.exit((await look(base, folder, paths)) === 0 ? 0 : 1);
}
