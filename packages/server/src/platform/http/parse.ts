import { issueWords } from '@titrate/contract';
import type { Problem } from '@titrate/quantity';
import { z } from 'zod';
import { refuse } from './refusal.ts';

export interface InputSchemas {
  readonly params?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
}
export interface ParsedInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Objects at the door know all their members: an unknown one is a mistake, not a thing to drop (SEC-20). */
export function strictAtTheDoor(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (!(schema instanceof z.ZodObject)) return schema;
  return schema.def.catchall === undefined ? schema.strict() : schema;
}

/** Reads params, query and body; throws one refusal that names every problem of all three. */
export function parseInput(
  schemas: InputSchemas,
  given: { readonly params: unknown; readonly query: unknown; readonly body: unknown },
): ParsedInput {
  const problems: Problem[] = [];
  const read = (schema: z.ZodType | undefined, value: unknown, root: string): unknown => {
    if (schema === undefined) return undefined;
    const parsed = schema.safeParse(value, { error: issueWords });
    if (parsed.success) return parsed.data;
    problems.push(...problemsOf(parsed.error, root));
    return undefined;
  };
  const input = {
    params: read(schemas.params, given.params, '/params'),
    query: read(schemas.query, given.query, '/query'),
    body: read(schemas.body, given.body, ''),
  };
  if (problems.length > 0) throw refuse('invalid-input', undefined, problems.slice(0, 200));
  return input;
}

/** Body problems are found at `/plan/doses/2`, others at `/params/…` and `/query/…`. */
function problemsOf(error: z.ZodError, root: string): Problem[] {
  return error.issues.map((issue) => ({
    type: issue.code,
    message: issue.message,
    path: [root, ...issue.path.map((part) => String(part))].join('/'),
  }));
}

/** The text of a JSON body; an empty one is no body. */
export function readJson(text: unknown): unknown {
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    const where =
      error instanceof Error ? /position \d+( \(line \d+ column \d+\))?/.exec(error.message)?.[0] : undefined;
    throw refuse('invalid-input', undefined, [
      {
        type: 'not-json',
        message: `The body is not JSON${where === undefined ? '' : ` at ${where}`}`,
        path: '',
      },
    ]);
  }
}
