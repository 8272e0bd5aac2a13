import { type Decimal, ok, type Refusal, type Result } from '@titrate/quantity';
import { esketamineDevices, type KetamineSteps, ketamineSteps } from './arithmetic.ts';
import type { DoseFinding } from './finding.ts';
import type { DoseUnit, Measure } from './measure.ts';
import { parseDoseRequest } from './parse.ts';
import { type DosePolicy, severityInForce, thresholdsInForce } from './policy.ts';
import type { DoseRequest } from './request.ts';
import { type DoseFacts, SEVERITIES, type Severity, type Thresholds, type Verdict } from './rule.ts';
import { DOSE_RULES } from './rules/index.ts';

/**
 * The dose as it will be drawn up and run. `null` where it does not apply or cannot be known; everything after
 * `drawMl` follows from the rounded draw: milligrams first, volumes and rates derived (RULE-LOGIC-4). Concentration, percent and mass rates are unrounded (12 decimals).
 */
export interface DoseAnswer {
  readonly orderedMg: number;
  readonly drawMl: number | null;
  readonly roundedMg: number | null;
  readonly roundingPercent: number | null;
  readonly finalMl: number | null;
  readonly concentrationMgPerMl: number | null;
  readonly rateMlPerH: number | null;
  readonly rateMgPerH: number | null;
  readonly rateMgPerKgPerMin: number | null;
  readonly devices: number | null;
  readonly findings: readonly DoseFinding[];
}

/** What one rule answered, for storage and replay. */
export interface DoseRuleOutcome {
  readonly rule: string;
  readonly version: string;
  readonly result: 'true' | 'false' | 'unknown';
  readonly severity: Severity | null;
  readonly text: string | null;
  readonly missing: readonly string[];
  /** The numbers that were in force. */
  readonly limits: Thresholds;
}

/** The whole evaluation: the order as read, the chain of numbers, every rule's answer, and the answer shown. */
export interface DoseEvaluation {
  readonly request: DoseRequest;
  /** `null` for esketamine, which has no chain. */
  readonly steps: KetamineSteps | null;
  readonly outcomes: readonly DoseRuleOutcome[];
  readonly answer: DoseAnswer;
}

/**
 * Works out a dose order and says what every limit says about it. Refuses input that cannot be read,
 * with all problems and their paths. It proposes nothing: the dose is always the prescriber's (DO-001).
 */
export function computeDose(input: unknown, policy: DosePolicy = {}): Result<DoseAnswer, Refusal> {
  const evaluation = evaluateDose(input, policy);
  return evaluation.ok ? ok(evaluation.value.answer) : evaluation;
}

/**
 * As `computeDose`, with every step and every rule's answer, also those that could not be assessed. `policy` is what the
 * clinic changed, already checked by `checkDosePolicy`; the numbers in force come back with each outcome.
 */
export function evaluateDose(input: unknown, policy: DosePolicy = {}): Result<DoseEvaluation, Refusal> {
  const parsed = parseDoseRequest(input);
  if (!parsed.ok) return parsed;
  const request = parsed.value;
  if (request.product === 'esketamine') {
    const devices = esketamineDevices(request);
    const outcomes = evaluateRules({ product: 'esketamine', request, devices }, policy);
    const answer = { ...NOTHING_DRAWN, orderedMg: request.ordered.amount.value.toNumber(), devices };
    return ok({ request, steps: null, outcomes, answer: { ...answer, findings: shown(outcomes) } });
  }
  const steps = ketamineSteps(request);
  if (!steps.ok) return steps;
  const outcomes = evaluateRules({ product: 'ketamine', request, steps: steps.value }, policy);
  return ok({ request, steps: steps.value, outcomes, answer: answerOf(steps.value, shown(outcomes)) });
}

const NOTHING_DRAWN = {
  drawMl: null,
  roundedMg: null,
  roundingPercent: null,
  finalMl: null,
  concentrationMgPerMl: null,
  rateMlPerH: null,
  rateMgPerH: null,
  rateMgPerKgPerMin: null,
} as const;

function answerOf(steps: KetamineSteps, findings: readonly DoseFinding[]): DoseAnswer {
  return {
    orderedMg: decimalNumber(steps.orderedMg.value),
    drawMl: numberOf(steps.drawMl),
    roundedMg: numberOf(steps.roundedMg),
    roundingPercent: numberOf(steps.roundingPercent),
    finalMl: numberOf(steps.finalMl),
    concentrationMgPerMl: numberOf(steps.concentration),
    rateMlPerH: numberOf(steps.rateMlPerH),
    rateMgPerH: numberOf(steps.rateMgPerH),
    rateMgPerKgPerMin: numberOf(steps.rateMgPerKgPerMin),
    devices: null,
    findings,
  };
}

function numberOf(measure: Measure<DoseUnit> | null): number | null {
  return measure === null ? null : decimalNumber(measure.value);
}

const decimalNumber = (value: Decimal): number => value.toNumber();

/** Asks every rule, each alone; the order of rules never matters. */
function evaluateRules(facts: DoseFacts, policy: DosePolicy): readonly DoseRuleOutcome[] {
  return DOSE_RULES.map((rule) => {
    const limits = thresholdsInForce(rule, policy);
    const verdict = rule.evaluate(facts, limits);
    const { severity, text } = shownOf(verdict);
    return {
      rule: rule.id,
      version: rule.version,
      result: verdict.result,
      severity: severity === null ? null : severityInForce(rule, severity, policy),
      text,
      missing: verdict.result === 'unknown' ? verdict.missing : [],
      limits,
    };
  });
}

function shownOf(verdict: Verdict): { readonly severity: Severity | null; readonly text: string | null } {
  if (verdict.result === 'true') return verdict;
  return (verdict.result === 'unknown' ? verdict.shown : undefined) ?? { severity: null, text: null };
}

/** The findings to show, worst first and then by rule id. */
function shown(outcomes: readonly DoseRuleOutcome[]): readonly DoseFinding[] {
  const findings: DoseFinding[] = [];
  for (const { rule, severity, text } of outcomes) {
    if (severity !== null && text !== null) findings.push({ rule, severity, text });
  }
  return findings.sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      Number(a.rule > b.rule) - Number(a.rule < b.rule),
  );
}
