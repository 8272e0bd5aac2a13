import {
  type AttachedSelfCheck,
  type ContactWay,
  type EnquiryTopic,
  issueWords,
  NewEnquiry,
} from '@titrate/contract';
import type { FormProblem } from '../../kit/api/problems.ts';

/** What the form holds while someone types; nothing is chosen beforehand. */
export interface EnquiryDraft {
  readonly clinicId: string;
  readonly name: string;
  readonly forWhom: 'self' | 'loved-one' | undefined;
  readonly relationship: string;
  readonly preferredWay: ContactWay | undefined;
  readonly phone: string;
  readonly email: string;
  readonly bestTime: string;
  readonly topics: readonly EnquiryTopic[];
  readonly message: string;
  readonly consent: boolean;
}

export const EMPTY_DRAFT: EnquiryDraft = {
  clinicId: '',
  name: '',
  forWhom: undefined,
  relationship: '',
  preferredWay: undefined,
  phone: '',
  email: '',
  bestTime: '',
  topics: [],
  message: '',
  consent: false,
};

export const TOPIC_WORDS: Record<EnquiryTopic, string> = {
  depression: 'Depression',
  'suicidal-thoughts': 'Thoughts of suicide',
  'bipolar-depression': 'Bipolar depression',
  ptsd: 'PTSD',
  anxiety: 'Anxiety',
  ocd: 'OCD',
  'chronic-pain': 'Chronic pain',
  'something-else': 'Something else',
  'general-question': 'A general question',
};

export type Checked =
  | { readonly ok: true; readonly enquiry: NewEnquiry }
  | { readonly ok: false; readonly problems: readonly FormProblem[] };

/** The draft as the server will read it, or every problem at its field, in the order of the form. */
export function checkDraft(
  draft: EnquiryDraft,
  id: string,
  selfChecks: readonly AttachedSelfCheck[],
): Checked {
  const parsed = NewEnquiry.safeParse(
    {
      id,
      clinicId: draft.clinicId,
      name: draft.name,
      forWhom: draft.forWhom,
      ...(draft.forWhom === 'loved-one' ? filled('relationship', draft.relationship) : {}),
      preferredWay: draft.preferredWay,
      ...filled('phone', draft.phone),
      ...filled('email', draft.email),
      ...filled('bestTime', draft.bestTime),
      topics: [...draft.topics],
      ...filled('message', draft.message),
      consentToContact: draft.consent,
      ...(selfChecks.length === 0 ? {} : { selfChecks }),
    },
    { error: issueWords },
  );
  if (parsed.success) return { ok: true, enquiry: parsed.data };
  const problems = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    message: issue.message,
  }));
  return { ok: false, problems: [...problems].sort((a, b) => orderOf(a.field) - orderOf(b.field)) };
}

const ORDER = [
  'forWhom',
  'relationship',
  'name',
  'preferredWay',
  'phone',
  'email',
  'bestTime',
  'clinicId',
  'message',
];
const orderOf = (field: string): number => {
  const place = ORDER.indexOf(field);
  return place === -1 ? ORDER.length : place;
};

/** A field that was left empty is left out, so that the server never sees an empty answer as one. */
function filled(key: string, text: string): Readonly<Record<string, string>> {
  return text.trim() === '' ? {} : { [key]: text.trim() };
}
