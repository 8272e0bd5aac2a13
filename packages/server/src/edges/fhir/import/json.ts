import { err, ok, type Problem, type Result } from '@titrate/quantity';

/** A number with the digits it was written with: 7.00 stays 7.00. */
export class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Json =
  | null
  | boolean
  | string
  | JsonNumber
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

type ParseWithSource = (
  text: string,
  reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
) => Json;
// The third argument of a reviver (ECMAScript 2025) is not in TypeScript's library yet.
const parseWithSource = JSON.parse as ParseWithSource;

/** Reads JSON and keeps every number as text. A fault is told by line and column, never by quoting what stands there. */
export function parseJson(text: string, path = ''): Result<Json, Problem> {
  const clean = text.startsWith('\ufeff') ? text.slice(1) : text;
  try {
    return ok(
      parseWithSource(clean, (_key, value, context) =>
        typeof value === 'number' ? new JsonNumber(context.source ?? String(value)) : value,
      ),
    );
  } catch (error) {
    return err({ type: 'not-json', message: `not valid JSON${placeOf(error, clean)}`, path });
  }
}

function placeOf(error: unknown, text: string): string {
  if (error instanceof RangeError) return ': nested too deeply';
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  if (position === undefined) return ': it ends too early or holds something that is not JSON';
  const before = text.slice(0, Number(position)).split('\n');
  return ` at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
