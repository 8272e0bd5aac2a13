import type { Quantity } from '@titrate/quantity';
import { type RecordId, recordOf } from '../catalogue/records.ts';
import { type AppliesTo, defineRule, type Rule, type RuleCase, type Severity, type Source } from '../rule.ts';
import { allOf, not } from '../tri.ts';
import { onUnknown } from './fact-rule.ts';
import { scopeCases } from './scope-cases.ts';

export interface RecordRuleSpec {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly subject: string;
  readonly severity: Severity;
  readonly relaxable?: boolean;
  readonly appliesTo: AppliesTo;
  readonly records: readonly RecordId[];
  /** `null`: what is current is current, whatever its age. */
  readonly dataMaxAge: Quantity<'d'> | null;
  readonly sources: readonly Source[];
  readonly rationale: string;
  readonly clinicianText: string;
  readonly patientText: string;
  readonly cases?: readonly RuleCase[];
}

/**
 * "A work-up item is there, and fresh." What is not there yet leaves the rule unknown and names the item; only an
 * explicit refusal (consent withdrawn, enrolment refused) makes it true.
 */
export function recordRule(spec: RecordRuleSpec): Rule {
  const { records, cases = [], ...words } = spec;
  return defineRule({
    ...words,
    onUnknown: onUnknown(spec.severity),
    inputs: records.map((id) => `records.${id}`),
    evaluate: (read) => not(allOf(...records.map((id) => read.done(id)))),
    reviewedBy: [],
    cases: [...recordCases(records, spec.dataMaxAge), ...cases, ...scopeCases(spec.appliesTo)],
  });
}

export function recordCases(records: readonly RecordId[], maxAge: Quantity<'d'> | null): readonly RuleCase[] {
  return [
    { name: 'clear when everything asked for is there', given: {}, expect: 'false' },
    ...records.flatMap((id): readonly RuleCase[] => {
      const { title, outcomes, done, refused } = recordOf(id);
      const missing = [`records.${id}`];
      return [
        {
          name: `held while missing: ${title}`,
          given: { records: { [id]: null } },
          expect: 'unknown',
          missing,
        },
        ...outcomes.map(
          (outcome): RuleCase => ({
            name: `${title}, outcome ${outcome}`,
            given: { records: { [id]: outcome } },
            expect: done.includes(outcome) ? 'false' : refused.includes(outcome) ? 'true' : 'unknown',
          }),
        ),
        ...(maxAge === null
          ? []
          : ([
              {
                name: `still counts at ${maxAge.value} days: ${title}`,
                given: { records: { [id]: { outcome: done[0] ?? '', daysOld: maxAge.value } } },
                expect: 'false',
              },
              {
                name: `too old past ${maxAge.value} days: ${title}`,
                given: { records: { [id]: { outcome: done[0] ?? '', daysOld: maxAge.value + 0.05 } } },
                expect: 'unknown',
                missing,
              },
            ] as const satisfies readonly RuleCase[])),
      ];
    }),
  ];
}
