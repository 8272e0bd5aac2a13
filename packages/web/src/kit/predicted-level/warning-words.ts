import { capital } from '../format/text.ts';
/** A caution of a model for people. */
export interface WarningWords {
  readonly text: string;
  /** Stands open beside the curve; the others may be folded away with what else there is to know about the model. */
  readonly isUrgent: boolean;
}

/** Leads that say more than their code does. */
const LEADS: Readonly<Record<string, string>> = {
  'out-of-population': 'Outside the people this model was made from',
  'absurd-dose-per-kg': 'Very much for this weight',
  'absurd-infusion': 'Infused in next to no time',
  'ancestry-not-given': 'Ancestry not recorded',
  'dose-outside-studied': 'Not a dose of the studies behind this model',
  'population-not-known': 'Not known whether this person resembles the people studied',
  'absorption-assumed': 'Absorption is assumed',
  'oral-sources-disagree': 'The sources on the oral route disagree',
  'partial-device': 'Less than a whole device',
  'assumed-spread': 'Part of the spread is assumed',
  'borrowed-band': 'The spread is borrowed',
  'between-occasion': 'What the band holds',
  'metabolite-area': 'The curve of the metabolite',
  'changed-parameter': 'A number of the model was changed',
  'no-occupancy': 'No occupancy',
  'no-band': 'No band',
  'given-eta': 'A deviation was set',
};

/** What belongs to a model whoever is asked about. Every other code, also one not known here, stands open. */
const FOLDED: ReadonlySet<string> = new Set([
  'population-not-known',
  'age-not-given',
  'assumed-spread',
  'borrowed-band',
  'between-occasion',
  'metabolite-area',
  'no-occupancy',
  'no-band',
]);

const TAGGED = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*): */;

/** A warning of a model in words. It begins with a tag for programs; a tag not known here is read out as words. */
export function warningWords(warning: string): WarningWords {
  const code = codeOf(warning);
  if (code === undefined) return { text: sentence(warning), isUrgent: true };
  const detail = forPeople(warning.replace(TAGGED, ''));
  const lead = LEADS[code] ?? capital(code.replaceAll('-', ' '));
  return {
    text: detail.trim() === '' ? sentence(lead) : sentence(`${lead}: ${detail}`),
    isUrgent: !FOLDED.has(code),
  };
}

/** The engine names places of a request as its program writes them; on a screen nobody wrote a request. */
const forPeople = (detail: string): string =>
  detail
    .replace(/\bdoses\[(\d+)\]/g, (_, index: string) => `dose ${Number(index) + 1}`)
    .replace(/; "\w+" sets another/g, '');

/** Each once, in the order of the model. */
export const wordsOfWarnings = (warnings: readonly string[]): readonly WarningWords[] =>
  [...new Set(warnings)].map(warningWords);

export const isOutOfPopulation = (warning: string): boolean => codeOf(warning) === 'out-of-population';

/** Whether it is the amount, or how fast it is given, that the model or its studies do not know. */
export const isAboutDose = (warning: string): boolean =>
  codeOf(warning)
    ?.split('-')
    .some((part) => part === 'dose' || part === 'infusion') === true;

const codeOf = (warning: string): string | undefined => TAGGED.exec(warning)?.[1];

function sentence(text: string): string {
  const trimmed = capital(text.trim());
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
