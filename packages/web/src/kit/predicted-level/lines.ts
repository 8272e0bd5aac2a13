import type { Observation } from '@titrate/pk';
import type { LevelLine, LevelReference } from './level-chart.tsx';
import type { Curve, Levels } from './levels.ts';

const BAND = '5 to 95 % of people';

/** The curves of an answer as lines of a chart: the drug, its metabolite, and the second model where there is one. */
export function linesOf(levels: Levels, overlayTitle: string | undefined): readonly LevelLine[] {
  const [parent, metabolite] = levels.curves;
  return [
    ...(parent === undefined ? [] : [lineOf(parent, { colour: 1 })]),
    ...(metabolite === undefined ? [] : [lineOf(metabolite, { colour: 2, dash: '6 3' })]),
    ...(levels.overlay === undefined
      ? []
      : [
          {
            label: `${levels.overlay.output} by ${overlayTitle ?? 'the second model'}`,
            values: levels.overlay.typical,
            colour: 4 as const,
            dash: '8 3 2 3',
          },
        ]),
  ];
}

function lineOf(
  { output, typical, p5, p95 }: Curve,
  look: { readonly colour: 1 | 2; readonly dash?: string },
): LevelLine {
  const band = p5 === undefined || p95 === undefined ? {} : { band: { label: BAND, low: p5, high: p95 } };
  return { label: output, values: typical, ...look, ...band };
}

/** Occupancy in percent; `undefined` where no set of affinities knows the model's drug. */
export function occupancyLine({ occupancy }: Levels): LevelLine | undefined {
  if (occupancy === undefined) return undefined;
  const { typical, p5, p95 } = occupancy;
  const percent = (values: readonly number[]) => values.map((fraction) => fraction * 100);
  return {
    label: 'occupancy',
    values: percent(typical),
    colour: 3,
    ...(p5 === undefined || p95 === undefined
      ? {}
      : { band: { label: BAND, low: percent(p5), high: percent(p95) } }),
  };
}

/** A measured level as a mark of the chart, with the dose it belongs to in its name. */
export function referenceOf({ situation, meanNgPerMl, rangeNgPerMl, atMin }: Observation): LevelReference {
  const range = rangeNgPerMl === undefined ? '' : ` (${rangeNgPerMl.join(' to ')})`;
  return {
    label: `Measured in a study at ${situation}: ${meanNgPerMl}${range} ng/mL`,
    atMin,
    mean: meanNgPerMl,
    ...(rangeNgPerMl === undefined ? {} : { range: rangeNgPerMl }),
  };
}
