import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from './person.ts';

const SIZES = { tablet: { width: 1024, height: 768 }, phone: { width: 360, height: 780 } } as const;

/**
 * With `E2E_LOOK=<folder>` keeps a picture of this screen at the sizes people hold, named after the step; for eyes, not
 * for a test. Does nothing otherwise.
 */
export async function look({ page }: Person, name: string): Promise<void> {
  const folder = process.env['E2E_LOOK'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: true });
  }
  if (before !== null) await page.setViewportSize(before);
}
