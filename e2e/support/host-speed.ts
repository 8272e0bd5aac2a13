/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** What the fixed work takes in the browser on the machine where the figures were measured. */
const REFERENCE_MS = 40;
/** The work is slower until the browser has compiled it. */
const WARM_UP = 3;

/**
 * How many times longer this browser takes now for a fixed work (elements built, laid out and read; text written and
 * parsed) than on the machine of the figures; never below 1. A second on a host half as quick, or one that does
 * something else meanwhile, is two seconds: a bound in seconds alone would find the host slow and not the page.
 */
export async function slownessOfHost(page: Page): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < WARM_UP + 5; round += 1) taken.push(await page.evaluate(fixedWork));
  const median = taken.slice(WARM_UP).sort((a, b) => a - b)[2] ?? REFERENCE_MS;
  return Math.max(1, median / REFERENCE_MS);
}

function fixedWork(): number {
  const startedAt = performance.now();
  const table = document.createElement('table');
  for (let row = 0; row < 400; row += 1) {
    const line = table.insertRow();
    for (let cell = 0; cell < 8; cell += 1) line.insertCell().textContent = `${row * cell} mmHg`;
  }
  document.body.append(table);
  let sum = table.getBoundingClientRect().height;
  const rows = [...table.rows].map(({ cells }) => [...cells].map(({ textContent }) => textContent));
  for (let again = 0; again < 10; again += 1) {
    const parsed: unknown = JSON.parse(JSON.stringify(rows));
    if (Array.isArray(parsed)) sum += parsed.length;
  }
  table.remove();
  // The layout of the page without it belongs to the work, too.
  sum += document.body.getBoundingClientRect().height;
  return Number.isFinite(sum) ? performance.now() - startedAt : Number.POSITIVE_INFINITY;
}
