import {
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
  /** Drawn as a plain line, so that nobody takes one model for the truth. */
  readonly overlayId?: string | undefined;
  readonly subject: Subject;
  readonly doses: readonly Dose[];
  readonly toMin: number;
  readonly stepMin: number;
  /** How many simulated people the band is made of. */
  readonly subjects: number;
  /** Which set of affinities the occupancy index uses. */
  readonly potency?: string | undefined;
}

export interface Curve {
  /** Name of an output of the model: `ketamine`, `norketamine`. */
  readonly output: string;
  readonly typical: readonly number[];
  readonly p5?: readonly number[] | undefined;
  readonly p95?: readonly number[] | undefined;
  readonly peakNgPerMl: number;
  readonly peakMin: number | null;
}

export interface Levels {
  readonly timesMin: readonly number[];
  /** Parent drug first. */
  readonly curves: readonly Curve[];
  readonly occupancy?:
    | {
        readonly typical: readonly number[];
        readonly p5?: readonly number[];
        readonly p95?: readonly number[];
      }
    | undefined;
  readonly overlay?: Curve | undefined;
  readonly warnings: readonly string[];
  readonly tookMs: number;
}

export type LevelsAnswer =
  | { readonly ok: true; readonly levels: Levels }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Seed of every band: the same question gives the same picture on every screen. */
const SEED = 1;

const METABOLITE = /nor/;

/** Curves, bands and occupancy of one question. Pure; runs in the worker, and in tests. */
export function levelsOf(request: LevelsRequest, outputs: readonly string[]): LevelsAnswer {
  const { modelId, overlayId, subject, doses, toMin, stepMin, subjects, potency } = request;
  const question = {
    model: modelId,
    subject,
    doses,
    timesMin: { from: 0, to: toMin, step: stepMin },
    ...(potency === undefined ? {} : { potency }),
  };
  const wanted = [...outputs, 'occupancy'];
  const typical = simulate({ ...question, outputs: wanted });
  if (!typical.ok) return { ok: false, problems: typical.error };
  const band = simulate({
    ...question,
    outputs: wanted,
    population: { subjects, seed: SEED, percentiles: [5, 95] },
  });
  const spread = band.ok ? band.value : undefined;
  const overlay = overlayId === undefined ? undefined : overlayOf({ ...question, model: overlayId });
  return {
    ok: true,
    levels: {
      timesMin: typical.value.timesMin,
      curves: outputs.map((output) => curveOf(output, typical.value, spread)),
      ...(isSeries(typical.value.occupancy)
        ? { occupancy: { typical: typical.value.occupancy, ...spreadOf(spread?.occupancy) } }
        : {}),
      ...(overlay === undefined ? {} : { overlay }),
      warnings: [...new Set([...typical.value.warnings, ...(spread?.warnings ?? [])])],
      tookMs: 0,
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

function overlayOf(question: Record<string, unknown>): Curve | undefined {
  const found = simulate(question);
  if (!found.ok) return undefined;
  const parent = Object.keys(found.value.concentrationsNgPerMl).find(isParent);
  return parent === undefined ? undefined : curveOf(parent, found.value, undefined);
}

function spreadOf(signal: Signal | undefined): { p5?: readonly number[]; p95?: readonly number[] } {
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
