import { PassThrough, Readable, Writable } from 'node:stream';
import { err, ok } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from './document-verb.ts';
import { JsonPrefix } from './json-prefix.ts';
import { runDocuments } from './ndjson.ts';

const echo: Answer = (document) => ok({ read: document });

async function run(chunks: readonly (string | Buffer)[], answer: Answer = echo) {
  const written: string[] = [];
  const output = new Writable({
    write(chunk, _, done) {
      written.push(String(chunk));
      done();
    },
  });
  const status = await runDocuments(Readable.from(chunks.map((c) => Buffer.from(c))), output, answer);
  const text = written.join('');
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  return { status, lines: lines.map((line): unknown => JSON.parse(line)) };
}

/** A line refused, and in which member where that is known. */
const failure = (type: string, path = '') => ({ error: expect.objectContaining({ type, path }) });

describe('reading documents', () => {
  it('answers one a line, in order', async () => {
    expect(await run(['{"a":1}\n{"a":2}\n', '{"a":3}'])).toEqual({
      status: 0,
      lines: [{ read: { a: 1 } }, { read: { a: 2 } }, { read: { a: 3 } }],
    });
  });

  it('answers nothing for nothing, and skips blank lines', async () => {
    expect(await run([])).toEqual({ status: 0, lines: [] });
    expect(await run(['\n \r\n\n'])).toEqual({ status: 0, lines: [] });
    expect((await run(['1\n\n2\n'])).lines).toEqual([{ read: 1 }, { read: 2 }]);
  });

  it('reads one document spread over lines', async () => {
    const text = JSON.stringify({ a: [1, { b: 'x "y" {' }], c: null, d: {} }, null, 2);
    expect(await run([text])).toEqual({ status: 0, lines: [{ read: JSON.parse(text) }] });
    expect(await run([`\n\n${text}\n\n`])).toEqual({ status: 0, lines: [{ read: JSON.parse(text) }] });
  });

  it('reads several spread documents one after the other', async () => {
    const text = JSON.stringify({ a: 1 }, null, 2);
    expect((await run([`${text}\n${text}\n{"a":2}\n`])).lines).toEqual([
      { read: { a: 1 } },
      { read: { a: 1 } },
      { read: { a: 2 } },
    ]);
  });

  it('a broken first line does not swallow the lines after it', async () => {
    const { status, lines } = await run(['{"a":[0,1\n{"a":2}\n{"a":3}\n']);
    expect(status).toBe(1);
    expect(lines).toEqual([failure('not-json', 'a[1]'), { read: { a: 2 } }, { read: { a: 3 } }]);
  });

  it('a first line that only looks like a beginning is an error of its own', async () => {
    const { lines } = await run(['{"a":\n{"a":2}\n{"a":3}\n']);
    expect(lines).toEqual([failure('not-json', 'a'), { read: { a: 2 } }, { read: { a: 3 } }]);
  });

  it('a broken line in the middle fails alone', async () => {
    const { status, lines } = await run(['1\n{"a":\n2\n']);
    expect(status).toBe(1);
    expect(lines).toEqual([{ read: 1 }, failure('not-json', 'a'), { read: 2 }]);
  });

  it.each([
    ['NaN', ''],
    ['{"a":NaN}', 'a'],
    ['Infinity', ''],
    ["{'a':1}", ''],
    ['{"a":1,}', 'a'],
    ['[1,2', '[1]'],
    ['undefined', ''],
    ['+1', ''],
    ['01', ''],
  ])('refuses %s as not JSON', async (text, path) => {
    expect((await run([`1\n${text}\n`])).lines[1]).toEqual(failure('not-json', path));
  });

  it('refuses bytes that are not UTF-8, on their line only', async () => {
    const { lines } = await run([
      Buffer.from('1\n'),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from('2\n3'),
    ]);
    expect(lines).toEqual([{ read: 1 }, failure('not-utf8'), { read: 2 }, { read: 3 }]);
  });

  it('refuses bytes that are not UTF-8 in the middle of a large piece', async () => {
    const { lines } = await run([
      Buffer.concat([Buffer.from('1\n2\n'), Buffer.from([0xff, 0x0a]), Buffer.from('3\n4\n')]),
    ]);
    expect(lines).toEqual([{ read: 1 }, { read: 2 }, failure('not-utf8'), { read: 3 }, { read: 4 }]);
  });

  it('reads past a byte-order mark', async () => {
    expect((await run(['\ufeff{"a":1}\n'])).lines).toEqual([{ read: { a: 1 } }]);
  });

  it('nesting of any depth is read or refused, never a crash', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const { lines } = await run([`1\n${deep}\n2\n`], (document) => ok(Array.isArray(document)));
    expect(lines[0]).toBe(false);
    expect(lines[2]).toBe(false);
  });

  it('an answer that throws fails its document only, without its content', async () => {
    const throwing: Answer = (document) => {
      if (document === 'secret') throw new Error('boom');
      return ok(document);
    };
    const { status, lines } = await run(['1\n"secret"\n2\n'], throwing);
    expect(status).toBe(1);
    expect(lines).toEqual([1, failure('defect'), 2]);
    expect(JSON.stringify(lines)).not.toContain('boom');
  });

  it('gives the first problem of a refusal and names the places of the others', async () => {
    const refuse: Answer = () =>
      err([
        { type: 'missing', message: 'weight is required', path: '/weight' },
        { type: 'missing', message: 'route is required', path: '/route' },
      ]);
    expect((await run(['1'], refuse)).lines).toEqual([
      { error: { type: 'missing', message: 'weight is required (also wrong: /route)', path: '/weight' } },
    ]);
    expect((await run(['1'], () => err([]))).lines).toEqual([failure('refused')]);
    const alone = { type: 'missing', message: 'm', path: '/x' };
    expect((await run(['1'], () => err(alone))).lines).toEqual([{ error: alone }]);
  });

  it('stops quietly when the reader of the answers has left', async () => {
    const output = new PassThrough();
    const input = Readable.from([Buffer.from('1\n'.repeat(200_000)), Buffer.from('2\n')]);
    output.destroy(new Error('EPIPE'));
    await expect(runDocuments(input, output, echo)).resolves.toBeTypeOf('number');
  });

  it('waits for a slow reader instead of keeping answers in memory', async () => {
    let waiting = 0;
    let most = 0;
    const output = new Writable({
      highWaterMark: 1,
      write(chunk, _, done) {
        waiting += chunk.length;
        most = Math.max(most, waiting);
        setImmediate(() => {
          waiting -= chunk.length;
          done();
        });
      },
    });
    const chunk = Buffer.from('{"a":"0123456789"}\n'.repeat(3000));
    await runDocuments(Readable.from(Array.from({ length: 100 }, () => chunk)), output, echo);
    expect(most).toBeLessThan(1024 * 1024);
  });

  it('cuts lines in the same places wherever the pieces end', async () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { maxLength: 8 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
        async (values, sizes) => {
          const bytes = Buffer.from(values.map((one) => `${JSON.stringify(one)}\n`).join(''));
          const pieces: Buffer[] = [];
          for (let at = 0; at < bytes.length; ) {
            const size = sizes.next().value ?? 1;
            pieces.push(bytes.subarray(at, at + size));
            at += size;
          }
          const { status, lines } = await run(pieces);
          expect(status).toBe(0);
          expect(lines).toEqual(values.map((read) => ({ read: JSON.parse(JSON.stringify(read)) })));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a document printed over lines reads the same as on one line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        const { lines } = await run([JSON.stringify(value, null, 2)]);
        expect(lines).toEqual([{ read: JSON.parse(JSON.stringify(value)) }]);
      }),
      { numRuns: 300 },
    );
  });

  it('never crashes on any bytes, and answers every line that is not blank', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 5 }), async (pieces) => {
        const { status } = await run(pieces.map((piece) => Buffer.from(piece)));
        expect([0, 1]).toContain(status);
      }),
      { numRuns: 500 },
    );
  });
});

describe('telling a spread document from a broken line', () => {
  it('calls every true beginning of a document open, and the whole complete', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const lines = JSON.stringify(value, null, 1).split('\n');
        const prefix = new JsonPrefix();
        const states = lines.map((line) => prefix.feed(line));
        expect(states.at(-1)).toBe('complete');
        expect(states.slice(0, -1).every((state) => state === 'open')).toBe(true);
      }),
    );
  });

  it.each([
    '}',
    ']',
    ',',
    ':',
    '{]',
    '[}',
    '{1',
    '{"a"}',
    '{"a":1 2',
    '[1 2',
    '[1,,',
    '1 2',
    '{"a":tru',
    '"open',
    '[:',
    '{,',
    '{"a",',
  ])('calls %j impossible', (text) => {
    expect(new JsonPrefix().feed(text)).toBe('impossible');
  });
});
