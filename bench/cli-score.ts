/**
 * How many forms a second `titrate score` reads, scores and writes, start-up included, and whether its memory grows with
 * their number. Against it, in the same run: a program that only reads and writes the lines. Input and output are files, so
 * that nothing else works meanwhile.
 *
 *   node bench/cli-score.ts
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuOf } from './support/figures.ts';

const TITRATE = fileURLToPath(new URL('../packages/server/bin/titrate.mjs', import.meta.url));
const FIGURE_LINES_PER_S = 200_000;
const FEW = 50_000;
const MANY = 1_000_000;
const ECHO = 'process.stdin.pipe(process.stdout)';

const folder = mkdtempSync(join(tmpdir(), 'titrate-score-'));
const few = await run([TITRATE, 'score'], forms(FEW));
const many = await run([TITRATE, 'score'], forms(MANY));
const echo = await run(['-e', ECHO], forms(MANY));
rmSync(folder, { recursive: true });

console.log(
  `score   ${shown(MANY / many.seconds)} lines/s by the clock, ${shown(MANY / many.cpuSeconds)} by processor time (figure ${shown(FIGURE_LINES_PER_S)})`,
);
console.log(
  `echo    ${shown(MANY / echo.seconds)} lines/s; scoring takes ${(many.seconds / echo.seconds).toFixed(2)} x as long`,
);
console.log(`memory  ${few.peakMb} MB for ${shown(FEW)} lines, ${many.peakMb} MB for ${shown(MANY)}`);
console.log(`status  ${many.status}, answers ${shown(many.answers)}`);

interface Measured {
  readonly seconds: number;
  /** Of user and system, as far as it could be read before the end. */
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly status: unknown;
  readonly answers: number;
}

async function run(args: readonly string[], input: string): Promise<Measured> {
  const output = join(folder, 'out.ndjson');
  const [from, to] = [openSync(input, 'r'), openSync(output, 'w')];
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: [from, to, 'inherit'] });
  let peakMb = 0;
  let cpuSeconds = 0;
  const watch = setInterval(() => {
    if (child.pid === undefined || child.exitCode !== null) return;
    try {
      peakMb = Math.max(peakMb, peakOf(child.pid));
      cpuSeconds = Math.max(cpuSeconds, cpuOf(child.pid));
    } catch {
      // It ended between two looks.
    }
  }, 20);
  const [status] = await once(child, 'close');
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  closeSync(from);
  closeSync(to);
  return { seconds, cpuSeconds, peakMb, status, answers: linesIn(output) };
}

/** A file of all answer patterns of a nine-item form in turn. */
function forms(lines: number): string {
  const path = join(folder, `${lines}.ndjson`);
  const file = openSync(path, 'w');
  let piece = '';
  for (let n = 0; n < lines; n += 1) {
    const answers = Array.from({ length: 9 }, (_, item) => (n >> (2 * item)) & 3);
    piece += `{"instrument":"phq9","answers":[${answers.join(',')}]}\n`;
    if (n % 1000 === 999 || n === lines - 1) {
      writeSync(file, piece);
      piece = '';
    }
  }
  closeSync(file);
  return path;
}

function linesIn(path: string): number {
  let lines = 0;
  for (const byte of readFileSync(path)) if (byte === 10) lines += 1;
  return lines;
}

function peakOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

function shown(value: number): string {
  return Math.round(value).toLocaleString('en');
}
