import { err, ok, type Problem, type Result } from '@titrate/quantity';
import { findInstrument } from './catalogue/index.ts';
import { readAnswers } from './engine/answers.ts';
import { bandOf } from './engine/bands.ts';
import { readContext, type ScoreContext } from './engine/context.ts';
import { isRaised } from './engine/flags.ts';
import { type SubscaleValues, subscalesOf } from './engine/subscales.ts';
import {
  gatedCountOutcome,
  type Outcome,
  ratioOutcome,
  scalesOutcome,
  sumOutcome,
  symptomsAndImpactOutcome,
} from './engine/totals.ts';
import { triageOutcome } from './engine/triage.ts';
import type { Answer, Instrument, Score, Scoring } from './types.ts';

/** As it arrives, from a form or from outside: nothing in it is trusted. */
export interface ScoreInput {
  readonly instrument: unknown;
  /** In the order of the form; `null` is unanswered, skipped or not asked. */
  readonly answers: unknown;
  /** `{ sex?, education_years? }`. */
  readonly context?: unknown;
}

/**
 * Scores one filled-in instrument. A form with gaps is a score with the flag `incomplete`; answers that
 * cannot be right (wrong number of them, text, truth values, out of range) are refused with their path.
 */
export function score(input: ScoreInput): Result<Score, Problem> {
  const instrument = findInstrument(input.instrument);
  if (instrument === undefined) {
    return err({ type: 'unknown-instrument', message: 'no instrument has this id', path: 'instrument' });
  }
  if (instrument.scoring.kind === 'not-scored') {
    return err({ type: 'not-scored', message: instrument.scoring.reason, path: 'instrument' });
  }
  const context = readContext(input.context);
  if (!context.ok) return context;
  const answers = readAnswers(instrument.items, input.answers);
  if (!answers.ok) return answers;
  return ok(scoreOf(instrument, instrument.scoring, answers.value, context.value));
}

function scoreOf(
  instrument: Instrument,
  scoring: Scored,
  answers: readonly Answer[],
  context: ScoreContext,
): Score {
  const { outcome, scales } = countedOf(instrument, scoring, answers, context);
  const facts = { answers, total: outcome.total, subscales: scales.values, context };
  const flags = [...outcome.flags];
  if (scales.prorated) flags.push('prorated');
  for (const rule of instrument.flags) if (isRaised(rule, facts)) flags.push(rule.code);
  return {
    instrument: instrument.id,
    version: instrument.version,
    total: outcome.total,
    band: outcome.band === undefined ? bandOf(instrument.bands, facts) : outcome.band,
    flags,
    subscales: scales.values,
  };
}

interface Counted {
  readonly outcome: Outcome;
  readonly scales: SubscaleValues;
}

type Scored = Exclude<Scoring, { readonly kind: 'not-scored' }>;
type ByScales = Extract<Scoring, { readonly kind: 'sum-of-subscales' | 'scales-only' }>;

/** Total and scales. Some totals are made of the scales, some scales of the total. */
function countedOf(
  instrument: Instrument,
  scoring: Scored,
  answers: readonly Answer[],
  context: ScoreContext,
): Counted {
  if (scoring.kind === 'sum-of-subscales' || scoring.kind === 'scales-only') {
    const scales = subscalesOf(instrument, answers, null);
    return { outcome: scalesOutcome(scales, scoring.kind === 'sum-of-subscales'), scales };
  }
  const outcome = itemOutcome(instrument, scoring, answers, context);
  return { outcome, scales: subscalesOf(instrument, answers, outcome.total) };
}

function itemOutcome(
  instrument: Instrument,
  scoring: Exclude<Scored, ByScales>,
  answers: readonly Answer[],
  context: ScoreContext,
): Outcome {
  switch (scoring.kind) {
    case 'sum':
      return sumOutcome(scoring, instrument, answers, context);
    case 'mean':
      return ratioOutcome(answers, null, scoring.decimals);
    case 'percent-of-maximum':
      return ratioOutcome(answers, scoring.maximum, 1);
    case 'gated-count':
      return gatedCountOutcome(answers);
    case 'symptoms-and-impact':
      return symptomsAndImpactOutcome(scoring, answers);
    case 'triage':
      return triageOutcome(answers);
  }
}
