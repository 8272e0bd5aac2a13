import { err, ok, type Problem, type Result } from '@titrate/quantity';
import { decodeText } from './charset.ts';
import { type Delimiters, parseDelimiters } from './delimiters.ts';
import { unescapeText } from './escape.ts';

/** One line of a message. `fields[n]` is the raw text of field n; `fields[0]` is the name. */
export interface Segment {
  readonly name: string;
  /** How many segments of this name came so far, from 1: `OBX` 3 is the third OBX whatever its OBX-1 says. */
  readonly ordinal: number;
  readonly fields: readonly string[];
}

export interface Message {
  readonly delimiters: Delimiters;
  readonly segments: readonly Segment[];
}

/** What a frame holds: one message, or a batch of them in their order. */
export interface Parsed {
  readonly batch: boolean;
  readonly messages: readonly Message[];
}

const BATCH_NAMES = new Set(['FHS', 'BHS', 'BTS', 'FTS']);

/** Splits a frame into messages, segments and fields, or says why it is not HL7 version 2. Never half of it. */
export function parseFrame(bytes: Uint8Array, fallbackCharset = 'UNICODE UTF-8'): Result<Parsed, Problem> {
  const firstLine = Buffer.from(bytes.subarray(0, 4096))
    .toString('latin1')
    .split(/[\r\n]/, 1)[0];
  if (firstLine === undefined || !/^(MSH|FHS|BHS)/.test(firstLine)) {
    return err({ type: 'not-hl7', message: 'the frame does not begin with MSH', path: 'MSH' });
  }
  const header = charsetHeader(bytes);
  const text = decodeText(bytes, header, fallbackCharset);
  if (!text.ok) return text;
  return splitMessages(text.value);
}

/** MSH-18 of the first MSH, read before anything is decoded: every set we take agrees with ASCII here. */
function charsetHeader(bytes: Uint8Array): string {
  const rough = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const start = rough.startsWith('MSH') ? 0 : rough.search(/[\r\n]MSH/) + 1;
  const line = rough.slice(start).split(/[\r\n]/, 1)[0] ?? '';
  if (!line.startsWith('MSH')) return '';
  const separator = line[3] ?? '|';
  const field = line.split(separator)[17] ?? '';
  const repetition = line[5] ?? '~';
  return (field.split(repetition, 1)[0] ?? '').trim();
}

function splitMessages(text: string): Result<Parsed, Problem> {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const batch = !(lines[0] ?? '').startsWith('MSH');
  const messages: Message[] = [];
  let group: string[] = [];
  const finish = (): Problem | undefined => {
    if (group.length === 0) return undefined;
    const message = parseMessage(group);
    group = [];
    if (!message.ok) return message.error;
    messages.push(message.value);
    return undefined;
  };
  for (const line of lines) {
    const name = line.slice(0, 3);
    const starts = name === 'MSH';
    if (starts || (batch && BATCH_NAMES.has(name))) {
      const problem = finish();
      if (problem !== undefined) return err(problem);
    }
    if (starts || !(batch && BATCH_NAMES.has(name))) group.push(line);
  }
  const problem = finish();
  if (problem !== undefined) return err(problem);
  if (messages.length === 0) {
    return err({ type: 'empty-batch', message: 'the batch holds no message', path: 'MSH' });
  }
  if (!batch && messages.length > 1) {
    return err({
      type: 'two-messages',
      message: 'one frame holds several messages and is no batch',
      path: 'MSH',
    });
  }
  return ok({ batch, messages });
}

function parseMessage(lines: readonly string[]): Result<Message, Problem> {
  const header = lines[0] ?? '';
  if (!header.startsWith('MSH')) {
    return err({ type: 'not-hl7', message: 'a message does not begin with MSH', path: header.slice(0, 3) });
  }
  const delimiters = parseDelimiters(header);
  if (!delimiters.ok) return delimiters;
  const counts = new Map<string, number>();
  const segments: Segment[] = [];
  for (const [index, line] of lines.entries()) {
    const name = line.slice(0, 3);
    if (!/^[A-Z][A-Z0-9]{2}$/.test(name) || (line.length > 3 && line[3] !== delimiters.value.field)) {
      return err({
        type: 'bad-segment',
        message: `line ${index + 1} does not begin with a segment name`,
        path: `line ${index + 1}`,
      });
    }
    const ordinal = (counts.get(name) ?? 0) + 1;
    counts.set(name, ordinal);
    const parts = line.split(delimiters.value.field);
    // MSH-1 is the separator itself, so the fields of a header stand one place further on.
    segments.push({
      name,
      ordinal,
      fields: name === 'MSH' ? ['MSH', delimiters.value.field, ...parts.slice(1)] : parts,
    });
  }
  return ok({ delimiters: delimiters.value, segments });
}

/** The first segment of a name. */
export function segmentOf(message: Message, name: string): Segment | undefined {
  return message.segments.find((segment) => segment.name === name);
}

/** Raw text of field n of a segment; empty where it is absent or the explicit null `""`. */
export function fieldOf(segment: Segment | undefined, n: number): string {
  const raw = (segment?.fields[n] ?? '').trim();
  return raw === '""' ? '' : raw;
}

/** The repetitions of a field that hold anything. */
export function repetitionsOf(message: Message, segment: Segment | undefined, n: number): readonly string[] {
  return fieldOf(segment, n)
    .split(message.delimiters.repetition)
    .filter((one) => one !== '');
}

/** Component c (from 1) of a repetition, its subcomponent s (from 1), unescaped; empty where absent. */
export function componentOf(message: Message, repetition: string, c: number, s = 1): string {
  const component = repetition.split(message.delimiters.component)[c - 1] ?? '';
  const part = (component.split(message.delimiters.subcomponent)[s - 1] ?? '').trim();
  return part === '""' ? '' : unescapeText(part, message.delimiters);
}

/** Component c of the first repetition of a field. */
export function firstOf(message: Message, segment: Segment | undefined, n: number, c = 1): string {
  return componentOf(message, repetitionsOf(message, segment, n)[0] ?? '', c);
}
