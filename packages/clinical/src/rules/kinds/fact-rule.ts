import type { Quantity } from '@titrate/quantity';
import { type FactId, factOf, type YesNoFactId } from '../facts.ts';
import type { Reading } from '../reading.ts';
import {
  type AppliesTo,
  defineRule,
  type Rule,
  type RuleCase,
  type Severity,
  type Source,
  type Tri,
} from '../rule.ts';
import { allOf, anyOf } from '../tri.ts';
import { HISTORY_MAX_AGE } from './ages.ts';
import { scopeCases } from './scope-cases.ts';

export interface FactRuleSpec {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly subject: string;
  readonly severity: Severity;
  readonly relaxable?: boolean;
  readonly appliesTo: AppliesTo;
  /** True when any of these coded questions is answered yes. */
  readonly anyOfFacts: readonly YesNoFactId[];
  readonly sources: readonly Source[];
  readonly rationale: string;
  readonly dataMaxAge?: Quantity<'d'>;
  readonly clinicianText: string;
  readonly patientText: string;
  readonly cases?: readonly RuleCase[];
}

/** "A coded question was answered yes": each question on its own, and silence about any of them is unknown. */
export function factRule(spec: FactRuleSpec): Rule {
  const { anyOfFacts, cases = [], dataMaxAge = HISTORY_MAX_AGE, ...words } = spec;
  const pregnancy = anyOfFacts.some((id) => factOf(id).onlyIfCanBecomePregnant === true);
  return defineRule({
    ...words,
    dataMaxAge,
    onUnknown: onUnknown(spec.severity),
    inputs: [...anyOfFacts.map((id) => `facts.${id}`), ...(pregnancy ? ['patient.canBecomePregnant'] : [])],
    evaluate: (read) => anyYes(read, anyOfFacts),
    reviewedBy: [],
    cases: [...factCases(anyOfFacts, dataMaxAge, pregnancy), ...cases, ...scopeCases(spec.appliesTo)],
  });
}

export const onUnknown = (severity: Severity): 'hold' | 'ask' | 'ignore' =>
  severity === 'block' ? 'hold' : severity === 'information' ? 'ignore' : 'ask';

/** Yes to any; a question about pregnancy is settled by "cannot become pregnant" unless it was answered yes. */
export function anyYes(read: Reading, ids: readonly YesNoFactId[]): Tri {
  return anyOf(
    ...ids.map((id): Tri => {
      if (factOf(id).onlyIfCanBecomePregnant !== true) return read.fact(id);
      const possible = read.canBecomePregnant();
      if (possible === 'false') return 'false';
      const answer = read.fact(id);
      return answer === 'true' ? 'true' : allOf(possible, answer);
    }),
  );
}

function factCases(ids: readonly FactId[], maxAge: Quantity<'d'>, pregnancy: boolean): readonly RuleCase[] {
  const days = maxAge.value;
  const base = pregnancy ? { canBecomePregnant: true } : {};
  return [
    { name: 'clear when every question was answered no', given: base, expect: 'false' },
    ...ids.flatMap((id): readonly RuleCase[] => {
      const { clinicianLabel: label, lasting } = factOf(id);
      const missing = [`facts.${id}`];
      const at = (value: string, daysOld: number) => ({ ...base, facts: { [id]: { value, daysOld } } });
      return [
        { name: `fires on: ${label}`, given: { ...base, facts: { [id]: 'yes' } }, expect: 'true' },
        {
          name: `unsure is unknown: ${label}`,
          given: { ...base, facts: { [id]: 'unsure' } },
          expect: 'unknown',
          missing,
        },
        {
          name: `never asked is unknown: ${label}`,
          given: { ...base, facts: { [id]: null } },
          expect: 'unknown',
          missing,
        },
        { name: `a no at the age limit still counts: ${label}`, given: at('no', days), expect: 'false' },
        {
          name: `a no beyond the age limit is unknown: ${label}`,
          given: at('no', days + 1 / 24),
          expect: 'unknown',
          missing,
        },
        {
          name: lasting ? `a yes never ages: ${label}` : `a yes beyond the age limit is unknown: ${label}`,
          given: at('yes', days + 400),
          expect: lasting ? 'true' : 'unknown',
        },
      ];
    }),
    ...(pregnancy
      ? ([
          {
            name: 'clear for somebody who cannot become pregnant',
            given: { sexAtBirth: 'male' },
            expect: 'false',
          },
          {
            name: 'unknown while nobody knows whether pregnancy is possible',
            given: { canBecomePregnant: null, facts: Object.fromEntries(ids.map((id) => [id, null])) },
            expect: 'unknown',
            missing: ['patient.canBecomePregnant'],
          },
        ] as const satisfies readonly RuleCase[])
      : []),
  ];
}
