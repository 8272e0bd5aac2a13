/** Runs rules over a snapshot: each alone, all of them, worst first. */
import type { Instant } from '@titrate/quantity';
import { indicationById } from './catalogue/indications.ts';
import { resolveMedicine } from './medicines.ts';
import { type ClinicPolicy, severityInForce, thresholdsInForce } from './policy.ts';
import { type InputMissing, type InputUsed, type MedicineOnList, Reading } from './reading.ts';
import { RULES } from './registry.ts';
import {
  type AppliesTo,
  type Rule,
  SEVERITIES,
  type Severity,
  type Source,
  type Tri,
  type Verdict,
} from './rule.ts';
import type { PatientSnapshot } from './snapshot.ts';

export interface Finding {
  readonly rule: string;
  readonly version: string;
  readonly title: string;
  readonly subject: string;
  /** In force, after the clinic's policy. */
  readonly severity: Severity;
  /** What the catalogue says, when the clinic changed it. */
  readonly catalogueSeverity?: Severity;
  /** The clinic's medical director may lower this block to an override. */
  readonly relaxable: boolean;
  readonly result: Tri;
  readonly inputs: readonly InputUsed[];
  readonly missing: readonly InputMissing[];
  /** The numbers in force. */
  readonly thresholds: Readonly<Record<string, { readonly value: number; readonly unit: string }>>;
  readonly clinicianText: string;
  readonly patientText: string;
  readonly rationale: string;
  readonly sources: readonly Source[];
}

export type Overall = 'eligible' | 'needs-more' | 'override-required' | 'blocked';

export interface ScreenAnswer {
  readonly overall: Overall;
  readonly findings: readonly Finding[];
}

export interface ScreenOptions {
  /** Checked with `checkPolicy` before. */
  readonly policy?: ClinicPolicy;
  /** Default: `snapshot.asOf`. */
  readonly at?: Instant;
}

/**
 * Suitability of this treatment for this person now. `blocked`: a block is true. `needs-more`: a block cannot be
 * worked out, and holds. `override-required`: a prescriber must decide with a reason, because an override is true or
 * what it asks for is not known. `eligible`: nothing of that; cautions may remain. A clinician decides in every case.
 */
export function screen(snapshot: PatientSnapshot, options: ScreenOptions = {}): ScreenAnswer {
  const findings = evaluateRules(RULES, snapshot, options.at ?? snapshot.asOf, options.policy);
  return { overall: overallOf(findings), findings };
}

export function overallOf(findings: readonly Pick<Finding, 'severity' | 'result'>[]): Overall {
  const some = (severity: Severity, ...results: readonly Tri[]) =>
    findings.some((finding) => finding.severity === severity && results.includes(finding.result));
  if (some('block', 'true')) return 'blocked';
  if (some('block', 'unknown')) return 'needs-more';
  return some('override', 'true', 'unknown') ? 'override-required' : 'eligible';
}

/** Every finding of the rules that apply, worst first; the order of `rules` does not matter. */
export function evaluateRules(
  rules: readonly Rule[],
  snapshot: PatientSnapshot,
  at: Instant,
  policy: ClinicPolicy = {},
): readonly Finding[] {
  const medicines = snapshot.medicines.map((listed): MedicineOnList => {
    const resolved = resolveMedicine(listed);
    const classes = [
      ...(resolved?.ingredients.flatMap((entry) => entry.classes) ?? []),
      ...(listed.reviewedClasses ?? []),
    ];
    return { listed, resolved, classes };
  });
  return rules
    .filter((rule) => applies(rule.appliesTo, snapshot))
    .map((rule) => evaluate(rule, snapshot, medicines, at, policy))
    .sort(worstFirst);
}

function evaluate(
  rule: Rule,
  snapshot: PatientSnapshot,
  medicines: readonly MedicineOnList[],
  at: Instant,
  policy: ClinicPolicy,
): Finding {
  const wish = policy[rule.id];
  const limits = thresholdsInForce(rule, wish);
  const read = new Reading({ snapshot, medicines, at, inputs: rule.inputs, limits, maxAge: rule.dataMaxAge });
  const answer = rule.evaluate(read);
  const verdict: Verdict = typeof answer === 'string' ? { result: answer } : answer;
  const catalogueSeverity = verdict.severity ?? rule.severity;
  const relaxable = (verdict.relaxable ?? rule.relaxable ?? false) && catalogueSeverity === 'block';
  const severity = severityInForce({ severity: catalogueSeverity, relaxable }, wish);
  return {
    rule: rule.id,
    version: rule.version,
    title: rule.title,
    subject: rule.subject,
    severity,
    ...(severity === catalogueSeverity ? {} : { catalogueSeverity }),
    relaxable,
    result: verdict.result,
    inputs: read.used,
    missing: read.missing,
    thresholds: Object.fromEntries(
      Object.entries(limits).map(([name, { at: limit }]) => [name, { value: limit.value, unit: limit.unit }]),
    ),
    clinicianText: rule.clinicianText,
    patientText: rule.patientText,
    rationale: rule.rationale,
    sources: rule.sources,
  };
}

/** Whether a rule speaks about this treatment at all. */
export function applies(to: AppliesTo, { treatment, region }: PatientSnapshot): boolean {
  const among = <T>(list: readonly T[] | undefined, value: T) => list === undefined || list.includes(value);
  return (
    among(to.products, treatment.product) &&
    among(to.routes, treatment.route) &&
    among(to.stages, treatment.stage) &&
    among(to.regions, region) &&
    !(to.ongoingOnly === true && treatment.firstSession) &&
    !(to.beforeFirstOnly === true && !treatment.firstSession) &&
    (to.indicationClass === undefined ||
      treatment.indications.some((id) => indicationById(id)?.class === to.indicationClass))
  );
}

const RESULT_ORDER: readonly Tri[] = ['true', 'unknown', 'false'];

function worstFirst(a: Finding, b: Finding): number {
  const settled = Number(a.result === 'false') - Number(b.result === 'false');
  return (
    settled ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    RESULT_ORDER.indexOf(a.result) - RESULT_ORDER.indexOf(b.result) ||
    // Ids are unique.
    (a.rule < b.rule ? -1 : 1)
  );
}
