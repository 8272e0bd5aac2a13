import { Readable, Writable } from 'node:stream';
import { simulate } from '@titrate/pk';
import { err } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import type { Workers } from './answered-by-workers.ts';
import type { Answer } from './document-verb.ts';
import { runDocuments } from './ndjson.ts';

const WORKERS: Workers = { url: new URL('./simulate.worker.ts', import.meta.url), count: 2 };

/** Answers that only the main thread gives, so that a test sees who answered. */
const byMainThread: Answer = () => err({ type: 'main-thread', message: 'answered here', path: '' });

/** A request whose weight tells which one it was; heavy ones take far longer than light ones. */
const request = (weightKg: number, subjects?: number): string =>
  JSON.stringify({
    model: 'racemic-two-enantiomer',
    outputs: ['ketamine'],
    subject: { weightKg },
    doses: [{ timeMin: 0, route: 'iv-infusion', amountMg: 40, durationMin: 40 }],
    timesMin: { from: 0, to: 240, step: 2 },
    ...(subjects === undefined ? {} : { population: { subjects, seed: 1, percentiles: [5, 95] } }),
  });

async function run(lines: readonly string[], answer: Answer, workers?: Workers) {
  let text = '';
  const output = new Writable({
    write(chunk, _, done) {
      text += String(chunk);
      done();
    },
  });
  const input = Readable.from([Buffer.from(lines.join('\n'))]);
  const status = await runDocuments(input, output, answer, workers);
  return { status, text, lines: text === '' ? [] : text.trimEnd().split('\n') };
}

/** Heavy and light ones mixed, so that answers in the order of finishing would be out of order. */
const mixed = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => request(50 + at / 10, at % 9 === 0 ? 200 : undefined));

describe('many documents answered by workers', () => {
  it('are answered in the order of their lines, to the byte as one thread answers them', async () => {
    const lines = mixed(120);
    const answered = await run(lines, byMainThread, WORKERS);
    expect(answered.lines).toHaveLength(120);
    expect(answered).toEqual(await run(lines, simulate));
  });

  it('keep the line of an error in its place and fail the whole, as one thread does', async () => {
    const lines = mixed(40);
    lines[17] = '{"model":';
    lines[23] = request(-1);
    lines[31] = '"not an object"';
    const answered = await run(lines, byMainThread, WORKERS);
    expect(answered.status).toBe(1);
    expect(answered.lines.flatMap((line, at) => (line.startsWith('{"error"') ? [at] : []))).toEqual([
      17, 23, 31,
    ]);
    expect(answered).toEqual(await run(lines, simulate));
  });

  it('keep bytes that are not text in their place', async () => {
    const few = `${mixed(10).join('\n')}\n`;
    const input = Readable.from([
      Buffer.concat([Buffer.from(few), Buffer.from([0xff, 0x0a]), Buffer.from(few)]),
    ]);
    const written: string[] = [];
    const output = new Writable({
      write(chunk, _, done) {
        written.push(String(chunk));
        done();
      },
    });
    expect(await runDocuments(input, output, byMainThread, WORKERS)).toBe(1);
    const lines = written.join('').trimEnd().split('\n');
    expect(lines).toHaveLength(21);
    expect(lines.findIndex((line) => line.includes('"not-utf8"'))).toBe(10);
  });

  it('are all answered by this thread when no worker can start', async () => {
    const lines = mixed(30);
    const nowhere: Workers = { url: new URL('./no-such-file.ts', import.meta.url), count: 2 };
    expect(await run(lines, simulate, nowhere)).toEqual(await run(lines, simulate));
  });

  it('never run ahead of a slow reader', async () => {
    let read = 0;
    let written = 0;
    let most = 0;
    const piece = Buffer.from(`${request(70)}\n`.repeat(50));
    const pieces = function* () {
      for (let at = 0; at < 40; at += 1) {
        most = Math.max(most, read - written);
        read += 50;
        yield piece;
      }
    };
    const output = new Writable({
      highWaterMark: 1,
      write(chunk, _, done) {
        written += String(chunk).split('\n').length - 1;
        setTimeout(done, 5);
      },
    });
    await runDocuments(Readable.from(pieces(), { highWaterMark: 1 }), output, byMainThread, WORKERS);
    expect(written).toBe(2000);
    expect(most).toBeLessThan(400);
  });
});

describe('a few documents', () => {
  it.each([0, 1, 8])('%i of them start no worker', async (count) => {
    const { lines } = await run(mixed(count), byMainThread, WORKERS);
    expect(lines).toHaveLength(count);
    expect(lines.every((line) => line.includes('"main-thread"'))).toBe(true);
  });

  it('nine of them do', async () => {
    const { lines } = await run(mixed(9), byMainThread, WORKERS);
    expect(lines.some((line) => line.includes('"main-thread"'))).toBe(false);
  });
});
