import {
  BAND,
  type Dose,
  POTENCY_SETS,
  type Signal,
  type SimulationResult,
  type Subject,
  simulate,
} from '@titrate/pk';
import type { Problem } from '@titrate/quantity';

/** What the worker is asked: one dose in one person, by one model and perhaps a second one beside it. */
export interface LevelsRequest {
  readonly modelId: string;
  /** Asked the very same, so that nobody takes one model for the truth. */
  readonly overlayId?: string | undefined;
  readonly subject: Subject;
  readonly doses: readonly Dose[];
  readonly toMin: number;
  readonly stepMin: number;
  /** Which set of affinities the occupancy index uses. */
  readonly potency?: string | undefined;
}

export interface Spread {
  readonly p5?: readonly number[] | undefined;
  readonly p95?: readonly number[] | undefined;
}

export interface Curve extends Spread {
  /** Name of an output of the model: `ketamine`, `norketamine`. */
  readonly output: string;
  readonly typical: readonly number[];
  /** Highest between the first and the last time drawn. */
  readonly peakNgPerMl: number;
  readonly peakMin: number | null;
}

/** What one model says. */
export interface ModelLevels {
  /** Parent drug first. */
  readonly curves: readonly Curve[];
  readonly occupancy?: (Spread & { readonly typical: readonly number[] }) | undefined;
  readonly warnings: readonly string[];
}

export interface Levels extends ModelLevels {
  /** The question answered here; a newer one may be on its way. */
  readonly asked: LevelsRequest;
  readonly timesMin: readonly number[];
  readonly overlay?: ModelLevels | undefined;
  /** Why a second model that was asked for has no curve. */
  readonly overlayProblems: readonly Problem[];
  /** The curves stand here alone; their bands follow. */
  readonly bandsComing: boolean;
}

export type LevelsAnswer =
  | { readonly ok: true; readonly levels: Levels }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const METABOLITE = /nor/;

/** Curves, bands and occupancy of one question, or its curves ahead of their bands. Pure; runs in the worker, and in tests. */
export function levelsOf(
  request: LevelsRequest,
  outputsOf: (modelId: string) => readonly string[],
  what: 'all' | 'curves ahead' = 'all',
): LevelsAnswer {
  const timesMin = timesOf(request);
  const by = (modelId: string) => modelLevels(request, modelId, outputsOf(modelId), timesMin, what);
  const first = by(request.modelId);
  if (!first.ok) return first;
  const second = request.overlayId === undefined ? undefined : by(request.overlayId);
  return {
    ok: true,
    levels: {
      asked: request,
      timesMin,
      ...first.levels,
      ...(second?.ok === true ? { overlay: second.levels } : {}),
      overlayProblems: second?.ok === false ? second.problems : [],
      bandsComing: what === 'curves ahead',
    },
  };
}

/** Even times, and every moment at which something begins or ends: a peak there stands in the drawing at its height. */
function timesOf({ doses, toMin, stepMin }: LevelsRequest): readonly number[] {
  const even = Array.from({ length: Math.floor(toMin / stepMin + 1e-7) + 1 }, (_, index) => index * stepMin);
  const edges = doses
    .flatMap(({ timeMin, durationMin = 0 }) => [timeMin, timeMin + durationMin])
    .filter((min) => min >= 0 && min <= toMin);
  return [...new Set([...even, ...edges, toMin])].sort((a, b) => a - b);
}

type ModelAnswer =
  | { readonly ok: true; readonly levels: ModelLevels }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function modelLevels(
  { subject, doses, potency }: LevelsRequest,
  model: string,
  outputs: readonly string[],
  timesMin: readonly number[],
  what: 'all' | 'curves ahead',
): ModelAnswer {
  const question = {
    model,
    subject,
    doses,
    timesMin,
    outputs: [...outputs, 'occupancy'],
    effectSites: false,
    ...(potency === undefined ? {} : { potency }),
  };
  const typical = simulate(question);
  if (!typical.ok) return { ok: false, problems: typical.error };
  const band =
    what === 'all' ? simulate({ ...question, population: { ...BAND, percentiles: [5, 95] } }) : undefined;
  const spread = band?.ok === true ? band.value : undefined;
  return {
    ok: true,
    levels: {
      curves: outputs.map((output) => curveOf(output, typical.value, spread)),
      ...(isSeries(typical.value.occupancy)
        ? { occupancy: { typical: typical.value.occupancy, ...spreadOf(spread?.occupancy) } }
        : {}),
      warnings: [...new Set([...typical.value.warnings, ...(spread?.warnings ?? [])])],
    },
  };
}

function curveOf(output: string, typical: SimulationResult, spread: SimulationResult | undefined): Curve {
  const series = typical.concentrationsNgPerMl[output];
  const metrics = typical.metrics[output];
  return {
    output,
    typical: isSeries(series) ? series : [],
    ...spreadOf(spread?.concentrationsNgPerMl[output]),
    peakNgPerMl: metrics?.cmaxNgPerMl ?? 0,
    peakMin: metrics?.tmaxMin ?? null,
  };
}

function spreadOf(signal: Signal | undefined): Spread {
  if (signal === undefined || isSeries(signal)) return {};
  const { p5, p95 } = signal;
  return p5 === undefined || p95 === undefined ? {} : { p5, p95 };
}

const isSeries = (signal: Signal | undefined): signal is readonly number[] => Array.isArray(signal);
const isParent = (output: string): boolean => !METABOLITE.test(output) && !output.startsWith('effectSite.');

/** Outputs worth drawing of a model: the drug itself, then its first metabolite in blood. */
export function shownOutputs(outputs: readonly string[]): readonly string[] {
  const inBlood = outputs.filter((output) => !output.startsWith('effectSite.'));
  const parent = inBlood.find((output) => output === 'ketamine') ?? inBlood.find(isParent);
  const metabolite =
    inBlood.find((output) => output === 'norketamine') ?? inBlood.find((output) => METABOLITE.test(output));
  return [parent, metabolite].filter((output) => output !== undefined);
}

export const POTENCIES = POTENCY_SETS.map(({ id, title }) => ({ id, title }));
