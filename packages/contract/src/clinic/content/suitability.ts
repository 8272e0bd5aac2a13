import { labelOfInput, RULES, type Rule } from '@titrate/clinical/rules';
import { type ContentEntry, fact, sourceText } from './entry.ts';

const UNKNOWN_WORDS = {
  hold: 'the step is held',
  ask: 'shown as an open question',
  ignore: 'nothing hangs on it',
} as const;

export const suitabilityContent = (): readonly ContentEntry[] => RULES.map(entryOf);

function entryOf(rule: Rule): ContentEntry {
  return {
    group: 'rules',
    id: rule.id,
    version: rule.version,
    title: rule.title,
    severity: rule.severity,
    facts: [
      ...fact('Subject', rule.subject),
      ...fact('Applies to', appliesTo(rule)),
      ...fact(
        'May be loosened',
        rule.relaxable === true ? 'by the medical director, to an override with a reason' : 'no',
      ),
      ...fact(
        'Oldest data that counts',
        rule.dataMaxAge === null ? 'any age' : `${rule.dataMaxAge.value} ${rule.dataMaxAge.unit}`,
      ),
      ...fact('When an input is missing', UNKNOWN_WORDS[rule.onUnknown]),
      ...fact('Looks at', rule.inputs.map(labelOfInput).join('; ')),
      ...fact(
        'Reviewed by',
        rule.reviewedBy.map(({ name, on }) => `${name}, ${on}`).join('; ') || 'nobody yet',
      ),
    ],
    clinicianText: rule.clinicianText,
    patientText: rule.patientText,
    rationale: rule.rationale,
    values: Object.entries(rule.thresholds ?? {}).map(([name, { at, meaning, tighter }]) => ({
      name,
      value: `${at.value} ${at.unit}`,
      meaning: `${meaning}; a clinic may only move it ${tighter}`,
    })),
    sources: rule.sources.map(({ key, place, mark }) => ({ text: sourceText(key, place), mark })),
    cases: rule.cases.map((one) => ({
      name: one.name,
      given: Object.keys(one.given).length === 0 ? 'a well patient' : compact(one.given),
      expect: one.severity === undefined ? one.expect : `${one.expect}, ${one.severity}`,
    })),
    notes: [],
  };
}

function appliesTo({ appliesTo: to }: Rule): string {
  const parts = [
    to.products?.join(', '),
    to.routes?.join(', '),
    to.stages?.map((stage) => `stage ${stage}`).join(', '),
    to.indicationClass,
    to.regions?.join(', '),
    to.ongoingOnly === true ? 'after the first session' : undefined,
    to.beforeFirstOnly === true ? 'before the first session' : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'every treatment' : parts.join(' · ');
}

/** `ageYears 17, facts.pregnant yes`: what differs from the well patient. */
export function compact(given: object): string {
  const parts: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`);
      return;
    }
    parts.push(`${path} ${typeof value === 'string' ? value : JSON.stringify(value ?? 'not recorded')}`);
  };
  walk(given, '');
  return parts.join(', ').replaceAll('"', '');
}
