import { isUtf8 } from 'node:buffer';
import type { Readable, Writable } from 'node:stream';
import type { Problem } from '@titrate/quantity';
import { type Answered, answerProblem, answerText } from './answered.ts';
import { AnsweredByWorkers, type Workers } from './answered-by-workers.ts';
import type { Answer } from './document-verb.ts';
import { JsonPrefix } from './json-prefix.ts';

const NEWLINE = 0x0a;
/** The longest line or document that is read; a longer one is an error on its line, so that memory stays bounded. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
const FLUSH_CHARS = 256 * 1024;

/**
 * Reads JSON documents, one a line or one spread over lines, and writes one line for each, in order. Memory does not grow
 * with their number: what was answered is written before more is read. With `workers`, more than a handful of documents
 * are answered on several cores. Answers 0 when all succeeded, 1 when any failed.
 */
export async function runDocuments(
  input: Readable,
  output: Writable,
  answer: Answer,
  workers?: Workers,
): Promise<0 | 1> {
  const out = new Lines(output);
  const here = (text: string) => answerText(text, answer);
  const answers =
    workers === undefined ? new AnsweredHere(here, out) : new AnsweredByWorkers(here, out, workers);
  try {
    const splitter = new Splitter(new Documents(answers));
    for await (const chunk of input) {
      splitter.take(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      await answers.settle();
      if (out.isClosed()) return 1;
    }
    splitter.end();
    await answers.end();
    await out.flush();
  } finally {
    await answers.close();
  }
  return out.failed ? 1 : 0;
}

/** Takes documents in the order they were read, and sees to it that their answers are written in that order. */
export interface Answers {
  document(text: string): void;
  problem(problem: Problem): void;
  /** After each piece of input: what has to be done before more may be read. */
  settle(): Promise<void>;
  /** After the last document: answers what is left. */
  end(): Promise<void>;
  /** Lets go of everything, also when reading was broken off. */
  close(): Promise<void>;
}

/** Answers each document as it comes. */
class AnsweredHere implements Answers {
  readonly #answer: (text: string) => Answered;
  readonly #out: Lines;

  constructor(answer: (text: string) => Answered, out: Lines) {
    this.#answer = answer;
    this.#out = out;
  }

  document(text: string): void {
    this.#out.add(this.#answer(text));
  }

  problem(problem: Problem): void {
    this.#out.add(answerProblem(problem));
  }

  async settle(): Promise<void> {
    if (this.#out.isFull()) await this.#out.flush();
  }

  async end(): Promise<void> {}

  async close(): Promise<void> {}
}

/** Cuts bytes into lines. A line that is not UTF-8 or too long goes on as a problem, never as guessed text. */
class Splitter {
  readonly #documents: Documents;
  #rest: Buffer[] = [];
  #restBytes = 0;
  #skipping = false;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  take(chunk: Buffer): void {
    const last = chunk.lastIndexOf(NEWLINE);
    if (last === -1) {
      this.#keep(chunk);
      return;
    }
    const first = chunk.indexOf(NEWLINE);
    this.#keep(chunk.subarray(0, first));
    this.#finishLine();
    if (last > first) this.#lines(chunk.subarray(first + 1, last));
    this.#keep(chunk.subarray(last + 1));
  }

  end(): void {
    this.#finishLine();
    this.#documents.end();
  }

  #keep(part: Buffer): void {
    if (part.length === 0 || this.#skipping) return;
    this.#rest.push(part);
    this.#restBytes += part.length;
    if (this.#restBytes > MAX_DOCUMENT_BYTES) {
      this.#skipping = true;
      this.#rest = [];
      this.#documents.problem(TOO_LONG);
    }
  }

  #finishLine(): void {
    const line = Buffer.concat(this.#rest);
    this.#rest = [];
    this.#restBytes = 0;
    if (this.#skipping) this.#skipping = false;
    else this.#lines(line);
  }

  #lines(bytes: Buffer): void {
    if (isUtf8(bytes)) {
      for (const line of bytes.toString('utf8').split('\n')) this.#documents.line(line);
      return;
    }
    let from = 0;
    while (from <= bytes.length) {
      const found = bytes.indexOf(NEWLINE, from);
      const to = found === -1 ? bytes.length : found;
      const line = bytes.subarray(from, to);
      if (isUtf8(line)) this.#documents.line(line.toString('utf8'));
      else this.#documents.problem(NOT_UTF8);
      from = to + 1;
    }
  }
}

/** Turns lines into documents. */
class Documents {
  readonly #answers: Answers;
  /** Lines of a document that may be spread over several; `undefined` once lines are known to be documents. */
  #spread: { prefix: JsonPrefix; lines: string[]; chars: number } | undefined = newSpread();

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  line(raw: string): void {
    if (this.#spread === undefined) {
      if (raw !== '' && !/^\s*$/.test(raw)) this.#answers.document(raw);
    } else {
      this.#spreadLine(this.#spread, raw);
    }
  }

  problem(problem: Problem): void {
    this.#giveUpSpread();
    this.#answers.problem(problem);
  }

  end(): void {
    this.#giveUpSpread();
  }

  #spreadLine(spread: { prefix: JsonPrefix; lines: string[]; chars: number }, raw: string): void {
    const line = spread.lines.length === 0 && raw.startsWith('\ufeff') ? raw.slice(1) : raw;
    if (spread.lines.length === 0 && /^\s*$/.test(line)) return;
    spread.lines.push(line);
    spread.chars += line.length;
    const state = spread.chars > MAX_DOCUMENT_BYTES ? 'impossible' : spread.prefix.feed(line);
    if (state === 'open') return;
    if (state === 'impossible' || spread.lines.length === 1) {
      this.#giveUpSpread();
    } else {
      this.#answers.document(spread.lines.join('\n'));
      this.#spread = newSpread();
    }
  }

  /** From here on each line is a document of its own, also those that were held back. */
  #giveUpSpread(): void {
    const lines = this.#spread?.lines ?? [];
    this.#spread = undefined;
    for (const line of lines) this.line(line);
  }
}

function newSpread() {
  return { prefix: new JsonPrefix(), lines: [], chars: 0 };
}

const NOT_UTF8: Problem = { type: 'not-utf8', message: 'the line is not UTF-8 text', path: '' };
const TOO_LONG: Problem = { type: 'too-long', message: 'the document is longer than 64 MiB', path: '' };

/** Collects answers and writes them in large pieces, waiting for the reader when it is slow. */
class Lines {
  /** Whether any document failed. */
  failed = false;
  readonly #output: Writable;
  #text = '';
  #closed = false;
  #metDefect = false;

  constructor(output: Writable) {
    this.#output = output;
    // A reader that leaves early, such as `head`, is no failure of ours: stop quietly.
    output.once('error', () => {
      this.#closed = true;
    });
  }

  add({ line, failed, defect }: Answered): void {
    this.#text += `${line}\n`;
    if (failed) this.failed = true;
    if (defect !== undefined && !this.#metDefect) {
      process.stderr.write(`titrate: a document met a defect of the program\n${defect}\n`);
      this.#metDefect = true;
    }
  }

  isFull(): boolean {
    return this.#text.length >= FLUSH_CHARS;
  }

  isClosed(): boolean {
    return this.#closed;
  }

  async flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    if (text === '' || this.#closed) return;
    await new Promise<void>((resolve) => {
      this.#output.write(text, () => resolve());
    });
  }
}
