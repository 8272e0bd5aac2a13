/// <reference lib="dom" />
/**
 * From a key pressed on the explorer's dose slider until curve and bands stand in the page, in a real browser:
 * `node bench/explorer.ts [moves]`. The levels are worked out in a worker, the drawing in the page.
 * Figure: one frame, 16 ms. Where bands are slow the curve goes ahead of them; both times are told.
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
  const { curves, drawn } = await person.page.evaluate(() => Reflect.get(window, 'slider'));
  console.log(line('key to curve in the page', curves));
  console.log(line('key to curve and bands in the page', drawn));

  /** Notes when a key goes down, when the first drawing has changed after it, and when it has a new band too. */
  async function watch(): Promise<void> {
    await person.page.evaluate(() => {
      const curves: number[] = [];
      const drawn: number[] = [];
      let pressed: number | undefined;
      let isCurveThere = false;
      const svg = document.querySelector('figure svg[role="img"]');
      if (svg === null) throw new Error('there is no drawing');
      const shapeOf = (kind: string) => svg.querySelector(`path[class*="${kind}"]`)?.getAttribute('d');
      let before = { line: shapeOf('line'), area: shapeOf('area') };
      addEventListener('keydown', (event) => {
        pressed = event.timeStamp;
        isCurveThere = false;
        before = { line: shapeOf('line'), area: shapeOf('area') };
      });
      new MutationObserver(() => {
        if (pressed === undefined) return;
        const after = performance.now() - pressed;
        const [line, area] = [shapeOf('line'), shapeOf('area')];
        if (!isCurveThere && line !== before.line) {
          isCurveThere = true;
          curves.push(after);
        }
        if (area === undefined || area === before.area) return;
        drawn.push(after);
        pressed = undefined;
      }).observe(svg, { subtree: true, childList: true, attributes: true, attributeFilter: ['d'] });
      Reflect.set(window, 'slider', { curves, drawn });
    });
  }
} finally {
  await browser.close();
  await server.stop();
}
