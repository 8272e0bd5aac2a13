import { INSTRUMENTS, type Instrument, type InstrumentId, textPolicyOf } from '@titrate/clinical/instruments';
import type { Wording, WordingPackage } from '@titrate/contract';
import { formatDay } from '../../../kit/format/date.ts';
import type { Status } from '../../../kit/ui/status.ts';

/** How an instrument stands in this clinic, in the words of a badge and one sentence. */
export interface InstrumentRow {
  readonly id: InstrumentId;
  readonly instrument: Instrument;
  readonly licence: 'A' | 'B' | 'C';
  readonly state: WordingState;
  readonly badge: { readonly status: Status; readonly word: string };
  readonly languages: readonly string[];
  readonly packages: readonly WordingPackage[];
  /** Forms that patients have open and cannot answer, or soon cannot. */
  readonly openForms: number;
}

export type WordingState =
  | 'ships'
  | 'switched-off'
  | 'imported'
  | 'ends-soon'
  | 'ended'
  | 'other-version'
  | 'missing'
  | 'no-form';

/** What a licence class means to a clinic. */
export const LICENCE_WORDS = {
  A: 'Free to use: the wording ships with the product.',
  B: 'Free under conditions (unchanged, credited, not sold): the wording ships apart, and you may switch it off.',
  C: 'Protected: only short titles of ours ship. You import the wording under a licence of your own.',
} as const;

export const rowsOf = (wording: Wording): readonly InstrumentRow[] =>
  INSTRUMENTS.map((instrument) => rowOf(instrument, wording));

export function rowOf(instrument: Instrument, wording: Wording): InstrumentRow {
  const { id } = instrument;
  const packages = wording.packages.filter((one) => one.instrument === id);
  const shipped = shippedLanguages(id, wording);
  const usable = packages.filter(({ standing }) => standing === 'in-force' || standing === 'ends-soon');
  const state = stateOf(instrument, wording, packages, shipped);
  return {
    id,
    instrument,
    licence: instrument.licence.class,
    state,
    badge: badgeOf(state, packages),
    languages: [...new Set([...usable.map(({ language }) => language), ...shipped])],
    packages,
    openForms: wording.openForms.find((one) => one.instrument === id)?.count ?? 0,
  };
}

function shippedLanguages(id: InstrumentId, { contentPackage }: Wording): readonly string[] {
  if (textPolicyOf(id) === 'included') return ['en'];
  return contentPackage.on
    ? contentPackage.holds.filter((one) => one.instrument === id).map(({ language }) => language)
    : [];
}

/** What needs the owner comes first: one translation that has ended is told although another language goes on. */
function stateOf(
  { id, items }: Instrument,
  { contentPackage }: Wording,
  packages: readonly WordingPackage[],
  shipped: readonly string[],
): WordingState {
  if (items.length === 0) return 'no-form';
  for (const standing of ['ended', 'other-version', 'ends-soon'] as const)
    if (packages.some((one) => one.standing === standing)) return standing;
  if (packages.length > 0) return 'imported';
  if (shipped.length > 0) return 'ships';
  const isHeld = contentPackage.holds.some((one) => one.instrument === id);
  return isHeld && !contentPackage.on ? 'switched-off' : 'missing';
}

function badgeOf(state: WordingState, packages: readonly WordingPackage[]): InstrumentRow['badge'] {
  const last = packages
    .flatMap(({ licence }) => (licence.validUntil === null ? [] : [licence.validUntil]))
    .sort()[0];
  const day = last === undefined ? '' : formatDay(last);
  switch (state) {
    case 'ships':
      return { status: 'clear', word: 'Wording ships' };
    case 'imported':
      return { status: 'clear', word: last === undefined ? 'Imported' : `Imported, until ${day}` };
    case 'ends-soon':
      return { status: 'due', word: `Ends on ${day}` };
    case 'ended':
      return { status: 'expired', word: `Ended on ${day}` };
    case 'other-version':
      return { status: 'due', word: 'For another version' };
    case 'switched-off':
      return { status: 'held', word: 'Switched off' };
    case 'missing':
      return { status: 'not-recorded', word: 'Wording missing' };
    case 'no-form':
      return { status: 'closed', word: 'No form' };
  }
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

/** `de-CH` as people call it; a tag that nobody knows stays as it is. */
export function languageWords(tag: string): string {
  try {
    return NAMES.of(tag) ?? tag;
  } catch (error) {
    if (error instanceof RangeError) return tag;
    throw error;
  }
}

/** What follows for patients and for clinicians. */
export function consequenceOf({ state, instrument, languages }: InstrumentRow): string {
  if (state === 'no-form') return 'Kept as structured fields; there is no form to give words to.';
  const score = 'Clinicians rate and copy scores by our short titles.';
  if (instrument.respondent === 'clinician')
    return languages.length > 0
      ? 'Rated by a clinician, who reads the full wording.'
      : `Rated by a clinician. ${score}`;
  return languages.length > 0
    ? `Opens for patients in ${languages.map(languageWords).join(', ')}.`
    : `Does not open for patients. ${score}`;
}

/** The filters of the list. */
export const FILTERS = [
  { value: 'attention', label: 'Licence ends, ended or other version' },
  { value: 'missing', label: 'Wording missing' },
  { value: 'off', label: 'Switched off' },
  { value: 'there', label: 'Wording there' },
] as const;
export type Filter = (typeof FILTERS)[number]['value'];

const STATES: Readonly<Record<Filter, readonly WordingState[]>> = {
  attention: ['ends-soon', 'ended', 'other-version'],
  missing: ['missing'],
  off: ['switched-off'],
  there: ['ships', 'imported', 'ends-soon'],
};

export const passes = (row: InstrumentRow, filter: Filter | undefined): boolean =>
  filter === undefined || STATES[filter].includes(row.state);
