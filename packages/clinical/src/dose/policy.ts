import { err, ok, type Problem, type Refusal, type Result } from '@titrate/quantity';
import { type DoseRule, SEVERITIES, type Severity, type Threshold, type Thresholds } from './rule.ts';
import { DOSE_RULES } from './rules/index.ts';

/** What a clinic changed in one dose rule. */
export interface DoseRulePolicy {
  /** Severity instead of the catalogue's: any rule may speak louder; a relaxable block may become an override. */
  readonly severity?: Severity;
  /** Numbers in force, in the unit of the catalogue; only tighter ones. */
  readonly thresholds?: Readonly<Record<string, number>>;
  /** Why, signed by the medical director; needed to relax. */
  readonly rationale?: string;
}

/** A clinic's changes by rule id. Use only what `checkDosePolicy` passed. */
export type DosePolicy = Readonly<Record<string, DoseRulePolicy>>;

/** The shortest reason that may relax a block, in characters. */
const SHORTEST_REASON = 15;
const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** Names every wish of a clinic that the catalogue does not allow. */
export function checkDosePolicy(policy: DosePolicy): Result<DosePolicy, Refusal> {
  const problems: Problem[] = [];
  for (const [id, wish] of Object.entries(policy)) {
    const rule = DOSE_RULES.find((one) => one.id === id);
    const refuse = (message: string, where: string) =>
      problems.push({ type: 'policy-refused', message, path: `/${id}${where}` });
    if (rule === undefined) {
      refuse('no rule has this id', '');
      continue;
    }
    const severity = severityProblem(rule, wish);
    if (severity !== undefined) refuse(severity.message, severity.where);
    for (const [name, value] of Object.entries(wish.thresholds ?? {})) {
      const problem = thresholdProblem(rule.thresholds[name], value);
      if (problem !== undefined) refuse(problem, `/thresholds/${name}`);
    }
  }
  return problems.length === 0 ? ok(policy) : err(problems);
}

function severityProblem(rule: DoseRule, { severity, rationale = '' }: DoseRulePolicy) {
  if (severity === undefined || rank(severity) <= rank(rule.severity)) return undefined;
  if (!rule.relaxable) return { message: 'this rule cannot be loosened', where: '/severity' };
  if (severity !== 'override') {
    return { message: 'a relaxable block goes down to override, never lower', where: '/severity' };
  }
  return rationale.trim().length < SHORTEST_REASON
    ? { message: 'relaxing a block needs a recorded reason', where: '/rationale' }
    : undefined;
}

// Every threshold widens what fires when it moves against its comparison, so that direction is the tighter one.
function thresholdProblem(limit: Threshold | undefined, value: number): string | undefined {
  if (limit === undefined) return 'this rule has no such threshold';
  if (!Number.isFinite(value)) return 'expected a finite number';
  if (limit.op === '=') return 'this number is a fact, not a limit';
  const firesAbove = limit.op === '>' || limit.op === '>=';
  const looser = firesAbove ? value > limit.value : value < limit.value;
  return looser
    ? `only ${firesAbove ? 'lower' : 'higher'} than ${limit.value} ${limit.unit} is tighter`
    : undefined;
}

export function thresholdsInForce(rule: DoseRule, policy: DosePolicy): Thresholds {
  const wishes = policy[rule.id]?.thresholds;
  if (wishes === undefined) return rule.thresholds;
  return Object.fromEntries(
    Object.entries(rule.thresholds).map(([name, limit]) => [
      name,
      { ...limit, value: wishes[name] ?? limit.value },
    ]),
  );
}

/** A wish makes milder findings as loud as itself; it softens only a block, only of a relaxable rule, only to override. */
export function severityInForce(rule: DoseRule, found: Severity, policy: DosePolicy): Severity {
  const wish = policy[rule.id]?.severity;
  if (wish === undefined) return found;
  if (wish === 'override' && found === 'block' && rule.relaxable) return 'override';
  return rank(wish) < rank(found) ? wish : found;
}
