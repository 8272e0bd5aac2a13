import { instant } from '@titrate/quantity';
import { formatTime } from '../../../kit/format/date.ts';
import type { LevelLine } from '../../../kit/predicted-level/level-chart.tsx';
import { LevelTable } from '../../../kit/predicted-level/level-table.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import { bandWords, type Levels, type RoomCurve } from './level.ts';

const MIN = 60_000;

/** The curves of the sheet as numbers, also those still to come: as given, as planned, by the second model, each with its band. */
export function PredictedTable({ levels }: { levels: Levels | undefined }) {
  const { zone } = useCharting();
  const at = useAt(5000);
  const times = (levels?.planned ?? levels?.given)?.timesMin;
  if (levels === undefined || times === undefined) return null;
  const { model, planned, given, overlay, origin } = levels;
  const lines = [
    ...lineOf('As given', given, 1),
    ...lineOf('As planned', planned, 2),
    ...lineOf('By the second model', overlay, 3),
  ];
  return (
    <>
      <h3>Predicted level, from {formatTime(origin, zone)}</h3>
      <p>
        By {model.title}, {model.samplingSite}
        {overlay === undefined
          ? ''
          : `; the second model is ${overlay.model.title}, ${overlay.model.samplingSite}`}
        . A model's prediction, never a measurement; from now on it is what follows if nothing else is done.
      </p>
      <LevelTable
        title="Predicted level"
        unit="ng/mL"
        timesMin={[...times]}
        clockAt={(min) => formatTime(instant(origin + min * MIN), zone)}
        lines={lines}
        marks={[{ atMin: minuteOf(origin, at), label: 'now' }]}
      />
    </>
  );
}

/** One curve with its own band, where one is known. */
function lineOf(
  label: string,
  curve: RoomCurve | undefined,
  colour: LevelLine['colour'],
): readonly LevelLine[] {
  if (curve === undefined) return [];
  const { typical, p5, p95 } = curve;
  const band =
    p5 === undefined || p95 === undefined ? {} : { band: { label: bandWords(curve), low: p5, high: p95 } };
  return [{ label, values: typical, colour, ...band }];
}

/** The whole minute since the origin: one of the times of the curves. */
const minuteOf = (origin: number, at: number): number => Math.round((at - origin) / MIN);
