import { BAND_WORDS, modelById, type Observation } from '@titrate/pk';
import type { LevelLine, LevelReference } from './level-chart.tsx';
import type { Curve, Levels, ModelLevels, Spread } from './levels.ts';

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
    ...(parent === undefined ? [] : [lineOf(parent, levels, which, PARENT_LOOKS)]),
    ...(metabolite === undefined ? [] : [lineOf(metabolite, levels, which, METABOLITE_LOOKS)]),
  ]);
}

type Look = Pick<LevelLine, 'colour' | 'dash'>;

function lineOf(curve: Curve, levels: Levels, which: number, looks: readonly [Look, Look]): LevelLine {
  return {
    label: `${curve.output}${whose(levels, which)}`,
    values: curve.typical,
    ...(looks[which] ?? looks[0]),
    ...bandOf(curve, levels, which),
  };
}

/** A band that is still to come has its place in the legend already, so that nothing moves when it is there. */
export function bandOf(
  { p5, p95 }: Spread,
  { asked, bandsComing }: Levels,
  which = 0,
): Pick<LevelLine, 'band'> {
  const id = which === 0 ? asked.modelId : asked.overlayId;
  if (p5 !== undefined && p95 !== undefined) return { band: { label: BAND_WORDS, low: p5, high: p95 } };
  const comes = bandsComing && id !== undefined && modelById(id)?.hasVariability === true;
  return comes ? { band: { label: BAND_WORDS, low: [], high: [] } } : {};
}

/** Occupancy in percent; none where no set of affinities knows the model's drug. */
export function occupancyLines(levels: Levels): readonly LevelLine[] {
  const percent = (values: readonly number[]) => values.map((fraction) => fraction * 100);
  return modelsIn(levels).flatMap(({ occupancy }, which) => {
    if (occupancy === undefined) return [];
    const { typical, p5, p95 } = occupancy;
    const spread = p5 === undefined || p95 === undefined ? {} : { p5: percent(p5), p95: percent(p95) };
    return {
      label: `occupancy${whose(levels, which)}`,
      values: percent(typical),
      ...(OCCUPANCY_LOOKS[which] ?? OCCUPANCY_LOOKS[0]),
      ...bandOf(spread, levels, which),
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

/**
 * Measured levels as marks of the chart, one for the drug and one for its metabolite where that is drawn too, with the
 * dose they belong to and where blood was taken in their names.
 */
export function referencesOf(
  observation: Observation,
  outputs: readonly string[],
): readonly LevelReference[] {
  const { situation, meanNgPerMl, rangeNgPerMl, atMin, samplingSite, further = [] } = observation;
  if (atMin === null) return [];
  const [parent = ''] = outputs;
  const drug = { output: parent, atMin, ngPerMl: meanNgPerMl, ...(rangeNgPerMl && { rangeNgPerMl }) };
  return outputs.flatMap((output) => {
    const [first, ...rest] = [drug, ...further].filter((one) => one.output === output);
    if (first === undefined) return [];
    const range = first.rangeNgPerMl === undefined ? '' : ` (${first.rangeNgPerMl.join(' to ')})`;
    const whose = output === parent ? '' : `${output} `;
    const later = rest.map((one) => `, ${one.ngPerMl} at ${one.atMin} min`).join('');
    return {
      label: `Measured in a study at ${situation}: ${whose}${first.ngPerMl}${range}${later === '' ? '' : ` at ${first.atMin} min${later}`} ng/mL, ${samplingSite}`,
      atMin: first.atMin,
      mean: first.ngPerMl,
      ...(first.rangeNgPerMl === undefined ? {} : { range: first.rangeNgPerMl }),
      ...(rest.length === 0 ? {} : { later: rest.map((one) => ({ atMin: one.atMin, mean: one.ngPerMl })) }),
    };
  });
}

/** The outputs an answer draws, the drug itself first. */
export const outputsIn = ({ curves }: Levels): readonly string[] => curves.map(({ output }) => output);
