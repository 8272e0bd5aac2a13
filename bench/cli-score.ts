/**
 * How many forms a second `titrate score` reads, scores and writes, start-up included, and whether its memory grows with
 * their number. Against it, in the same run: the same program that only reads and writes the lines.
 *
 *   node bench/cli-score.ts
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TITRATE = fileURLToPath(new URL('../packages/server/bin/titrate.mjs', import.meta.url));
const FIGURE_LINES_PER_S = 200_000;
const ECHO = 'process.stdin.pipe(process.stdout)';

const few = await run([TITRATE, 'score'], 50_000);
const many = await run([TITRATE, 'score'], 1_000_000);
const echo = await run(['-e', ECHO], 1_000_000);

console.log(`score   ${perSecond(many)} lines/s (figure ${FIGURE_LINES_PER_S.toLocaleString('en')})`);
console.log(`echo    ${perSecond(echo)} lines/s, ratio ${(many.seconds / echo.seconds).toFixed(2)}`);
console.log(`memory  ${few.peakMb} MB for 50,000 lines, ${many.peakMb} MB for 1,000,000`);
console.log(`status  ${many.status}, answers ${many.answers.toLocaleString('en')}`);

interface Measured {
  readonly lines: number;
  readonly seconds: number;
  readonly peakMb: number;
  readonly status: unknown;
  readonly answers: number;
}

async function run(args: readonly string[], lines: number): Promise<Measured> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  let answers = 0;
  let peakMb = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) answers += 1;
  });
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid));
  }, 20);
  for (const piece of forms(lines)) {
    if (!child.stdin.write(piece)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  const [status] = await once(child, 'close');
  clearInterval(watch);
  return { lines, seconds: (performance.now() - began) / 1000, peakMb, status, answers };
}

/** All answer patterns of a nine-item form in turn, in pieces of a thousand lines. */
function* forms(lines: number): Generator<string> {
  let piece = '';
  for (let n = 0; n < lines; n += 1) {
    const answers = Array.from({ length: 9 }, (_, item) => (n >> (2 * item)) & 3);
    piece += `{"instrument":"phq9","answers":[${answers.join(',')}]}\n`;
    if (n % 1000 === 999 || n === lines - 1) {
      yield piece;
      piece = '';
    }
  }
}

function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

function perSecond(measured: Measured): string {
  return Math.round(measured.lines / measured.seconds).toLocaleString('en');
}
