import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader, frame } from './frame.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const messages = (reader: ReturnType<typeof createFrameReader>, ...chunks: Uint8Array[]) =>
  chunks
    .flatMap((chunk) => reader.push(chunk))
    .map((item) => (item.kind === 'message' ? text(item.bytes) : item.kind));

describe('MLLP frames', () => {
  it('reads the same messages however the stream is cut', () => {
    const content = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((s) => s.replaceAll('\v', ' ').replaceAll('\u001c', ' '));
    fc.assert(
      fc.property(
        fc.array(content, { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 9 })),
        (texts, cuts) => {
          const stream = Buffer.concat(texts.map((one) => frame(Buffer.from(one))));
          const reader = createFrameReader();
          const found: string[] = [];
          let at = 0;
          for (const cut of cuts) {
            found.push(...messages(reader, stream.subarray(at, at + cut)));
            at += cut;
          }
          found.push(...messages(reader, stream.subarray(at)));
          expect(found).toEqual(texts);
          expect(reader.isInsideFrame()).toBe(false);
        },
      ),
    );
  });

  it('skips and counts noise before a frame', () => {
    const reader = createFrameReader();
    expect(messages(reader, Buffer.from('GET / HTTP/1.1\r\n'), frame(Buffer.from('MSH')))).toEqual(['MSH']);
    expect(reader.noiseBytes()).toBe(14);
  });

  it('drops a torn message when its sender begins again', () => {
    const reader = createFrameReader();
    expect(messages(reader, Buffer.from('\vMSH|torn'), frame(Buffer.from('MSH|whole')))).toEqual([
      'MSH|whole',
    ]);
  });

  it('takes a frame whose last carriage return is missing once the next begins', () => {
    const reader = createFrameReader();
    expect(messages(reader, Buffer.from('\vA\u001c\vB\u001c\r'))).toEqual(['A', 'B']);
  });

  it('keeps a separator byte inside the text when no carriage return follows it', () => {
    expect(messages(createFrameReader(), Buffer.from('\vA\u001cB\u001c\r'))).toEqual(['A\u001cB']);
    expect(
      messages(createFrameReader(), Buffer.from('\vA\u001c'), Buffer.from('B\u001c'), Buffer.from('\r')),
    ).toEqual(['A\u001cB']);
  });

  it('stops at the bound and reads nothing after it', () => {
    const reader = createFrameReader(10);
    expect(messages(reader, frame(Buffer.from('x'.repeat(10))))).toEqual(['x'.repeat(10)]);
    expect(messages(reader, frame(Buffer.from('x'.repeat(11))), frame(Buffer.from('A')))).toEqual([
      'too-large',
    ]);
  });
});
