import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../fold/fold.ts';
import { eventsOf, minute, type Step } from '../testing/script.ts';
import { evaluateAlerts } from './alerts.ts';
import { ALERT_TABLE } from './table.ts';

/** Typed rows after the dose; the baseline of every script is 120/80, 70, 98, 14, MOAA/S 5. */
const row = fc.record({
  systolic: fc.integer({ min: 60, max: 220 }),
  gap: fc.integer({ min: 5, max: 90 }),
  heartRate: fc.integer({ min: 30, max: 170 }),
  saturation: fc.integer({ min: 80, max: 100 }),
  breathing: fc.integer({ min: 4, max: 40 }),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

/** The alert table written out a second time, as a person would read it from the page (TST-03). */
function byHand(one: Row): { readonly [rule: string]: string | undefined } {
  const { systolic, heartRate, saturation, breathing } = one;
  const diastolic = Math.max(10, systolic - one.gap);
  const high = (stop: boolean, urgent: boolean, watch: boolean) =>
    stop ? 'stop' : urgent ? 'urgent' : watch ? 'watch' : undefined;
  return {
    'AL-01': high(
      systolic >= 200,
      systolic >= 180 || systolic - 120 >= 40,
      systolic >= 160 || systolic - 120 >= 30,
    ),
    'AL-02': high(
      diastolic >= 120,
      diastolic >= 110 || diastolic - 80 >= 25,
      diastolic >= 100 || diastolic - 80 >= 20,
    ),
    'AL-03': high(systolic < 80, systolic < 90 || systolic <= 84, systolic < 100 || systolic <= 96),
    'AL-04': high(
      heartRate > 150 || heartRate < 40,
      heartRate > 130 || heartRate < 45,
      heartRate > 110 || heartRate >= 100 || heartRate < 50,
    ),
    'AL-05': high(saturation < 90, saturation < 92 || saturation <= 94, saturation < 94),
    'AL-06': high(false, breathing < 8 || breathing > 30, breathing < 10 || breathing > 24),
  };
}

describe('alerts against a second reading of the table', () => {
  it('show the same band after every row, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const steps = rows.map((one, i): Step => {
          const diastolic = Math.max(10, one.systolic - one.gap);
          return [
            i + 1,
            'vitals',
            `${one.systolic}/${diastolic} ${one.heartRate} ${one.saturation} ${one.breathing}`,
          ];
        });
        const state = fold(eventsOf({ preset: 'iv', steps: [[0, 'start'], ...steps] }));
        rows.forEach((one, i) => {
          const open = evaluateAlerts(state, ALERT_TABLE, minute({}, i + 1)).filter(
            (alert) => alert.state !== 'resolved',
          );
          for (const [rule, band] of Object.entries(byHand(one))) {
            expect(open.find((alert) => alert.rule === rule)?.band, `${rule} in row ${i}`).toBe(band);
          }
        });
      }),
      { numRuns: 300 },
    );
  });
});
