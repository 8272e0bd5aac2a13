/** The catalogue of coded history questions. Intake forms, imports and rules all read it; nothing else lists them. */
import { invariant } from '@titrate/quantity';
import { BODY_FACTS } from './facts/body.ts';
import type { Fact } from './facts/fact.ts';
import { HOME_FACTS } from './facts/home.ts';
import { MIND_FACTS } from './facts/mind-and-life.ts';

export {
  FACT_GROUP_TITLES,
  FACT_GROUPS,
  type Fact,
  type FactGroup,
} from './facts/fact.ts';

const ALL = [...BODY_FACTS, ...MIND_FACTS, ...HOME_FACTS] as const;
export type FactId = (typeof ALL)[number]['id'];
export type YesNoFactId = Extract<(typeof ALL)[number], { readonly kind: 'yes-no' }>['id'];
export type DateFactId = Extract<(typeof ALL)[number], { readonly kind: 'date' }>['id'];
export type ChoiceFactId = Extract<(typeof ALL)[number], { readonly kind: 'choice' }>['id'];

export const FACTS: readonly Fact<FactId>[] = ALL;

const BY_ID: ReadonlyMap<string, Fact<FactId>> = new Map(FACTS.map((fact) => [fact.id, fact]));

/** The question with this id, or `undefined`. */
export const factById = (id: string): Fact<FactId> | undefined => BY_ID.get(id);

/** The question with an id of the catalogue. */
export function factOf(id: FactId): Fact<FactId> {
  const fact = factById(id);
  invariant(fact !== undefined, `${id} is a question of the catalogue`);
  return fact;
}
