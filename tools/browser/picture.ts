/**
 * Takes the picture of the README: the treatment room of the demonstration, as a nurse sees it.
 * `node tools/browser/picture.ts [file]`; starts a demonstration of its own.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { sessionInPhase, untilFilled } from '../../e2e/support/demo.ts';
import { aPerson, signIn, staffMember } from '../../e2e/support/person.ts';
import { startDemo } from '../../e2e/support/server.ts';
import { launchBrowser } from './launch.ts';

const file = process.argv[2] ?? 'docs/images/treatment-room.png';
/** Smaller than life, so that the whole room fits into a page that people scroll. */
const SCALE = 0.72;
const NURSE = 'nurse@harbour.example';
const { clinicId } = staffMember(NURSE);

const [server, browser] = await Promise.all([startDemo(), launchBrowser()]);
try {
  const nurse = await aPerson(browser, server, NURSE, { scale: SCALE });
  await signIn(nurse, server, NURSE);
  await untilFilled(server);
  const session = await sessionInPhase(nurse, clinicId, 'dosing');
  await nurse.page.setViewportSize({ width: 1440, height: 2080 });
  await nurse.open(`/clinic/${clinicId}/sessions/${session.id}`);
  await nurse.page.locator('#vital-systolicMmHg').waitFor();
  await nurse.page.getByText('Live', { exact: true }).waitFor();
  await nurse.page.waitForTimeout(3_000);
  mkdirSync(dirname(file), { recursive: true });
  await nurse.page.screenshot({ path: file });
  console.log(`${file}: ${Math.round(statSync(file).size / 1000)} kB`);
} finally {
  await browser.close();
  await server.stop();
}
