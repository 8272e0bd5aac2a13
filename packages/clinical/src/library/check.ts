/** What the catalogue allows a clinic to change, and how two sets of changes compare. */
import { err, isRecord, ok, type Problem, type Refusal, type Result } from '@titrate/quantity';
import { SEVERITIES, type Severity } from '../vocabulary.ts';
import { type AdjustableNumber, type AdjustableRule, adjustableRule } from './adjustable.ts';
import type { ClinicValues, RuleValues } from './values.ts';

/** The shortest reason that may relax a block, in characters. */
export const SHORTEST_RATIONALE = 15;
/** More than any clinic changes; a longer file is refused, not worked through. */
const MOST_RULES = 400;
const LONGEST_RATIONALE = 2000;
const MOST_DECIMALS = 4;
const MEMBERS: readonly string[] = ['severity', 'thresholds', 'rationale'];

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/**
 * Reads `{ "<rule>": { "severity"?, "thresholds"?: { "<name>": number }, "rationale"? } }`. Every wish that the
 * catalogue does not allow is named with its path: a clinic may tighten any rule, and loosen only a relaxable block,
 * only to an override, only with a reason.
 */
export function checkValues(input: unknown): Result<ClinicValues, Refusal> {
  if (!isRecord(input))
    return err([{ type: 'not-an-object', message: 'expected an object of rules', path: '/' }]);
  const problems: Problem[] = [];
  const entries = Object.entries(input);
  if (entries.length > MOST_RULES)
    return err([{ type: 'too-long', message: `expected at most ${MOST_RULES} rules`, path: '/' }]);
  const out: Record<string, RuleValues> = {};
  for (const [id, wish] of entries) {
    const rule = adjustableRule(id);
    if (rule === undefined) problems.push(refused(`/${id}`, 'no rule has this id'));
    else {
      const read = readRule(rule, wish, problems);
      if (read !== undefined && Object.keys(read).length > 0) out[id] = read;
    }
  }
  return problems.length === 0 ? ok(out) : err(problems);
}

const refused = (path: string, message: string): Problem => ({ type: 'policy-refused', message, path });

function readRule(rule: AdjustableRule, wish: unknown, problems: Problem[]): RuleValues | undefined {
  const path = `/${rule.id}`;
  if (!isRecord(wish)) {
    problems.push({ type: 'not-an-object', message: 'expected an object', path });
    return undefined;
  }
  const before = problems.length;
  for (const key of Object.keys(wish)) {
    if (!MEMBERS.includes(key))
      problems.push({ type: 'unknown-member', message: 'this member is not known', path: `${path}/${key}` });
  }
  const rationale = readRationale(wish['rationale'], `${path}/rationale`, problems);
  const severity = readSeverity(rule, wish['severity'], rationale, problems);
  const thresholds = readThresholds(rule, wish['thresholds'], problems);
  if (problems.length > before) return undefined;
  return {
    ...(severity === undefined || severity === rule.severity ? {} : { severity }),
    ...(Object.keys(thresholds).length === 0 ? {} : { thresholds }),
    ...(rationale === '' ? {} : { rationale }),
  };
}

function readRationale(input: unknown, path: string, problems: Problem[]): string {
  if (input === undefined) return '';
  if (typeof input === 'string' && input.length <= LONGEST_RATIONALE) return input.trim();
  problems.push({
    type: 'not-a-text',
    message: `expected a text of at most ${LONGEST_RATIONALE} characters`,
    path,
  });
  return '';
}

function readSeverity(
  rule: AdjustableRule,
  input: unknown,
  rationale: string,
  problems: Problem[],
): Severity | undefined {
  if (input === undefined) return undefined;
  const path = `/${rule.id}/severity`;
  const wish = SEVERITIES.find((severity) => severity === input);
  if (wish === undefined) {
    problems.push({ type: 'unknown-code', message: `expected one of ${SEVERITIES.join(', ')}`, path });
    return undefined;
  }
  if (rule.severity === undefined) {
    problems.push(refused(path, 'the severity of this rule follows from its numbers'));
    return undefined;
  }
  if (rank(wish) <= rank(rule.severity)) return wish;
  if (!rule.relaxable) problems.push(refused(path, 'this rule cannot be loosened'));
  else if (wish !== 'override')
    problems.push(refused(path, 'a relaxable block goes down to override, never lower'));
  else if (rationale.length < SHORTEST_RATIONALE)
    problems.push(
      refused(
        `/${rule.id}/rationale`,
        `relaxing a block needs a recorded reason of ${SHORTEST_RATIONALE} characters or more`,
      ),
    );
  return wish;
}

