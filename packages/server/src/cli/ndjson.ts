import { isUtf8 } from 'node:buffer';
import type { Readable, Writable } from 'node:stream';
import type { Problem, Refusal, Result } from '@titrate/quantity';
import type { Answer } from './document-verb.ts';
import { JsonPrefix } from './json-prefix.ts';

const NEWLINE = 0x0a;
/** The longest line or document that is read; a longer one is an error on its line, so that memory stays bounded. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
const FLUSH_CHARS = 256 * 1024;

/**
 * Reads JSON documents, one a line or one spread over lines, and writes one line for each, in order. Memory does not grow
 * with their number: what was answered is written before more is read. Answers 0 when all succeeded, 1 when any failed.
 */
export async function runDocuments(input: Readable, output: Writable, answer: Answer): Promise<0 | 1> {
  const out = new Lines(output);
  const documents = new Documents(answer, out);
  const splitter = new Splitter(documents);
  for await (const chunk of input) {
    splitter.take(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    if (out.isFull()) await out.flush();
    if (out.isClosed()) return 1;
  }
  splitter.end();
  await out.flush();
  return documents.failed ? 1 : 0;
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

/** Turns lines into documents and documents into answers. */
class Documents {
  failed = false;
  #metDefect = false;
  readonly #answer: Answer;
  readonly #out: Lines;
  /** Lines of a document that may be spread over several; `undefined` once lines are known to be documents. */
  #spread: { prefix: JsonPrefix; lines: string[]; chars: number } | undefined = newSpread();

  constructor(answer: Answer, out: Lines) {
    this.#answer = answer;
    this.#out = out;
  }

  line(raw: string): void {
    if (this.#spread === undefined) {
      if (raw !== '' && !/^\s*$/.test(raw)) this.#document(raw);
    } else {
      this.#spreadLine(this.#spread, raw);
    }
  }

  problem(problem: Problem): void {
    this.#giveUpSpread();
    this.#fail(problem);
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
      this.#document(spread.lines.join('\n'));
      this.#spread = newSpread();
    }
  }

  /** From here on each line is a document of its own, also those that were held back. */
  #giveUpSpread(): void {
    const lines = this.#spread?.lines ?? [];
    this.#spread = undefined;
    for (const line of lines) this.line(line);
  }

  #document(text: string): void {
    const parsed = parseJson(text);
    if (!parsed.ok) {
      this.#fail(parsed.error);
      return;
    }
    const answered = this.#ask(parsed.value);
    if (answered.ok) this.#out.add(JSON.stringify(answered.value));
    else this.#fail(answered.error);
  }

  #ask(document: unknown): Result<unknown, Problem | Refusal> {
    try {
      return this.#answer(document);
    } catch (thrown) {
      // A defect of ours on one document must not lose the others; its kind is told once, a document's content never.
      if (!this.#metDefect) {
        const trace = thrown instanceof Error ? thrown.stack?.split('\n').slice(1).join('\n') : '';
        process.stderr.write(`titrate: a document met a defect of the program\n${trace}\n`);
      }
      this.#metDefect = true;
      return {
        ok: false,
        error: { type: 'defect', message: 'this document met a defect of the program', path: '' },
      };
    }
  }

  #fail(error: Problem | Refusal): void {
    this.failed = true;
    this.#out.add(JSON.stringify({ error: onlyProblem(error) }));
  }
}

/** The first problem, and how many more there are. */
function onlyProblem(error: Problem | Refusal): Problem {
  if (!isRefusal(error)) return { type: error.type, message: error.message, path: error.path };
  const [first, ...more] = error;
  if (first === undefined) return { type: 'refused', message: 'the document was refused', path: '' };
  const also = more.map((problem) => problem.path).join(', ');
  const message = more.length === 0 ? first.message : `${first.message} (also wrong: ${also})`;
  return { type: first.type, message, path: first.path };
}

function isRefusal(error: Problem | Refusal): error is Refusal {
  return Array.isArray(error);
}

function parseJson(text: string): Result<unknown, Problem> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (thrown) {
    const at = thrown instanceof SyntaxError ? /at position (\d+)/.exec(thrown.message)?.[1] : undefined;
    const where = at === undefined ? '' : `, at character ${at}`;
    return { ok: false, error: { type: 'not-json', message: `not a JSON document${where}`, path: '' } };
  }
}

function newSpread() {
  return { prefix: new JsonPrefix(), lines: [], chars: 0 };
}

const NOT_UTF8: Problem = { type: 'not-utf8', message: 'the line is not UTF-8 text', path: '' };
const TOO_LONG: Problem = { type: 'too-long', message: 'the document is longer than 64 MiB', path: '' };

/** Collects lines and writes them in large pieces, waiting for the reader when it is slow. */
class Lines {
  readonly #output: Writable;
  #text = '';
  #closed = false;

  constructor(output: Writable) {
    this.#output = output;
    // A reader that leaves early, such as `head`, is no failure of ours: stop quietly.
    output.once('error', () => {
      this.#closed = true;
    });
  }

  add(line: string): void {
    this.#text += `${line}\n`;
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
