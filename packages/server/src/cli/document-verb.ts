import { readFile } from 'node:fs/promises';
import type { ClinicValues } from '@titrate/clinical/library';
import { err, ok, type Problem, type Refusal, type Result } from '@titrate/quantity';
import type { Workers } from './answered-by-workers.ts';
import { runDocuments } from './ndjson.ts';

/** Turns one document into one answer, or says why it cannot. Must not throw for any JSON value. */
export type Answer = (document: unknown) => Result<unknown, Problem | Refusal>;

export interface DocumentVerb {
  readonly name: string;
  /** Text, or where it names what the core holds, how to make it: the core is read for a question only. */
  readonly help: string | (() => Promise<string>);
  /** `values` is what a clinic changed of the catalogue, checked; only for a verb that takes `--values`. */
  readonly answer: (values?: ClinicValues) => Promise<Answer>;
  /** Takes `--values <file>`: a clinic's own values instead of the catalogue's. */
  readonly takesValues?: true;
  /** Workers for many documents, where one takes long enough to be worth it. */
  readonly workers?: Workers;
  /** Options that print something instead of reading documents, such as `--schema`. */
  readonly prints?: Readonly<Record<string, () => Promise<unknown>>>;
}

/** Runs a verb that reads JSON documents: checks its options, then streams standard input to standard output. */
export async function runDocumentVerb(verb: DocumentVerb, args: readonly string[]): Promise<number> {
  process.stdout.on('error', endWithReader);
  const [option, ...more] = args;
  if (option === undefined) {
    if (process.stdin.isTTY) process.stderr.write(`titrate ${verb.name}: reading JSON from standard input\n`);
    return runDocuments(process.stdin, process.stdout, await verb.answer(), verb.workers);
  }
  if (verb.takesValues === true && option === '--values' && more.length === 1) {
    const values = await valuesIn(more[0] ?? '');
    if (values.ok) return runDocuments(process.stdin, process.stdout, await verb.answer(values.value));
    for (const { path, message } of values.error)
      process.stderr.write(`titrate ${verb.name}: --values ${path} ${message}\n`);
    return 2;
  }
  if (more.length === 0 && (option === '--help' || option === '-h')) {
    process.stdout.write(`${await helpOf(verb)}\n`);
    return 0;
  }
  const print = Object.hasOwn(verb.prints ?? {}, option) ? verb.prints?.[option] : undefined;
  if (more.length > 0 || print === undefined) {
    process.stderr.write(`titrate ${verb.name}: unexpected argument\n\n${await helpOf(verb)}\n`);
    return 2;
  }
  process.stdout.write(`${JSON.stringify(await print(), null, 2)}\n`);
  return 0;
}

/** Who reads the answers may stop reading, as `head` does: that is no failure, and nobody is left to be told. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

/** Reads a clinic's values file and checks it against the catalogue, whole, before anything is answered. */
async function valuesIn(file: string): Promise<Result<ClinicValues, Refusal>> {
  const { checkValues } = await import('@titrate/clinical/library');
  try {
    return checkValues(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const message =
      error instanceof SyntaxError ? `is not JSON: ${error.message}` : 'cannot be read: is the path right?';
    return err([{ type: 'unreadable', message, path: file }]);
  }
}

/** The fields of a document that must be an object with these fields and no others. */
export function fieldsOf(
  document: unknown,
  allowed: readonly string[],
): Result<Readonly<Record<string, unknown>>, Problem> {
  if (!isObject(document)) {
    return err({ type: 'not-an-object', message: 'expected a JSON object', path: '' });
  }
  for (const name of Object.keys(document)) {
    if (!allowed.includes(name)) {
      return err({
        type: 'unknown-field',
        message: 'this field is not known here',
        path: `/${name.slice(0, 60)}`,
      });
    }
  }
  return ok(document);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const helpOf = async ({ help }: DocumentVerb): Promise<string> =>
  typeof help === 'string' ? help : await help();
