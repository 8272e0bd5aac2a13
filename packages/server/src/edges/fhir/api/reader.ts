import type { Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { StateCache } from '../../../features/sessions/store.ts';
import type { Tx } from '../../../platform/database/schema.ts';
import type { Resource, Site } from '../resources/wire.ts';
import type { Paths } from '../search/filter.ts';
import type { Position } from '../search/page.ts';
import type { Criterion, ParamDefinition } from '../search/query.ts';

/** What every source reads with: a transaction inside the clinic, and the clinic itself. */
export interface Reader {
  readonly tx: Tx;
  readonly site: Site;
  readonly now: Instant;
  readonly cache: StateCache;
}

/** One resource type of the API: how it is read and searched. The capability statement is made from this. */
export interface Source {
  readonly type: string;
  readonly profile?: string;
  readonly params: readonly ParamDefinition[];
  readonly paths: Paths;
  /** At least one of these must be given to search; the type is read per person, never across the whole clinic. */
  readonly needsOneOf?: readonly string[];
  /** One resource; `gone` where it was replaced by a later one. */
  read(reader: Reader, id: string): Promise<Resource | 'gone' | undefined>;
  /** Everything the criteria can concern, where that is little. */
  load?(reader: Reader, criteria: readonly Criterion[]): Promise<readonly Resource[]>;
  /** The next resources after a position, newest first, where there are many. */
  scan?(
    reader: Reader,
    criteria: readonly Criterion[],
    after: Position | undefined,
    limit: number,
  ): Promise<readonly Resource[]>;
  /** The parameters that name the moment by which a search is ordered. */
  readonly sortsBy: readonly string[];
  /** The moment by which a search is ordered. */
  keyOf(resource: Resource): string;
}

/** The ids a search names under one of these reference parameters; `undefined` where it names none. */
export function idsIn(
  criteria: readonly Criterion[],
  names: readonly string[],
): readonly string[] | undefined {
  const lists = criteria.flatMap((one) =>
    names.includes(one.name) && one.type === 'reference' ? [one.anyOf] : [],
  );
  const [first, ...rest] = lists;
  if (first === undefined) return undefined;
  return first.filter((id) => isUuid(id) && rest.every((other) => other.includes(id)));
}

/** The logical ids a search names by `_id`. */
export function ownIds(criteria: readonly Criterion[]): readonly string[] | undefined {
  const tokens = criteria.flatMap((one) =>
    one.name === '_id' && one.type === 'token' ? [one.anyOf.map((token) => token.code)] : [],
  );
  return tokens[0];
}

export const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Keeps a row that no later row of the table names as the one it replaces. */
export function notReplaced(table: string) {
  return sql<boolean>`not exists (select 1 from ${sql.table(table)} later where later.clinic_id = ${sql.ref(`${table}.clinicId`)} and later.replaces = ${sql.ref(`${table}.id`)})`;
}

/** Text of a member, for ordering. */
export function textOf(resource: Resource, member: string): string {
  const value = resource[member];
  return typeof value === 'string' ? value : '';
}

/** A time in any zone as UTC text, so that texts order like moments. */
export function momentOf(text: string): string {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? text : new Date(ms).toISOString();
}
