import type { Answer, Band, Bands } from '../types.ts';
import type { ScoreContext } from './context.ts';

export function bandListOf(bands: Bands, context: ScoreContext): readonly Band[] {
  return context.sex === 'male' ? (bands.male ?? bands.list) : bands.list;
}

/** The band of a finished form, or `null` where the instrument has none. */
export function bandOf(
  bands: Bands | undefined,
  facts: {
    readonly answers: readonly Answer[];
    readonly total: number | null;
    readonly subscales: { readonly [key: string]: number | null };
    readonly context: ScoreContext;
  },
): string | null {
  if (bands === undefined) return null;
  const value = scoreBehind(bands.on, facts);
  if (typeof value !== 'number') return null;
  for (const { code, from, to } of bandListOf(bands, facts.context)) {
    if (value >= from && value <= to) return code;
  }
  return null;
}

function scoreBehind(on: Bands['on'], facts: Parameters<typeof bandOf>[1]): number | null | undefined {
  switch (on.kind) {
    case 'total':
      return facts.total;
    case 'item':
      return facts.answers[on.item];
    case 'subscale':
      return facts.subscales[on.key];
    case 'tier':
      return null;
  }
}
