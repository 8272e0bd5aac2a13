import type { AdjustableRule, ClinicValues, RuleValues } from '@titrate/clinical/library';

/** What a person types for one rule: text until it is read. */
export interface RuleDraft {
  readonly severity: string;
  readonly numbers: Readonly<Record<string, string>>;
  readonly rationale: string;
}

export function draftOf(rule: AdjustableRule, values: ClinicValues): RuleDraft {
  const own = values[rule.id];
  return {
    severity: own?.severity ?? '',
    numbers: Object.fromEntries(
      rule.numbers.map(({ name }) => [name, own?.thresholds?.[name]?.toString() ?? '']),
    ),
    rationale: own?.rationale ?? '',
  };
}

/** The values with this rule as typed; a rule that says nothing of its own is left out. Text that is no number stays NaN and is refused. */
export function withRule(values: ClinicValues, rule: AdjustableRule, draft: RuleDraft): ClinicValues {
  const { [rule.id]: _before, ...others } = values;
  const thresholds = Object.fromEntries(
    Object.entries(draft.numbers).flatMap(([name, text]) =>
      text.trim() === '' ? [] : [[name, Number(text.trim().replace(',', '.'))]],
    ),
  );
  const severity = SEVERITIES.find((one) => one === draft.severity);
  const own: RuleValues = {
    ...(severity === undefined ? {} : { severity }),
    ...(Object.keys(thresholds).length === 0 ? {} : { thresholds }),
    ...(draft.rationale.trim() === '' ? {} : { rationale: draft.rationale.trim() }),
  };
  return Object.keys(own).length === 0 ? others : { ...others, [rule.id]: own };
}

export const SEVERITIES = ['block', 'override', 'caution', 'information'] as const;
