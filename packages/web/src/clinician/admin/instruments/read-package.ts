import { endedProblem, parseTextPackage, type TextPackage } from '@titrate/clinical/instruments';
import { TEXT_PACKAGE_MAX_BYTES } from '@titrate/contract';
import type { CivilDate } from '@titrate/quantity';

export interface PackageProblem {
  readonly message: string;
  readonly path: string;
}

export type ReadPackage =
  | { readonly ok: true; readonly texts: TextPackage; readonly json: Record<string, unknown> }
  | { readonly ok: false; readonly problems: readonly PackageProblem[] };

/** A document as it was chosen, dropped or pasted. The server reads it again; here every problem is shown at once. */
export function readPackage(text: string, on: CivilDate): ReadPackage {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > TEXT_PACKAGE_MAX_BYTES)
    return refused(`Larger than a text package may be (${TEXT_PACKAGE_MAX_BYTES / 1024} kB)`);
  const json = jsonOf(text);
  if (!json.ok) return refused(json.message);
  const read = parseTextPackage(json.value, '');
  if (!read.ok) return { ok: false, problems: read.error };
  const ended = endedProblem(read.value, on, '');
  if (ended.length > 0) return { ok: false, problems: ended };
  // It has just been read as an object.
  return { ok: true, texts: read.value, json: json.value as Record<string, unknown> };
}

const refused = (message: string): ReadPackage => ({ ok: false, problems: [{ message, path: '' }] });

function jsonOf(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const where = error instanceof Error ? /line \d+ column \d+/.exec(error.message)?.[0] : undefined;
    return { ok: false, message: `This is not JSON${where === undefined ? '' : `: look at ${where}`}` };
  }
}
