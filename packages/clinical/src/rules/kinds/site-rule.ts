import { type AppliesTo, defineRule, type Rule, type Severity, type Source } from '../rule.ts';
import type { PatientSnapshot } from '../snapshot.ts';
import { not, tri } from '../tri.ts';
import { onUnknown } from './fact-rule.ts';
import { scopeCases } from './scope-cases.ts';

type SiteFlag = Exclude<
  keyof PatientSnapshot['site'],
  'approvedIndications' | 'remsFormsOverdue' | 'diazepamEquivalentMg' | 'morphineEquivalentFactor'
>;

export interface SiteRuleSpec {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly subject: string;
  readonly severity: Severity;
  readonly appliesTo: AppliesTo;
  /** The rule is true when the site has recorded that this is not so. */
  readonly needs: SiteFlag;
  readonly sources: readonly Source[];
  readonly rationale: string;
  readonly clinicianText: string;
  readonly patientText: string;
}

/** "The place of treatment has this." A place about which it is not recorded holds the step. */
export function siteRule(spec: SiteRuleSpec): Rule {
  const { needs, ...words } = spec;
  return defineRule({
    ...words,
    dataMaxAge: null,
    onUnknown: onUnknown(spec.severity),
    inputs: [`site.${needs}`],
    evaluate: (read) => not(tri(read.site(needs))),
    reviewedBy: [],
    cases: [
      { name: 'clear when the site has it', given: {}, expect: 'false' },
      { name: 'fires when the site lacks it', given: { site: { [needs]: false } }, expect: 'true' },
      {
        name: 'unknown while the site has not said',
        given: { site: { [needs]: null } },
        expect: 'unknown',
        missing: [`site.${needs}`],
      },
      ...scopeCases(spec.appliesTo),
    ],
  });
}
