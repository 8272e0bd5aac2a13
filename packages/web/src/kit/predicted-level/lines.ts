import { modelById, type Observation } from '@titrate/pk';
import type { LevelLine, LevelReference } from './level-chart.tsx';
import type { Curve, Levels, ModelLevels } from './levels.ts';

export const BAND = '5 to 95 % of people';

/** How the drug itself is drawn by each of two models; the key of an answer repeats it. */
export const PARENT_LOOKS = [{ colour: 1 }, { colour: 4, dash: '9 4 2 4' }] as const;
const METABOLITE_LOOKS = [
  { colour: 2, dash: '6 3' },
  { colour: 3, dash: '2 3' },
] as const;
const OCCUPANCY_LOOKS = [{ colour: 3 }, { colour: 4, dash: '9 4 2 4' }] as const;
const WHOSE = [', first model', ', second model'] as const;

/** The curves of an answer as lines of a chart: the drug and its metabolite, by one model or by two in equal right. */
export function linesOf(levels: Levels): readonly LevelLine[] {
  return modelsIn(levels).flatMap(({ curves: [parent, metabolite] }, which) => [
    ...(parent === undefined
      ? []
      : [lineOf(parent, whose(levels, which), PARENT_LOOKS[which] ?? PARENT_LOOKS[0])]),
    ...(metabolite === undefined
      ? []
      : [lineOf(metabolite, whose(levels, which), METABOLITE_LOOKS[which] ?? METABOLITE_LOOKS[0])]),
  ]);
}

type Look = Pick<LevelLine, 'colour' | 'dash'>;

function lineOf({ output, typical, p5, p95 }: Curve, by: string, look: Look): LevelLine {
  const band = p5 === undefined || p95 === undefined ? {} : { band: { label: BAND, low: p5, high: p95 } };
  return { label: `${output}${by}`, values: typical, ...look, ...band };
}

/** Occupancy in percent; none where no set of affinities knows the model's drug. */
export function occupancyLines(levels: Levels): readonly LevelLine[] {
  const percent = (values: readonly number[]) => values.map((fraction) => fraction * 100);
  return modelsIn(levels).flatMap(({ occupancy }, which) => {
    if (occupancy === undefined) return [];
    const { typical, p5, p95 } = occupancy;
    return {
      label: `occupancy${whose(levels, which)}`,
      values: percent(typical),
      ...(OCCUPANCY_LOOKS[which] ?? OCCUPANCY_LOOKS[0]),
      ...(p5 === undefined || p95 === undefined
        ? {}
        : { band: { label: BAND, low: percent(p5), high: percent(p95) } }),
    };
  });
}

const modelsIn = (levels: Levels): readonly ModelLevels[] =>
  levels.overlay === undefined ? [levels] : [levels, levels.overlay];

const whose = (levels: Levels, which: number): string =>
  levels.overlay === undefined ? '' : (WHOSE[which] ?? '');

/** Where blood was sampled, of every model drawn: the curves of two sites are not the same quantity. */
export function samplingSitesOf({ asked, overlay }: Levels): string {
  const ids = [asked.modelId, ...(overlay === undefined ? [] : [asked.overlayId])];
  const sites = ids.flatMap((id) => (id === undefined ? [] : (modelById(id)?.samplingSite ?? [])));
  return [...new Set(sites)].join(' beside ');
}

/** A measured level as a mark of the chart, with the dose it belongs to and where blood was taken in its name. */
export function referenceOf({
  situation,
  meanNgPerMl,
  rangeNgPerMl,
  atMin,
  samplingSite,
}: Observation): LevelReference {
  const range = rangeNgPerMl === undefined ? '' : ` (${rangeNgPerMl.join(' to ')})`;
  return {
    label: `Measured in a study at ${situation}: ${meanNgPerMl}${range} ng/mL, ${samplingSite}`,
    atMin,
    mean: meanNgPerMl,
    ...(rangeNgPerMl === undefined ? {} : { range: rangeNgPerMl }),
  };
}
