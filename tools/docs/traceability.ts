/** Which test file holds which rule: found by the id in the text of the tests, beside the tests that walk every rule. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ContentEntry, type ContentGroup, contentCatalogue } from '@titrate/contract/content';
import { NOTICE, paragraphs, table } from './markdown.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const TESTED = ['packages/clinical/src', 'packages/pk/src'];

/** Tests that run over every entry of a group. */
const WALKERS: Readonly<Partial<Record<ContentGroup, readonly string[]>>> = {
  rules: [
    'packages/clinical/src/rules/suitability/registry.test.ts',
    'packages/clinical/src/rules/screen.property.test.ts',
  ],
  dose: ['packages/clinical/src/dose/rules.test.ts'],
  alerts: ['packages/clinical/src/session/alerts/oracle.property.test.ts'],
  instruments: [
    'packages/clinical/src/instruments/definitions.test.ts',
    'packages/clinical/src/instruments/score.property.test.ts',
  ],
  models: ['packages/pk/src/models/models.test.ts'],
};

/** The id as a word of its own. */
export const wordOf = (id: string): RegExp =>
  new RegExp(`(?<![\\w-])${id.replaceAll(/[-.]/g, '\\$&')}(?![\\w-])`);

export function traceabilityPage(): string {
  const tests = TESTED.flatMap((folder) => testFiles(join(root, folder)));
  const rows = contentCatalogue().map((entry) => [
    `${entry.group}/${entry.id}`,
    entry.cases.length === 0 ? '' : String(entry.cases.length),
    testsOf(entry, tests)
      .map((path) => `\`${path}\``)
      .join('<br>'),
  ]);
  const untested = rows.filter((row) => row[2] === '').map((row) => row[0] ?? '');
  return paragraphs(
    '# From rule to test',
    NOTICE,
    'Cases are part of the rule and run one by one. A file is named when its text names the id, or when it walks every entry of the group. `npm run test:unit` runs them all.',
    untested.length === 0
      ? ''
      : `**Named by no test of its own** (${untested.length}, texts and tables for reading): ${untested.join(', ')}.`,
    table(['entry', 'cases', 'tests'], rows).replaceAll('&lt;br>', '<br>'),
  );
}

interface TestFile {
  readonly path: string;
  readonly text: string;
}

function testsOf(entry: ContentEntry, tests: readonly TestFile[]): readonly string[] {
  const whole = wordOf(entry.id);
  const naming = tests.filter(({ text }) => whole.test(text)).map(({ path }) => path);
  return [...new Set([...(WALKERS[entry.group] ?? []), ...naming])];
}

function testFiles(folder: string): readonly TestFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}