function readThresholds(
  rule: AdjustableRule,
  input: unknown,
  problems: Problem[],
): Readonly<Record<string, number>> {
  if (input === undefined) return {};
  const path = `/${rule.id}/thresholds`;
  if (!isRecord(input)) {
    problems.push({ type: 'not-an-object', message: 'expected an object of numbers', path });
    return {};
  }
  const out: Record<string, number> = {};
  for (const [name, value] of Object.entries(input)) {
    const number = rule.numbers.find((one) => one.name === name);
    const problem =
      number === undefined
        ? `this rule has no number that a clinic may change of this name`
        : wrong(number, value);
    if (problem !== undefined) problems.push(refused(`${path}/${name}`, problem));
    else if (typeof value === 'number' && value !== number?.value) out[name] = value;
  }
  return out;
}

function wrong({ value: catalogue, unit, tighter }: AdjustableNumber, value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'expected a finite number';
  if (value < 0 || value > 1_000_000) return 'expected a number between 0 and 1000000';
  // Clocks count whole seconds and minutes.
  const places = unit === 's' || unit === 'min' ? 0 : MOST_DECIMALS;
  if (Number(value.toFixed(places)) !== value) return `expected at most ${places} decimals`;
  const looser = tighter === 'lower' ? value > catalogue : value < catalogue;
  return looser ? `only ${tighter} than ${catalogue} ${unit} is tighter`.replaceAll('  ', ' ') : undefined;
}

/** One difference between two sets of values, ready to be read. */
export interface ValueChange {
  readonly rule: string;
  readonly title: string;
  readonly area: AdjustableRule['area'];
  /** `severity`, or the name of a number. */
  readonly what: string;
  readonly meaning: string;
  readonly unit: string;
  readonly catalogue: string;
  readonly before: string;
  readonly after: string;
  /** Against what was in force before. */
  readonly direction: 'tighter' | 'looser';
  readonly rationale: string;
}

/** Everything in which `after` differs from `before`, in the order of the catalogue. */
export function differences(
  before: ClinicValues,
  after: ClinicValues,
  rules: readonly AdjustableRule[],
): readonly ValueChange[] {
  return rules.flatMap((rule) => [
    ...severityChange(rule, before, after),
    ...rule.numbers.flatMap((number) => numberChange(rule, number, before, after)),
  ]);
}

function severityChange(rule: AdjustableRule, before: ClinicValues, after: ClinicValues): ValueChange[] {
  if (rule.severity === undefined) return [];
  const was = before[rule.id]?.severity ?? rule.severity;
  const will = after[rule.id]?.severity ?? rule.severity;
  if (was === will) return [];
  return [
    {
      ...head(rule, after),
      what: 'severity',
      meaning: 'severity',
      unit: '',
      catalogue: rule.severity,
      before: was,
      after: will,
      direction: rank(will) < rank(was) ? 'tighter' : 'looser',
    },
  ];
}

function numberChange(
  rule: AdjustableRule,
  number: AdjustableNumber,
  before: ClinicValues,
  after: ClinicValues,
): ValueChange[] {
  const was = before[rule.id]?.thresholds?.[number.name] ?? number.value;
  const will = after[rule.id]?.thresholds?.[number.name] ?? number.value;
  if (was === will) return [];
  return [
    {
      ...head(rule, after),
      what: number.name,
      meaning: number.meaning,
      unit: number.unit,
      catalogue: String(number.value),
      before: String(was),
      after: String(will),
      direction: will < was === (number.tighter === 'lower') ? 'tighter' : 'looser',
    },
  ];
}

const head = (rule: AdjustableRule, after: ClinicValues) => ({
  rule: rule.id,
  title: rule.title,
  area: rule.area,
  rationale: after[rule.id]?.rationale ?? '',
});

/** The part that a session takes with it when it opens: what its gate, alerts, acts and discharge ask. */
export function sessionValues(values: ClinicValues): ClinicValues {
  const asked = Object.entries(values).flatMap(([id, { severity, thresholds }]) => {
    const area = adjustableRule(id)?.area;
    // DW-01 and IM-03 are dose rules that a session asks again on the day.
    if (area === 'suitability' || (area === 'dose' && id !== 'DW-01' && id !== 'IM-03')) return [];
    return [
      [
        id,
        {
          ...(severity === undefined ? {} : { severity }),
          ...(thresholds === undefined ? {} : { thresholds }),
        },
      ] as const,
    ];
  });
  return Object.fromEntries(asked);
}
