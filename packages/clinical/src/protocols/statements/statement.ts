import type { Source } from '../source.ts';

/** Something the product says or holds to that is no rule over one patient: a principle, a published figure, an open question. */
export interface Statement {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly severity?: 'block' | 'override' | 'caution' | 'information';
  readonly sources: readonly Source[];
}

export const statement = (
  id: string,
  title: string,
  text: string,
  sources: readonly Source[],
  severity?: NonNullable<Statement['severity']>,
): Statement => ({ id, title, text, sources, ...(severity === undefined ? {} : { severity }) });
