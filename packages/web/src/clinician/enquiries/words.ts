import {
  bandLabel,
  flagLabel,
  instrumentById,
  isFlagCode,
  isInstrumentId,
} from '@titrate/clinical/instruments';
import type { EnquiryView } from '@titrate/contract';

export const TOPIC_WORDS: Readonly<Record<string, string>> = {
  depression: 'Depression',
  'suicidal-thoughts': 'Suicidal thoughts',
  'bipolar-depression': 'Bipolar depression',
  ptsd: 'PTSD',
  anxiety: 'Anxiety',
  ocd: 'Obsessive-compulsive disorder',
  'chronic-pain': 'Chronic pain',
  'something-else': 'Something else',
  'general-question': 'A general question',
};

export const WAY_WORDS = {
  'phone-call': 'by telephone',
  'text-message': 'by text message',
  email: 'by e-mail',
} as const;

type SelfCheck = EnquiryView['selfChecks'][number];

/** `PHQ-9: 17 points, moderately severe` and the flags in words; answers are counted, never guessed. */
export function selfCheckWords(check: SelfCheck): {
  readonly score: string;
  readonly flags: readonly string[];
} {
  const { instrument } = check;
  const title = isInstrumentId(instrument) ? instrumentById(instrument).shortTitle : instrument;
  const label = isInstrumentId(instrument) ? bandLabel(instrument, check.band, 'clinician') : null;
  const answered = check.answers.filter((one) => one !== null).length;
  const score =
    check.total === null
      ? `${title}: cannot be scored, ${answered} of ${check.answers.length} questions answered`
      : `${title}: ${check.total} points${label === null ? '' : `, ${label}`}`;
  return {
    score,
    flags: check.flags.filter(isFlagCode).map((flag) => flagLabel(flag, 'clinician')),
  };
}

/** Why an enquiry is called first. */
export function urgentBecause(enquiry: EnquiryView): string {
  const isTopic = enquiry.topics.includes('suicidal-thoughts');
  const isAnswer = enquiry.selfChecks.some((check) => check.flags.includes('si_item_positive'));
  if (isTopic && isAnswer) return 'names suicidal thoughts, and the self-check says so too';
  return isAnswer ? 'the self-check says there are thoughts of death' : 'names suicidal thoughts';
}
