import type { DrugClass } from '../medicines/classes.ts';
import { type AppliesTo, defineRule, type Rule, type RuleCase, type Severity, type Source } from '../rule.ts';
import { MEDICINES_MAX_AGE } from './ages.ts';
import { onUnknown } from './fact-rule.ts';
import { scopeCases } from './scope-cases.ts';

export interface MedicineRuleSpec {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly subject: string;
  readonly severity: Severity;
  readonly relaxable?: boolean;
  readonly appliesTo: AppliesTo;
  readonly classes: readonly DrugClass[];
  /** Names that must fire, one or more for each class. */
  readonly examples: readonly string[];
  readonly sources: readonly Source[];
  readonly rationale: string;
  readonly clinicianText: string;
  readonly patientText: string;
  readonly cases?: readonly RuleCase[];
}

/** "A medicine of these classes is on the list." No list, an old one, or a name nobody knows leaves it unknown. */
export function medicineRule(spec: MedicineRuleSpec): Rule {
  const { classes, examples, cases = [], ...words } = spec;
  return defineRule({
    ...words,
    dataMaxAge: MEDICINES_MAX_AGE,
    onUnknown: onUnknown(spec.severity),
    inputs: ['medicines'],
    evaluate: (read) => read.medicines(classes).present,
    reviewedBy: [],
    cases: [
      ...examples.map(
        (name): RuleCase => ({ name: `fires on ${name}`, given: { medicines: [{ name }] }, expect: 'true' }),
      ),
      ...medicineListCases(examples[0] ?? ''),
      ...cases,
      ...scopeCases(spec.appliesTo),
    ],
  });
}

/** What every rule about medicines must get right, whatever the drug. */
export function medicineListCases(example: string): readonly RuleCase[] {
  return [
    {
      name: 'clear on a reconciled list without it',
      given: { medicines: [{ name: 'metformin' }] },
      expect: 'false',
    },
    { name: 'clear on a reconciled empty list', given: {}, expect: 'false' },
    {
      name: `clear once ${example} was stopped`,
      given: { medicines: [{ name: example, status: 'stopped' }] },
      expect: 'false',
    },
    {
      name: 'unknown while the list was never reconciled',
      given: { medicinesReconciledDaysAgo: null },
      expect: 'unknown',
      missing: ['medicines'],
    },
    { name: 'a list of 7 days still counts', given: { medicinesReconciledDaysAgo: 7 }, expect: 'false' },
    {
      name: 'a list older than 7 days is unknown',
      given: { medicinesReconciledDaysAgo: 7.05 },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'unknown while a name on the list is not recognised',
      given: { medicines: [{ name: 'Zzyxoril 5 mg' }] },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'clear once staff found that the unrecognised name belongs to no class',
      given: { medicines: [{ name: 'Zzyxoril 5 mg', reviewedClasses: [] }] },
      expect: 'false',
    },
    {
      name: `fires on ${example} even when the list was not reconciled`,
      given: { medicines: [{ name: example }], medicinesReconciledDaysAgo: null },
      expect: 'true',
    },
  ];
}
