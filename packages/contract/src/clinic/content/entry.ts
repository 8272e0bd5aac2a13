/** One piece of clinical content as people read, search and confirm it, whatever part of the core it comes from. */
import { sourceByKey } from '@titrate/clinical/rules';

/** `rules` are the suitability rules; the others are named after what they govern. */
export const CONTENT_GROUPS = [
  'rules',
  'dose',
  'gate',
  'monitoring',
  'alerts',
  'discharge',
  'surveillance',
  'staffing',
  'ledger',
  'stopping',
  'emergency',
  'supportive',
  'adverse-events',
  'protocols',
  'instruments',
  'batteries',
  'outcomes',
  'course',
  'suicidality',
  'therapy',
  'consent',
  'after-care',
  'education',
  'indications',
  'principles',
  'evidence',
  'open-questions',
  'models',
] as const;
export type ContentGroup = (typeof CONTENT_GROUPS)[number];

export const GROUP_TITLES: Readonly<Record<ContentGroup, string>> = {
  rules: 'Suitability rules',
  dose: 'Dose rules',
  gate: 'Gate before dosing',
  monitoring: 'Monitoring timetables',
  alerts: 'Alert table',
  discharge: 'Discharge and observation',
  surveillance: 'Long-term surveillance',
  staffing: 'Staff and site',
  ledger: 'Controlled-drug ledger',
  stopping: 'Stopping, going on, ending',
  emergency: 'Emergency cards',
  supportive: 'As-needed medicines',
  'adverse-events': 'Grading of adverse events',
  protocols: 'Treatment protocols',
  instruments: 'Instruments',
  batteries: 'Batteries',
  outcomes: 'Outcome criteria',
  course: 'Course of treatment',
  suicidality: 'Suicidality',
  therapy: 'Therapy and integration',
  consent: 'Consent elements',
  'after-care': 'After-care',
  education: 'Education',
  indications: 'Indications and evidence',
  principles: 'Principles and published doses',
  evidence: 'Published results',
  'open-questions': 'Open questions',
  models: 'Pharmacokinetic models',
};

/** The first three are of clinical content; V1 to A are the model files' own (see `models`). */
export type ContentMark = 'read' | 'known' | 'default' | 'V1' | 'V2' | 'V3' | 'U' | 'A';

export const MARK_WORDS: Readonly<Record<ContentMark, string>> = {
  read: 'read in a stored copy of the source',
  known: 'professional knowledge, to be checked',
  default: 'starting value, to be confirmed by the clinic',
  V1: 'read in the paper or label',
  V2: 'read in a traced transcription whose results were reproduced',
  V3: 'read in public program sources',
  U: 'not verified',
  A: 'assumed here, to be confirmed by the clinic',
};

/** A number or stretch that a decision hangs on. */
export interface ContentValue {
  readonly name: string;
  /** With its unit. */
  readonly value: string;
  readonly meaning?: string;
  readonly mark?: ContentMark;
  readonly source?: string;
}

export interface ContentSource {
  readonly text: string;
  readonly mark?: ContentMark;
}

export interface ContentCase {
  readonly name: string;
  readonly given: string;
  readonly expect: string;
}

export interface ContentEntry {
  readonly group: ContentGroup;
  readonly id: string;
  /** Absent where the core gives none: then the fingerprint alone tells one wording from the next. */
  readonly version?: string;
  readonly title: string;
  readonly severity?: 'block' | 'override' | 'caution' | 'information';
  /** Short facts: what it applies to, how old data may be. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly clinicianText?: string;
  readonly patientText?: string;
  readonly rationale?: string;
  readonly values: readonly ContentValue[];
  readonly sources: readonly ContentSource[];
  readonly cases: readonly ContentCase[];
  readonly notes: readonly string[];
}

/** What a clinic's sign-off names: `rules/SC-001`. */
export const contentRef = (entry: Pick<ContentEntry, 'group' | 'id'>): string => `${entry.group}/${entry.id}`;

export const isToConfirm = (mark: ContentMark | undefined): boolean => mark === 'default' || mark === 'A';

/** Whether a part of it is a starting value that a medical director must confirm. */
export function needsConfirmation(entry: ContentEntry): boolean {
  return [...entry.values, ...entry.sources].some((part) => isToConfirm(part.mark));
}

/** Keys that stand for no work. */
const OWN_KEYS: Readonly<Record<string, string>> = {
  product: 'starting value of this catalogue',
  professional: 'professional knowledge',
};

/** `L1 (contraindications): Esketamine nasal spray, US label…` for a key of the source list; other keys stand as they are. */
export function sourceText(key: string, place?: string): string {
  const own = OWN_KEYS[key];
  if (own !== undefined) return place === undefined ? own : `${own}: ${place}`;
  const work = sourceByKey(key);
  if (work === undefined) return place === undefined ? `this catalogue, ${key}` : `${key}, ${place}`;
  return `${key}${place === undefined || place === '' ? '' : ` (${place})`}: ${work.citation}`;
}

const WITHOUT_WORDS: Readonly<Record<string, string>> = {
  default: 'starting value of this catalogue',
  known: 'professional knowledge',
};

/** Reads a line such as `180 and +40: L2 [read]; rest [default]`: each part keeps its own mark. */
export function sourcesOfLine(line: string): readonly ContentSource[] {
  return line
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const mark = /\[(read|known|default)\]/.exec(part)?.[1];
      const words = part.replace(/\[(read|known|default)\]/, '').trim();
      const text = words === '' ? (WITHOUT_WORDS[mark ?? ''] ?? 'this catalogue') : words;
      return mark === 'read' || mark === 'known' || mark === 'default' ? { text, mark } : { text };
    });
}

export const fact = (label: string, value: string | undefined): ContentEntry['facts'] =>
  value === undefined || value === '' ? [] : [{ label, value }];
