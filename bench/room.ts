/// <reference lib="dom" />
/**
 * The treatment room in a real browser: `node bench/room.ts [chairs] [events]`. What one update costs the board of all
 * chairs, how long a running session with thousands of events takes to open from the board, and how long a typed key
 * takes until it is painted there.
 * Figures: board ≤ 16 ms per update at 24 chairs; opening ≤ 300 ms at 2,000 events; typing to paint ≤ 100 ms.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { aServerProcess } from '../packages/server/src/testing/process.ts';
import { launchBrowser } from '../tools/browser/launch.ts';
import { line, machineLoad } from './support/figures.ts';
import { type Bed, chartFromMonitor, openRooms } from './support/rooms.ts';

const [chairs = 24, eventCount = 2_000] = process.argv.slice(2).map(Number);
/** A session of six hours. */
const BEGAN_MIN = 360;
const UPDATES = 60;
const OPENINGS = 10;
let beat = 0;

const dataDir = mkdtempSync(join(tmpdir(), 'titrate-bench-'));
const { rooms, env, store } = await openRooms(dataDir, 1, chairs, BEGAN_MIN);
const [room] = rooms;
const long = room?.beds[0];
if (room === undefined || long === undefined) throw new Error('a room has a chair at least');
const server = await aServerProcess(env);
const browser = await launchBrowser();
try {
  await chartFromMonitor(store, long, eventCount, BEGAN_MIN);
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    timezoneId: 'America/New_York',
  });
  const [name, value] = room.cookie.split('=');
  await context.addCookies([{ name: name ?? '', value: value ?? '', url: server.url }]);
  const page = await context.newPage();
  await page.goto(`/clinic/${room.clinicId}/board`);
  await page.locator(`a[href$="/sessions/${long.sessionId}"]`).first().waitFor();
  console.log(`${chairs} chairs; ${machineLoad()}`);
  await boardUpdates(page);
  await openings(page, long);
  await typing(page);
} finally {
  await browser.close();
  await server.stop();
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
}

/** The time of the page's thread that updates take, beside what the ticking clocks of the board take anyway. */
async function boardUpdates(page: Page): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable');
  await page.waitForTimeout(3_000);
  const idle = await busyMs(protocol, () => page.waitForTimeout(10_000));
  let tookMs = 0;
  const busy = await busyMs(protocol, async () => {
    const from = performance.now();
    for (let n = 0; n < UPDATES; n += 1) {
      const bed = room?.beds[1 + (n % (chairs - 1))];
      if (bed !== undefined) await append(bed, [aRow()]);
      await page.waitForTimeout(150);
    }
    tookMs = performance.now() - from;
  });
  const each = (busy - (idle * tookMs) / 10_000) / UPDATES;
  console.log(`board, page thread per update         n ${UPDATES}  mean ${each.toFixed(1)} ms`);
  console.log(`board, page thread of ticking clocks  ${(idle / 10).toFixed(1)} ms a second`);
}

async function busyMs(protocol: CDPSession, work: () => Promise<void>): Promise<number> {
  const read = async () => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    return metrics.find((one) => one.name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await read();
  await work();
  return ((await read()) - before) * 1_000;
}

/** From the press on a chair of the board until the flowsheet of its session is drawn. */
async function openings(page: Page, bed: Bed): Promise<void> {
  const opened: number[] = [];
  for (let n = 0; n < OPENINGS; n += 1) {
    const link = page.locator(`a[href$="/sessions/${bed.sessionId}"]`).first();
    await link.waitFor();
    const took = await link.evaluate(
      (element) =>
        new Promise<number>((resolve) => {
          const from = performance.now();
          const drawn = () =>
            document.querySelector('#vital-systolicMmHg') !== null &&
            // Icons are drawings too: the sheet's own marks count.
            document.querySelector(
              'section[aria-labelledby="flowsheet"] :is(svg path, svg circle, svg line)',
            ) !== null;
          const look = () => (drawn() ? resolve(performance.now() - from) : requestAnimationFrame(look));
          if (element instanceof HTMLElement) element.click();
          requestAnimationFrame(look);
        }),
    );
    opened.push(took);
    await page.waitForTimeout(500);
    if (n < OPENINGS - 1) await page.goBack();
  }
  console.log(line(`session of ${eventCount} events opened`, opened));
}

/** From each key in the row of measurements until the frame that shows it. */
async function typing(page: Page): Promise<void> {
  await page.evaluate(() => {
    const painted: number[] = [];
    Reflect.set(window, 'painted', painted);
    document.addEventListener(
      'keydown',
      (event) => {
        requestAnimationFrame(() => {
          const frame = new MessageChannel();
          // A message sent in the frame's callback arrives after the frame was painted.
          frame.port1.onmessage = () => painted.push(performance.now() - event.timeStamp);
          frame.port2.postMessage(undefined);
        });
      },
      true,
    );
  });
  await page.locator('#vital-systolicMmHg').focus();
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press(n % 4 === 3 ? 'Backspace' : String(1 + (n % 3)));
    await page.waitForTimeout(80);
  }
  const painted = await page.evaluate(() => Reflect.get(window, 'painted'));
  console.log(line(`key to paint, ${eventCount} events`, painted));
}

async function append(bed: Bed, events: readonly object[]): Promise<void> {
  const answer = await fetch(`${server.url}/api/clinics/${bed.clinicId}/sessions/${bed.sessionId}/events`, {
    method: 'POST',
    headers: { cookie: room?.cookie ?? '', 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ patientId: bed.patientId, events }),
  });
  const body = await answer.json();
  if (answer.status !== 200 || body.refused.length > 0) throw new Error(JSON.stringify(body));
}

function aRow(): object {
  beat += 1;
  return {
    id: randomUUID(),
    kind: 'vital.recorded',
    observedAt: new Date(Date.now() - 1_000).toISOString(),
    data: {
      systolicMmHg: 118 + (beat % 9),
      diastolicMmHg: 74,
      heartRatePerMin: 66 + (beat % 7),
      status: 'final',
    },
  };
}
