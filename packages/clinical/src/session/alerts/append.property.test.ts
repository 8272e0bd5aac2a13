import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold, step } from '../fold/fold.ts';
import type { SessionState } from '../state.ts';
import { eventsOf, minute, type Step } from '../testing/script.ts';
import { alertEventsToAppend } from './append.ts';

/** Few moments and few rows, so that several tablets chart the same moment and conditions come and go within it. */
const moment = fc.integer({ min: 2, max: 3 });
const charted: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(
      moment,
      fc.constantFrom('124/80 70 98 14', '151/84 70 98 14', '165/84 70 98 14', '205/122 155 88 6'),
    )
    .map(([m, row]): Step => [m, 'vitals', row]),
  fc
    .tuple(moment, fc.constantFrom('seizure', 'extravasation'))
    .map(([m, which]): Step => [m, 'symptom', which]),
  fc.tuple(moment, fc.constantFrom('AL-01', 'AL-02', 'AL-05')).map(([m, which]): Step => [m, 'ack', which]),
);

it('stores each alert event once, whatever several tablets chart of one moment', () => {
  fc.assert(
    fc.property(
      fc.array(charted, { minLength: 4, maxLength: 12 }),
      fc.integer({ min: 1, max: 8 }),
      (steps, atOnce) => {
        const inOrder = [...steps].sort(([a], [b]) => a - b);
        const events = eventsOf({ preset: 'iv', steps: [[0, 'start'], ...inOrder] });
        // As the server does it: what follows is stored after every batch of entries.
        let state: SessionState = fold([]);
        const ids: string[] = [];
        for (let sent = 0; sent < events.length; sent += atOnce) {
          state = events.slice(sent, sent + atOnce).reduce(step, state);
          for (const alert of alertEventsToAppend(state, minute({}, 7))) {
            ids.push(alert.id);
            state = step(state, alert);
          }
          expect(alertEventsToAppend(state, minute({}, 7))).toEqual([]);
        }
        expect(ids).toEqual([...new Set(ids)]);
      },
    ),
    { numRuns: 500 },
  );
});
