import { findInstrument } from '@titrate/clinical/instruments';
import { labelOfInput } from '@titrate/clinical/rules';
import type { EvaluationView, FindingView } from '@titrate/contract';

/** How far a statement was verified. */
export const MARK_WORDS = {
  read: 'read in the source',
  known: 'professional knowledge',
  default: 'starting value, the clinic confirms it',
} as const;

/** The evidence classes of the catalogue, in words. */
export const STRENGTH_WORDS = {
  LABEL: 'labelled use',
  'RCT+': 'replicated randomised trials',
  'RCT-': 'small or conflicting randomised trials',
  OPEN: 'open studies only',
  WEAK: 'weak',
} as const;

interface OverallWords {
  readonly title: string;
  readonly text: string;
  readonly tone: 'refuse' | 'caution' | 'override' | 'done';
}

/** The overall state, as a sentence. A clinician decides in every case. */
export function overallWords({ overall, findings, holding }: EvaluationView): OverallWords {
  const waitsForMore = findings.some(
    ({ severity, result, waitsForConsent }) =>
      severity === 'block' && result === 'unknown' && !waitsForConsent,
  );
  if (overall !== 'needs-more' || waitsForMore) return OVERALL_WORDS[overall];
  return holding.length > 0 ? OVERALL_WORDS['override-required'] : CONSENT_NEXT;
}

const CONSENT_NEXT: OverallWords = {
  title: 'Nothing stands against it but the consent',
  text: 'The consent is the next step; the plan waits for it. A clinician decides now.',
  tone: 'done',
};

const OVERALL_WORDS: Record<EvaluationView['overall'], OverallWords> = {
  blocked: {
    title: 'Blocked',
    text: 'At least one rule stands against this treatment. It clears only when the fact changes.',
    tone: 'refuse',
  },
  'needs-more': {
    title: 'More is needed',
    text: 'Something that could stand against this treatment is not known yet.',
    tone: 'caution',
  },
  'override-required': {
    title: 'A prescriber must decide',
    text: 'Nothing blocks, but at least one rule needs a decision with a reason.',
    tone: 'override',
  },
  eligible: {
    title: 'Nothing stands against it',
    text: 'No block and no open override. Cautions may remain; a clinician decides.',
    tone: 'done',
  },
};

export const DECISION_WORDS = {
  suitable: { title: 'Suitable', text: 'This treatment may be offered. Consent and plan come next.' },
  'not-suitable': { title: 'Not suitable', text: 'This treatment is not offered. Other care is arranged.' },
  'more-needed': { title: 'More is needed first', text: 'The decision waits for what is named in the note.' },
} as const;

const MISSING_WORDS: Readonly<Record<string, string>> = {
  'not-recorded': 'not recorded',
  'too-old': 'too old',
  unsure: 'answered “unsure”',
  'no-upper-limit': 'the laboratory’s upper limit is missing',
  'not-reconciled': 'not gone through with the patient in time',
  'not-recognised': 'a name nobody has looked up',
  'no-dose': 'the dose is missing',
  'no-time': 'the time is missing',
  'no-equivalent': 'no equivalent in the clinic’s table',
  'not-done': 'not done',
};

export function missingWords({ reason, detail }: FindingView['missing'][number]): string {
  const words = MISSING_WORDS[reason] ?? reason;
  return detail === undefined ? words : `${words}: ${detail}`;
}

const VALUE_WORDS: Readonly<Record<string, string>> = {
  true: 'yes',
  false: 'no',
  'signed-current-version': 'signed, current version',
  'signed-older-version': 'signed, older version',
};

/** A value a rule read, as a person says it. */
export function valueWords(value: FindingView['inputs'][number]['value']): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  const text = String(value);
  return VALUE_WORDS[text] ?? text;
}

/** `systolicLimit` is `systolic limit`. */
export const nameWords = (name: string): string =>
  name.replace(
    /([a-z])([A-Z0-9])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );

/** What an input is called on the screen: a questionnaire by its title. */
export function nameOfInput(input: string): string {
  const [kind, id] = input.split('.');
  const instrument = kind === 'instruments' ? findInstrument(id) : undefined;
  return instrument?.shortTitle ?? labelOfInput(input);
}
