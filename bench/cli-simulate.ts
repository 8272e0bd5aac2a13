/**
 * Lines per second of `titrate simulate` for population requests, by the number of workers.
 * Run by hand: `node bench/cli-simulate.ts [documents] [rounds]`.
 */
import { Readable, Writable } from 'node:stream';
import { simulate } from '../packages/pk/src/index.ts';
import type { Workers } from '../packages/server/src/cli/answered-by-workers.ts';
import { runDocuments } from '../packages/server/src/cli/ndjson.ts';

const documents = Number(process.argv[2] ?? 2000);
const url = new URL('../packages/server/src/cli/simulate.worker.ts', import.meta.url);
const rounds = Number(process.argv[3] ?? 3);

/** In pieces of 64 KiB, as a pipe gives them. */
function* requests() {
  let piece = '';
  for (let at = 0; at < documents; at += 1) {
    piece += `${JSON.stringify({
      model: 'racemic-two-enantiomer',
      outputs: ['ketamine'],
      subject: { weightKg: 50 + (at % 60) },
      doses: [{ timeMin: 0, route: 'iv-infusion', amountMg: 40, durationMin: 40 }],
      timesMin: { from: 0, to: 240, step: 2 },
      population: { subjects: 256, seed: at, percentiles: [5, 50, 95] },
    })}\n`;
    if (piece.length < 64 * 1024 && at + 1 < documents) continue;
    yield Buffer.from(piece);
    piece = '';
  }
}

interface Measured {
  readonly linesPerSecond: number;
  /** Processor time of the main thread and of the whole process, per document: not disturbed by other work. */
  readonly mainMs: number;
  readonly allMs: number;
}

async function measure(workers: Workers | undefined): Promise<Measured> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const [started, main, all] = [performance.now(), process.threadCpuUsage(), process.cpuUsage()];
  const status = await runDocuments(Readable.from(requests()), nowhere, simulate, workers);
  if (status !== 0) throw new Error('a document of the benchmark failed');
  const perDocument = ({ user, system }: { user: number; system: number }) =>
    (user + system) / 1000 / documents;
  return {
    linesPerSecond: documents / ((performance.now() - started) / 1000),
    mainMs: perDocument(process.threadCpuUsage(main)),
    allMs: perDocument(process.cpuUsage(all)),
  };
}

const say = (name: string, { linesPerSecond, mainMs, allMs }: Measured) =>
  `${name} ${linesPerSecond.toFixed(0)}/s (processor ${allMs.toFixed(2)} ms a document, main thread ${mainMs.toFixed(2)})`;

for (let round = 0; round < rounds; round += 1) {
  const here = await measure(undefined);
  const one = await measure({ url, count: 1 });
  const two = await measure({ url, count: 2 });
  console.log([say('in-process', here), say('1 worker', one), say('2 workers', two)].join('\n'));
  console.log(`2 to 1: ${(two.linesPerSecond / one.linesPerSecond).toFixed(2)}`);
}
