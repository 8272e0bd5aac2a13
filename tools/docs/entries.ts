/** Pages of the clinical content: one a rule and instrument, one a group for the rest, and an index by id. */
import {
  CONTENT_GROUPS,
  type ContentEntry,
  type ContentGroup,
  contentCatalogue,
  GROUP_TITLES,
  isToConfirm,
  MARK_WORDS,
  needsConfirmation,
} from '@titrate/contract/content';
import { NOTICE, paragraphs, table } from './markdown.ts';

/** Groups whose entries have a page each. Suitability and dose rules share a page where they share an id. */
const OWN_PAGE: Readonly<Partial<Record<ContentGroup, string>>> = {
  rules: 'rules',
  dose: 'rules',
  instruments: 'instruments',
};

export const pageOf = (entry: ContentEntry): string => {
  const folder = OWN_PAGE[entry.group];
  return folder === undefined ? `${entry.group}.md` : `${folder}/${entry.id}.md`;
};
export const linkOf = (entry: ContentEntry): string =>
  OWN_PAGE[entry.group] === undefined
    ? `${entry.group}.md#${anchorOf(entry)}`
    : `${OWN_PAGE[entry.group]}/${entry.id}.md`;
const anchorOf = (entry: ContentEntry): string => entry.id.toLowerCase().replaceAll('_', '-');

export function contentPages(): ReadonlyMap<string, string> {
  const all = contentCatalogue();
  const pages = new Map<string, string>();
  const ownPages = Map.groupBy(
    all.filter((entry) => OWN_PAGE[entry.group] !== undefined),
    pageOf,
  );
  for (const [path, entries] of ownPages) pages.set(path, ownPage(entries));
  for (const group of CONTENT_GROUPS) {
    const entries = all.filter((entry) => entry.group === group);
    pages.set(
      OWN_PAGE[group] === undefined ? `${group}.md` : `${group}-index.md`,
      OWN_PAGE[group] === undefined ? groupPage(group, entries) : groupIndex(group, entries),
    );
  }
  pages.set('ids.md', idIndex(all));
  pages.set('defaults.md', defaultsPage(all));
  return pages;
}

function ownPage(entries: readonly ContentEntry[]): string {
  const [first] = entries;
  if (first === undefined) return '';
  return paragraphs(
    `# ${first.id}`,
    NOTICE,
    ...entries.map((entry) =>
      paragraphs(`## ${entry.title}`, `${GROUP_TITLES[entry.group]}${versionText(entry)}`, bodyOf(entry)),
    ),
  );
}

function groupPage(group: ContentGroup, entries: readonly ContentEntry[]): string {
  return paragraphs(
    `# ${GROUP_TITLES[group]}`,
    NOTICE,
    ...entries.map((entry) =>
      paragraphs(
        `<a id="${anchorOf(entry)}"></a>`,
        `## ${entry.id}: ${entry.title}`,
        versionText(entry).replace(/^ · /, ''),
        bodyOf(entry),
      ),
    ),
  );
}

const versionText = (entry: ContentEntry): string =>
  `${entry.version === undefined ? '' : ` · version ${entry.version}`}${entry.severity === undefined ? '' : ` · ${entry.severity}`}`;

function bodyOf(entry: ContentEntry): string {
  return paragraphs(
    entry.clinicianText === undefined ? '' : `**For the clinician.** ${entry.clinicianText}`,
    entry.patientText === undefined ? '' : `**For the patient.** ${entry.patientText}`,
    entry.rationale === undefined ? '' : `**Why.** ${entry.rationale}`,
    table(
      ['', ''],
      entry.facts.map(({ label, value }) => [label, value]),
    ),
    entry.values.length === 0
      ? ''
      : table(
          ['value', 'is', 'meaning', 'mark', 'source'],
          entry.values.map((one) => [
            one.name,
            one.value,
            one.meaning ?? '',
            one.mark ?? '',
            one.source ?? '',
          ]),
        ),
    entry.notes.map((note) => `- ${note}`).join('\n'),
    `**Sources**\n\n${entry.sources.map((one) => `- ${one.text}${one.mark === undefined ? '' : ` [${one.mark}]`}`).join('\n')}`,
    entry.cases.length === 0
      ? ''
      : `**Cases**, each a test\n\n${table(
          ['case', 'given', 'answer'],
          entry.cases.map((one) => [one.name, one.given, one.expect]),
        )}`,
  );
}

function groupIndex(group: ContentGroup, entries: readonly ContentEntry[]): string {
  const bySubject = Map.groupBy(
    entries,
    (entry) => entry.facts.find(({ label }) => label === 'Subject')?.value ?? '',
  );
  return paragraphs(
    `# ${GROUP_TITLES[group]}`,
    NOTICE,
    ...[...bySubject].map(([subject, list]) =>
      paragraphs(subject === '' ? '' : `## ${subject}`, indexTable(list)),
    ),
  );
}

const indexTable = (entries: readonly ContentEntry[]): string =>
  table(
    ['id', 'title', 'severity', 'version', 'to confirm'],
    entries.map((entry) => [
      `[${entry.id}](${linkOf(entry)})`,
      entry.title,
      entry.severity ?? '',
      entry.version ?? '',
      needsConfirmation(entry) ? 'yes' : '',
    ]),
  );

function idIndex(all: readonly ContentEntry[]): string {
  const sorted = [...all].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return paragraphs(
    '# Every id',
    NOTICE,
    table(
      ['id', 'where', 'title'],
      sorted.map((entry) => [
        `[${entry.id}](${linkOf(entry)})`,
        GROUP_TITLES[entry.group],
        entry.title.length > 120 ? `${entry.title.slice(0, 117)}…` : entry.title,
      ]),
    ),
  );
}

function defaultsPage(all: readonly ContentEntry[]): string {
  const open = all.filter(needsConfirmation);
  return paragraphs(
    '# Values that a medical director must confirm',
    NOTICE,
    `${open.length} of ${all.length} entries hold a value or statement marked *default* (or, in a model, *A*): a starting value that this product proposes because no source that was read gives one. A clinic confirms each of them in the product under *Reference*: one prescriber proposes, a second owner or prescriber approves. Until then the entry says that it is not confirmed.`,
    table(
      ['mark', 'means'],
      Object.entries(MARK_WORDS).map(([mark, words]) => [mark, words]),
    ),
    ...CONTENT_GROUPS.flatMap((group) => {
      const entries = open.filter((entry) => entry.group === group);
      return entries.length === 0
        ? []
        : [
            paragraphs(
              `## ${GROUP_TITLES[group]}`,
              table(
                ['id', 'title', 'to confirm'],
                entries.map((entry) => [`[${entry.id}](${linkOf(entry)})`, entry.title, openParts(entry)]),
              ),
            ),
          ];
    }),
  );
}

function openParts(entry: ContentEntry): string {
  const values = entry.values
    .filter((one) => isToConfirm(one.mark))
    .map((one) => `${one.name}: ${one.value}`);
  const sources = entry.sources.filter((one) => isToConfirm(one.mark)).map((one) => one.text);
  return [...values, ...sources].join('; ');
}
