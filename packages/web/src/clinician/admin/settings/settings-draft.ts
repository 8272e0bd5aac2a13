import type { BodyOf, ClinicSettings, saveClinicSettings } from '@titrate/contract';
import type { FormProblem } from '../../../kit/api/problems.ts';

type Body = BodyOf<typeof saveClinicSettings>;
type Site = ClinicSettings['site'];

/** The form as it is typed: numbers and tables are text until they are read. */
export interface SettingsDraft {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly enquiriesAnsweredWithin: string;
  readonly riskAnswersSeenBy: string;
  readonly hl7Authority: string;
  readonly hl7AcceptIdsWithoutAuthority: boolean;
  readonly nurseMayStateStability: boolean;
  readonly approvedIndications: readonly string[];
  readonly remsFormsOverdue: string;
  readonly diazepamEquivalentMg: string;
  readonly morphineEquivalentFactor: string;
  readonly offlineHours: string;
  readonly lockAfterMin: string;
  readonly site: Site;
}

export function draftOf(settings: ClinicSettings): SettingsDraft {
  const { site } = settings;
  return {
    name: settings.name,
    phone: settings.phone ?? '',
    address: settings.address ?? '',
    enquiriesAnsweredWithin: settings.enquiriesAnsweredWithin ?? '',
    riskAnswersSeenBy: settings.riskAnswersSeenBy ?? '',
    hl7Authority: settings.hl7Authority ?? '',
    hl7AcceptIdsWithoutAuthority: settings.hl7AcceptIdsWithoutAuthority,
    nurseMayStateStability: settings.nurseMayStateStability,
    approvedIndications: site.approvedIndications ?? [],
    remsFormsOverdue: site.remsFormsOverdue === null ? '' : String(site.remsFormsOverdue),
    diazepamEquivalentMg: linesOf(site.diazepamEquivalentMg),
    morphineEquivalentFactor: linesOf(site.morphineEquivalentFactor),
    offlineHours: String(settings.devices.offlineHours),
    lockAfterMin: String(settings.devices.lockAfterMin),
    site,
  };
}

type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FormProblem[] };

/** What is sent: empty text is `null`, an untouched list of indications that nobody had decided stays undecided. */
export function settingsOfDraft(draft: SettingsDraft, before: ClinicSettings): Parsed<Body> {
  const problems: FormProblem[] = [];
  const overdue = draft.remsFormsOverdue.trim();
  if (overdue !== '' && !/^\d+$/.test(overdue))
    problems.push({ field: 'remsFormsOverdue', message: 'Type a whole number, or leave it empty' });
  const diazepam = tableOf(draft.diazepamEquivalentMg, 'diazepamEquivalentMg', problems);
  const morphine = tableOf(draft.morphineEquivalentFactor, 'morphineEquivalentFactor', problems);
  const devices = {
    offlineHours: wholeOf(draft.offlineHours, 'offlineHours', 24, problems),
    lockAfterMin: wholeOf(draft.lockAfterMin, 'lockAfterMin', 60, problems),
  };
  if (draft.name.trim() === '') problems.push({ field: 'name', message: 'Type the name of the clinic' });
  if (problems.length > 0) return { ok: false, problems };
  const undecided = before.site.approvedIndications === null && draft.approvedIndications.length === 0;
  return {
    ok: true,
    value: {
      version: before.version,
      name: draft.name.trim(),
      phone: wordsOf(draft.phone),
      address: wordsOf(draft.address),
      enquiriesAnsweredWithin: wordsOf(draft.enquiriesAnsweredWithin),
      riskAnswersSeenBy: wordsOf(draft.riskAnswersSeenBy),
      hl7Authority: wordsOf(draft.hl7Authority),
      hl7AcceptIdsWithoutAuthority: draft.hl7AcceptIdsWithoutAuthority,
      nurseMayStateStability: draft.nurseMayStateStability,
      devices,
      site: {
        ...draft.site,
        approvedIndications: undecided ? null : [...draft.approvedIndications],
        remsFormsOverdue: overdue === '' ? null : Number(overdue),
        diazepamEquivalentMg: diazepam,
        morphineEquivalentFactor: morphine,
      },
    },
  };
}

function wholeOf(text: string, field: string, most: number, problems: FormProblem[]): number {
  const value = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (value <= most) return value;
  problems.push({ field, message: `Type a whole number from 0 to ${most}` });
  return 0;
}

const wordsOf = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const linesOf = (table: Readonly<Record<string, number>>): string =>
  Object.entries(table)
    .map(([name, value]) => `${name} = ${value}`)
    .join('\n');

/** `name = number` a line; a line that cannot be read is named with its number. */
function tableOf(text: string, field: string, problems: FormProblem[]): Record<string, number> {
  const table: Record<string, number> = {};
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const match = /^\s*([^=]+?)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(line);
    const [, name, number] = match ?? [];
    if (name === undefined || number === undefined)
      problems.push({ field, message: `Line ${index + 1} is not of the form: name = number` });
    else if (name.toLowerCase() in table)
      problems.push({ field, message: `Line ${index + 1} names ${name} again` });
    else table[name.toLowerCase()] = Number(number);
  }
  return table;
}
