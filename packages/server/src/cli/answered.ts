import type { Problem, Refusal, Result } from '@titrate/quantity';
import type { Answer } from './document-verb.ts';
import { type JsonFault, jsonFault } from './json-fault.ts';

/** The line that answers one document. Plain data, so that a worker can send it. */
export interface Answered {
  readonly line: string;
  readonly failed: boolean;
  /** Where in the program a defect was met; never a document's content. */
  readonly defect?: string;
}

/** Reads the text of one document and answers it. */
export function answerText(text: string, answer: Answer): Answered {
  const parsed = parseJson(text);
  if (!parsed.ok) return answerProblem(parsed.error);
  try {
    const answered = answer(parsed.value);
    return answered.ok
      ? { line: JSON.stringify(answered.value), failed: false }
      : answerProblem(answered.error);
  } catch (thrown) {
    // A defect of ours on one document must not lose the others; its kind is told once, a document's content never.
    const trace = thrown instanceof Error ? thrown.stack?.split('\n').slice(1).join('\n') : undefined;
    return { ...answerProblem(DEFECT), defect: trace ?? '' };
  }
}

/** The line of a document that has no answer. */
export function answerProblem(error: Problem | Refusal): Answered {
  return { line: JSON.stringify({ error: onlyProblem(error) }), failed: true };
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
  } catch {
    const fault = jsonFault(text);
    const place = fault === undefined ? '' : `: ${placeWords(fault, text.includes('\n'))}`;
    return {
      ok: false,
      error: { type: 'not-json', message: `not a JSON document${place}`, path: fault?.path ?? '' },
    };
  }
}

/** The parser's own message has no place for many faults, `NaN` among them. */
function placeWords(fault: JsonFault, hasLines: boolean): string {
  const line = hasLines ? `line ${fault.line}, ` : '';
  const member = fault.path === '' ? '' : ` (${fault.path})`;
  return `${fault.reason}, at ${line}column ${fault.column}${member}`;
}

const DEFECT: Problem = { type: 'defect', message: 'this document met a defect of the program', path: '' };
