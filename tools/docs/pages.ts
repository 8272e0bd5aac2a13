/** The whole of `docs/reference` that is generated, path by path. */
import { SOURCES } from '@titrate/clinical/rules';
import { CONTENT_GROUPS, contentCatalogue, GROUP_TITLES, needsConfirmation } from '@titrate/contract/content';
import { contentPages } from './entries.ts';
import { NOTICE, paragraphs, table } from './markdown.ts';
import { registerPage } from './register.ts';
import { traceabilityPage } from './traceability.ts';
import { wirePages } from './wire.ts';

/** Pages of `docs/reference` that people write; the generator leaves them alone. */
export const WRITTEN_BY_HAND: readonly string[] = ['performance.md'];

export function referencePages(): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', indexPage()],
    ...contentPages(),
    ...wirePages(),
    ['register.md', registerPage()],
    ['traceability.md', traceabilityPage()],
    ['sources.md', sourcesPage()],
  ]);
}

function indexPage(): string {
  const all = contentCatalogue();
  return paragraphs(
    '# Reference',
    NOTICE,
    'What the product decides and says, with where it comes from. The same pages, searchable, are in the product under *Reference*.',
    table(
      ['content', 'entries', 'with a value to confirm'],
      CONTENT_GROUPS.map((group) => {
        const entries = all.filter((entry) => entry.group === group);
        const page = ['rules', 'dose', 'instruments'].includes(group) ? `${group}-index.md` : `${group}.md`;
        return [
          `[${GROUP_TITLES[group]}](${page})`,
          String(entries.length),
          String(entries.filter(needsConfirmation).length),
        ];
      }),
    ),
    [
      '- [Every id, and where it is kept](register.md)',
      '- [Every entry by its id](ids.md)',
      '- [Values that a medical director must confirm](defaults.md)',
      '- [From rule to test](traceability.md)',
      '- [Sources](sources.md)',
      '- [Session events](events.md)',
      '- [HTTP endpoints](endpoints.md)',
      '- [Error codes](errors.md)',
      '- [Command line](cli.md)',
      '- [Performance, as measured](performance.md)',
    ].join('\n'),
  );
}

const sourcesPage = (): string =>
  paragraphs(
    '# Sources',
    NOTICE,
    'The keys that rules cite. "Part" means that only an excerpt was read.',
    table(
      ['key', 'work'],
      SOURCES.map(({ key, citation }) => [key, citation]),
    ),
  );
