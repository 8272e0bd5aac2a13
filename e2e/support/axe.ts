import type { Page } from 'playwright-core';
import { violationsOf } from '../../tools/browser/look.ts';

/** What axe finds wrong with what is on screen (WCAG 2.2 A and AA), one sentence each. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  const found = await violationsOf(page);
  return found.map(({ rule, targets }) => `${rule}: ${targets.join('; ')}`);
}
