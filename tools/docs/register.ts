/** The page of every id: where the product keeps it, which tests name it, or why it is not there. */
import {
  contentCatalogue,
  REGISTER_STATES,
  type RegisterLine,
  registerLines,
} from '@titrate/contract/content';
import { linkOf } from './entries.ts';
import { NOTICE, paragraphs, table } from './markdown.ts';

export function registerPage(): string {
  const lines = registerLines(contentCatalogue());
  const count = (state: RegisterLine['state']) => lines.filter((line) => line.state === state).length;
  return paragraphs(
    '# Every id, and where it is kept',
    NOTICE,
    `Each row of the clinical protocol catalogue, each instrument and each battery: ${count('works')} are in force (evaluated, asked or given to people), ${count('read')} are shown to read, ${count('absent')} are not in the product. A row that claims an entry or a file which does not exist fails the tests. Tests of an entry are in [From rule to test](traceability.md).`,
    table(
      ['id', 'title', 'state', 'entry', 'files', 'why not, or what is left out'],
      lines.map((line) => [
        line.id,
        short(line.title),
        REGISTER_STATES[line.state],
        line.found.map((entry) => `[${entry.group}/${entry.id}](${linkOf(entry)})`).join(', '),
        (line.files ?? []).map((file) => `\`${file}\``).join(', '),
        line.reason ?? '',
      ]),
    ),
  );
}

const short = (title: string): string => (title.length > 90 ? `${title.slice(0, 87)}…` : title);
