import { BAND_WORDS } from '@titrate/pk';
import { formatTime } from '../../../kit/format/date.ts';
import { LevelTable } from '../../../kit/predicted-level/level-table.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import type { Levels } from './level.ts';

/** The curves of the sheet as numbers, also those still to come: as given, as planned with its band, by the second model. */
export function PredictedTable({ levels }: { levels: Levels | undefined }) {
  const { zone } = useCharting();
  const at = useAt(5000);
  const times = (levels?.planned ?? levels?.given)?.timesMin;
  if (levels === undefined || times === undefined) return null;
  const { model, planned, given, overlay, origin } = levels;
  const lines = [
    ...(given === undefined ? [] : [{ label: 'As given', values: [...given.typical], colour: 1 as const }]),
    ...(planned === undefined
      ? []
      : [
          {
            label: 'As planned',
            values: [...planned.typical],
            colour: 2 as const,
            ...(planned.p5 === undefined || planned.p95 === undefined
              ? {}
              : { band: { label: BAND_WORDS, low: [...planned.p5], high: [...planned.p95] } }),
          },
        ]),
    ...(overlay === undefined
      ? []
      : [
          {
            label: `${overlay.model.title}, ${overlay.model.samplingSite}`,
            values: [...overlay.typical],
            colour: 3 as const,
          },
        ]),
  ];
  return (
    <>
      <h3>Predicted level, minutes from {formatTime(origin, zone)}</h3>
      <p>
        By {model.title}, {model.samplingSite}. A model's prediction, never a measurement; from now on it is
        what follows if nothing else is done.
      </p>
      <LevelTable
        title="Predicted level"
        unit="ng/mL"
        timesMin={[...times]}
        lines={lines}
        marks={[{ atMin: minuteOf(origin, at), label: `now, ${formatTime(at, zone)}` }]}
      />
    </>
  );
}

/** The whole minute since the origin: one of the times of the curves. */
const minuteOf = (origin: number, at: number): number => Math.round((at - origin) / 60_000);
