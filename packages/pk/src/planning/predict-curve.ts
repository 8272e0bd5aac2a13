import { err, ok, type Refusal, type Result } from '@titrate/quantity';
import { signalNames } from '../compile/compile-model.ts';
import type { Dose } from '../compile/inputs.ts';
import type { Subject } from '../compile/parameters.ts';
import { definitionById } from '../models/registry.ts';
import type { Series, Signal } from '../simulate/result.ts';
import { simulate } from '../simulate/simulate.ts';

export interface PredictCurveOptions {
  readonly modelId: string;
  readonly subject: Subject;
  readonly doses: readonly Dose[];
  readonly fromMin: number;
  readonly toMin: number;
  readonly stepMin: number;
  /** An output or effect site; the first output of the model when left away. */
  readonly output?: string;
  /** Ask for the 5th, 50th and 95th percentile of this many simulated people. */
  readonly bands?: { readonly subjects: number; readonly seed: number };
}

export interface PredictedCurve {
  readonly timesMin: Series;
  /** The typical person with this subject's covariates. */
  readonly typical: Series;
  readonly p5?: Series;
  readonly p50?: Series;
  readonly p95?: Series;
  readonly unit: 'ng/mL';
  readonly output: string;
  readonly peak: { readonly ngPerMl: number; readonly timeMin: number | null };
  readonly model: {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly samplingSite: string;
  };
  readonly warnings: readonly string[];
}

/**
 * One curve with its band for a screen: `simulate`, shaped for drawing. Refuses as `simulate` does. A model
 * without variability gives the typical curve and a `no-band:` warning instead of a refusal.
 */
export function predictCurve(options: PredictCurveOptions): Result<PredictedCurve, Refusal> {
  const definition = definitionById(options.modelId);
  const output = options.output ?? (definition === undefined ? '' : (signalNames(definition)[0] ?? ''));
  const request = {
    model: options.modelId,
    subject: options.subject,
    doses: options.doses,
    timesMin: { from: options.fromMin, to: options.toMin, step: options.stepMin },
    outputs: [output],
  };
  const typical = simulate(request);
  if (!typical.ok || definition === undefined) return typical.ok ? err([]) : typical;
  const warnings = new Set(typical.value.warnings);
  let band: Signal | undefined;
  if (options.bands !== undefined) {
    if (Object.keys(definition.variability.etas).length === 0)
      warnings.add(`no-band: ${definition.id} has no published variability; no band can be drawn`);
    else {
      const cohort = simulate({ ...request, population: { ...options.bands, percentiles: [5, 50, 95] } });
      if (!cohort.ok) return cohort;
      band = cohort.value.concentrationsNgPerMl[output];
      for (const warning of cohort.value.warnings) warnings.add(warning);
    }
  }
  const metrics = typical.value.metrics[output];
  return ok({
    timesMin: typical.value.timesMin,
    typical: seriesOf(typical.value.concentrationsNgPerMl[output]),
    ...(band === undefined
      ? {}
      : { p5: seriesOf(band, 'p5'), p50: seriesOf(band, 'p50'), p95: seriesOf(band, 'p95') }),
    unit: 'ng/mL',
    output,
    peak: { ngPerMl: metrics?.cmaxNgPerMl ?? 0, timeMin: metrics?.tmaxMin ?? null },
    model: {
      id: definition.id,
      version: typical.value.version,
      title: definition.title,
      samplingSite: definition.samplingSite,
    },
    warnings: [...warnings],
  });
}

function seriesOf(signal: Signal | undefined, percentile?: string): Series {
  if (signal === undefined) return [];
  if (isSeries(signal)) return signal;
  return percentile === undefined ? [] : (signal[percentile] ?? []);
}

const isSeries = (signal: Signal): signal is Series => Array.isArray(signal);
