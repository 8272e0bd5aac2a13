/// <reference lib="dom" />
/**
 * From a key pressed on the explorer's dose slider until curve and bands stand in the page, in a real browser:
 * `node bench/explorer.ts [moves]`. The levels are worked out in a worker, the drawing in the page.
 * Figure: one frame, 16 ms.
 */
import { untilFilled } from '../e2e/support/demo.ts';
import { aPerson, signIn, staffMember } from '../e2e/support/person.ts';
import { startDemo } from '../e2e/support/server.ts';
import { launchBrowser } from '../tools/browser/launch.ts';
import { line, machineLoad } from './support/figures.ts';

const moves = Number(process.argv[2] ?? 200);
const [server, browser] = await Promise.all([startDemo(), launchBrowser()]);
try {
  const email = 'owner@harbour.example';
  const person = await aPerson(browser, server, email);
  await signIn(person, server, email);
  await person.open(`/clinic/${staffMember(email).clinicId}/explorer`);
  const slider = person.page.getByRole('slider', { name: 'Dose' });
  await untilFilled(server);
  await slider.focus();
  await person.page.getByRole('figure').first().locator('path').first().waitFor();
  await watch();
  console.log(machineLoad());
  for (let move = 0; move < moves; move += 1) {
    await person.page.keyboard.press(Math.floor(move / 5) % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
    await person.page.waitForTimeout(60);
  }
  const { drawn } = await person.page.evaluate(() => Reflect.get(window, 'slider'));
  console.log(line('key to curve and bands in the page', drawn));

  /** Notes when a key goes down, and when the first drawing has changed after it. */
  async function watch(): Promise<void> {
    await person.page.evaluate(() => {
      const drawn: number[] = [];
      let pressed: number | undefined;
      addEventListener('keydown', (event) => {
        pressed = event.timeStamp;
      });
      const svg = document.querySelector('figure svg[role="img"]');
      if (svg === null) throw new Error('there is no drawing');
      new MutationObserver(() => {
        if (pressed !== undefined) drawn.push(performance.now() - pressed);
        pressed = undefined;
      }).observe(svg, { subtree: true, attributes: true, attributeFilter: ['d'] });
      Reflect.set(window, 'slider', { drawn });
    });
  }
} finally {
  await browser.close();
  await server.stop();
}
