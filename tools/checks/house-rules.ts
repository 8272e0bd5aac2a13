import type { SourceFile } from './sources.ts';

interface HouseRule {
  readonly name: string;
  readonly applies: (path: string) => boolean;
  readonly pattern: RegExp;
  readonly why: string;
}

const isProduct = (path: string) => path.startsWith('packages/') && !/\.test\.tsx?$|\/testing\//.test(path);
const isCore = (path: string) => /^packages\/(quantity|pk|clinical)\/src\//.test(path) && isProduct(path);

const RULES: readonly HouseRule[] = [
  {
    name: 'clock',
    applies: (path) =>
      isProduct(path) &&
      /\/src\//.test(path) &&
      !path.startsWith('packages/server/src/platform/') &&
      !path.startsWith('packages/web/src/kit/clock/'),
    pattern: /\bDate\.now\(|\bnew Date\(\)/,
    why: 'the clock is a dependency: take it from platform or kit/clock',
  },
  {
    name: 'chance',
    applies: (path) => isCore(path),
    pattern: /\bMath\.random\(|\brandomUUID\(/,
    why: 'the core knows no chance: pass a seed',
  },
  {
    name: 'silenced checks',
    // A test reads the answer it expects: the one place where a body has no type.
    applies: (path) => path.startsWith('packages/') && path !== 'packages/server/src/testing/world.ts',
    pattern: /@ts-(ignore|nocheck)|\bas any\b|:\s*any\b(?!\s*\w)/,
    why: 'say the type',
  },
  {
    name: 'unfinished',
    applies: (path) => path.startsWith('packages/') || path.startsWith('e2e/'),
    pattern: /\b(TODO|FIXME|XXX|HACK)\b|lorem ipsum/i,
    why: 'finish it or write down why not in the docs',
  },
  {
    name: 'focused or skipped test',
    applies: (path) => /\.(test|journey)\.tsx?$/.test(path),
    pattern: /\b(it|test|describe)\.(only|todo)\(/,
    why: 'every test runs',
  },
];

const MAX_LINES = 400;
/** Files that may be longer, each with its reason. The list only shrinks. */
export const LONG_FILES: Readonly<Record<string, string>> = {};

/** What breaks a house rule, one sentence each. */
export function houseRuleViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [...patternViolations(file), ...lengthViolations(file)]);
}

function patternViolations(file: SourceFile): string[] {
  return RULES.filter((rule) => rule.applies(file.path)).flatMap((rule) =>
    file.text
      .split('\n')
      .flatMap((line, index) =>
        rule.pattern.test(line) ? [`${file.path}:${index + 1} ${rule.name}: ${rule.why}`] : [],
      ),
  );
}

function lengthViolations(file: SourceFile): string[] {
  const lines = file.text.split('\n').length;
  const generated = /\.generated\./.test(file.path);
  return lines > MAX_LINES && !generated && !(file.path in LONG_FILES)
    ? [`${file.path} has ${lines} lines: split it (limit ${MAX_LINES})`]
    : [];
}
