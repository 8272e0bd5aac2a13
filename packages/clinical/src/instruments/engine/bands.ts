import type { Answer, Band, Bands } from '../types.ts';
import type { ScoreContext } from './context.ts';

export function bandListOf(bands: Bands, context: ScoreContext): readonly Band[] {
  return context.sex === 'male' ? (bands.male ?? bands.list) : bands.list;
}

interface BandFacts {
  readonly answers: readonly Answer[];
  readonly total: number | null;
  readonly subscales: { readonly [key: string]: number | null };
  readonly context: ScoreContext;
}

/**
 * The band of a finished form, or `null` where the instrument has none. Bands stand in rising order without a
 * gap, and a value lies within them: both are properties of the definitions, and tested there.
 */
export function bandOf(bands: Bands | undefined, facts: BandFacts): string | null {
  if (bands === undefined) return null;
  const value = valueFor(bands.on, facts);
  if (typeof value !== 'number') return null;
  let code: string | null = null;
  for (const one of bandListOf(bands, facts.context)) if (value >= one.from) code = one.code;
  return code;
}

/** Tiers are decided by the scoring and never looked up here. */
function valueFor(on: Bands['on'], facts: BandFacts): number | null | undefined {
  if (on.kind === 'item') return facts.answers[on.item];
  return on.kind === 'subscale' ? facts.subscales[on.key] : facts.total;
}
