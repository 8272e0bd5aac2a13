import { BAND_WORDS } from '@titrate/pk';
import { formatTime } from '../../../kit/format/date.ts';
import { LevelTable } from '../../../kit/predicted-level/level-table.tsx';
import { useCharting } from '../record/charting.tsx';
import type { Levels } from './level.ts';

/** The curves of the sheet as numbers, also those still to come: as given, as planned with its band, by the second model. */
export function PredictedTable({ levels }: { levels: Levels | undefined }) {
  const { zone } = useCharting();
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
      : [{ label: overlay.model.title, values: [...overlay.typical], colour: 3 as const }]),
  ];
  return (
    <>
      <h3>
        Predicted level, {model.samplingSite}, minutes from {formatTime(origin, zone)}
      </h3>
      <p>By {model.title}. A model's prediction, never a measurement.</p>
      <LevelTable title="Predicted level" unit="ng/mL" timesMin={[...times]} lines={lines} />
    </>
  );
}
