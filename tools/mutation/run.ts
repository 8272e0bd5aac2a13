/**
 * Flips comparisons, booleans, operators and numbers of the core one at a time and asks whether a test notices.
 * `node tools/mutation/run.ts [--minutes 10] [--per-folder 50] [--tests 5] [--retry] [--survivors] [folder or file …]`
 * Resumable: what was judged is not judged again until its file changes. `--tests` is how many of the nearest test
 * files are asked, beside the test of the published figures; `--retry` asks about survivors again; `--survivors` only reports.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type SourceFile, sourceFiles } from '../checks/sources.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { relatedTests } from './related.ts';
import { keepOutcome, keyOf, readOutcomes, type Verdict } from './results.ts';
import type { Job } from './worker.ts';

/** A mutant that has not ended by then never will: a loop without an end is noticed too. */
const TOO_LONG_MS = 40_000;
/** A worker is renewed after this many mutants, so that its memory stays small. */
const RENEW_AFTER = 80;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '10' },
    'per-folder': { type: 'string', default: '1000000' },
    tests: { type: 'string', default: '5' },
    retry: { type: 'boolean', default: false },
    survivors: { type: 'boolean', default: false },
  },
});
const DEFAULT_PLACES = ['packages/clinical/src', 'packages/quantity/src', 'packages/pk/src'];
const places = positionals.length === 0 ? DEFAULT_PLACES : positionals;

const files = sourceFiles();
const targets = files.filter(
  ({ path }) =>
    /\/src\/.*\.ts$/.test(path) &&
    !/\.test\.ts$|\/testing\//.test(path) &&
    places.some((place) => path.startsWith(place)),
);
const testsOf = relatedTests(files);
const outcomes = readOutcomes();

interface Candidate {
  readonly mutant: Mutant;
  readonly file: SourceFile;
  readonly key: string;
}
const candidates = targets.flatMap((file) =>
  mutantsOf(file.path, file.text).map(
    (mutant): Candidate => ({ mutant, file, key: keyOf(mutant, file.text) }),
  ),
);

if (!values.survivors) await judgeAll();
report();

async function judgeAll(): Promise<void> {
  const until = performance.now() + Number(values.minutes) * 60_000;
  const left = chosen().filter(({ key }) => {
    const verdict = outcomes.get(key);
    return verdict === undefined || (values.retry && verdict === 'survived');
  });
  console.log(`${left.length} mutants to judge of ${candidates.length}`);
  let worker: ChildProcess | undefined;
  let judged = 0;
  for (const { mutant, file, key } of left) {
    if (performance.now() > until) break;
    if (judged % RENEW_AFTER === 0) {
      worker?.disconnect();
      worker = undefined;
    }
    worker ??= await start();
    const text = file.text.slice(0, mutant.start) + mutant.to + file.text.slice(mutant.end);
    const verdict = await ask(worker, {
      path: file.path,
      text,
      tests: asked(testsOf(file.path)),
    });
    if (verdict === 'timeout') {
      worker.kill('SIGKILL');
      worker = undefined;
    }
    outcomes.set(key, verdict);
    keepOutcome({ key, verdict });
    judged += 1;
  }
  worker?.disconnect();
}

/** The nearest tests, and the one that looks at every figure of a catalogue from however far away. */
function asked(related: readonly string[]): readonly string[] {
  const most = Number(values.tests);
  return [
    ...related.slice(0, most),
    ...related.slice(most).filter((path) => path.endsWith('/figures.test.ts')),
  ];
}

/** The same mutants in every run: spread evenly over each folder. */
function chosen(): readonly Candidate[] {
  const most = Number(values['per-folder']);
  const byFolder = Map.groupBy(candidates, ({ file }) => folderOf(file.path));
  return [...byFolder.values()].flatMap((list) => {
    const step = Math.max(1, list.length / most);
    return Array.from({ length: Math.min(most, list.length) }, (_, i) => list[Math.floor(i * step)]).filter(
      (one) => one !== undefined,
    );
  });
}

async function start(): Promise<ChildProcess> {
  const child = fork('tools/mutation/worker.ts', { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await new Promise((resolve) => child.once('message', resolve));
  return child;
}

function ask(worker: ChildProcess, job: Job): Promise<Verdict> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('timeout'), TOO_LONG_MS);
    worker.once('message', ({ killed }: { readonly killed: boolean }) => {
      clearTimeout(timer);
      resolve(killed ? 'killed' : 'survived');
    });
    worker.send(job);
  });
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).slice(0, 5).join('/');
}

function report(): void {
  const rows = new Map<string, { judged: number; noticed: number; all: number }>();
  for (const { mutant, file, key } of candidates) {
    const verdict = outcomes.get(key);
    const row = rows.get(folderOf(file.path)) ?? { judged: 0, noticed: 0, all: 0 };
    row.all += 1;
    if (verdict !== undefined) row.judged += 1;
    if (verdict === 'killed' || verdict === 'timeout') row.noticed += 1;
    rows.set(folderOf(file.path), row);
    if (verdict === 'survived')
      console.log(`${mutant.path}:${mutant.line}  ${mutant.from} -> ${mutant.to || '(nothing)'}`);
  }
  for (const [folder, { judged, noticed, all }] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const percent = judged === 0 ? '-' : `${((100 * noticed) / judged).toFixed(1)} %`;
    console.log(`${percent.padStart(7)}  ${noticed}/${judged} judged of ${all}  ${folder}`);
  }
}
