import { formatInstant } from '@titrate/quantity';
import { refuse } from '../../../platform/http/refusal.ts';
import type { FhirJson, Resource } from '../resources/wire.ts';
import { answers } from '../search/filter.ts';
import { decodeCursor, encodeCursor, type Position, pageOf } from '../search/page.ts';
import { type Query, readQuery, withCommon } from '../search/query.ts';
import type { Reader, Source } from './reader.ts';

const CHUNK = 200;
/** A search that finds nothing stops here and says where to go on, instead of reading a whole clinic in one request. */
const MAX_SCANNED = 20_000;

/** Runs a search and gives its bundle. */
export async function searchType(
  reader: Reader,
  source: Source,
  pairs: readonly (readonly [string, string])[],
  strict: boolean,
): Promise<FhirJson> {
  const { query, problems } = readQuery(pairs, withCommon(source.params), {
    strict,
    timeZone: reader.site.timeZone,
    sortsBy: source.sortsBy,
  });
  if (problems.length > 0) throw refuse('invalid-input', undefined, problems);
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  if (query.cursor !== undefined && after === undefined) {
    throw refuse('invalid-input', undefined, [
      { type: 'bad-cursor', message: 'this page link is not one of ours', path: '_cursor' },
    ]);
  }
  if (query.oldestFirst && source.load === undefined) {
    throw refuse('invalid-input', undefined, [
      { type: 'not-offered', message: 'this type is listed newest first only', path: '_sort' },
    ]);
  }
  const { needsOneOf } = source;
  if (needsOneOf !== undefined && !query.criteria.some((one) => needsOneOf.includes(one.name))) {
    throw refuse('invalid-input', undefined, [
      { type: 'too-costly', message: `name one of: ${needsOneOf.join(', ')}`, path: needsOneOf[0] ?? '' },
    ]);
  }
  const { page, next, total } =
    source.load === undefined
      ? await scanned(reader, source, query, after)
      : await loaded(reader, source, query, after);
  return bundle(reader, source.type, query, page, next, total);
}

interface Found {
  readonly page: readonly Resource[];
  readonly next: string | undefined;
  readonly total: number | undefined;
}

async function loaded(
  reader: Reader,
  source: Source,
  query: Query,
  after: Position | undefined,
): Promise<Found> {
  const all = (await source.load?.(reader, query.criteria)) ?? [];
  const found = all.filter((resource) =>
    answers(resource, query.criteria, source.paths, reader.site.timeZone),
  );
  return { ...pageOf(found, source.keyOf, after, query.count, query.oldestFirst), total: found.length };
}

async function scanned(
  reader: Reader,
  source: Source,
  query: Query,
  after: Position | undefined,
): Promise<Found> {
  const page: Resource[] = [];
  let position = after;
  for (let read = 0; read < MAX_SCANNED; read += CHUNK) {
    const chunk = (await source.scan?.(reader, query.criteria, position, CHUNK)) ?? [];
    for (const resource of chunk) {
      if (answers(resource, query.criteria, source.paths, reader.site.timeZone)) {
        const last = page.at(-1);
        if (page.length === query.count) {
          return {
            page,
            next: last === undefined ? undefined : encodeCursor({ key: source.keyOf(last), id: last.id }),
            total: undefined,
          };
        }
        page.push(resource);
      }
      position = { key: source.keyOf(resource), id: resource.id };
    }
    if (chunk.length < CHUNK)
      return { page, next: undefined, total: after === undefined ? page.length : undefined };
  }
  return { page, next: position === undefined ? undefined : encodeCursor(position), total: undefined };
}

function bundle(
  reader: Reader,
  type: string,
  query: Query,
  page: readonly Resource[],
  next: string | undefined,
  total: number | undefined,
): FhirJson {
  const { base } = reader.site;
  const link = (relation: string, extra: readonly (readonly [string, string])[] = []) => {
    const search = new URLSearchParams(
      [...query.used, ...extra].map(([key, value]): [string, string] => [key, value]),
    ).toString();
    return { relation, url: `${base}/${type}${search === '' ? '' : `?${search}`}` };
  };
  const cursor: readonly (readonly [string, string])[] =
    query.cursor === undefined ? [] : [['_cursor', query.cursor]];
  const entries = query.summaryCount || query.count === 0 ? [] : page;
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    timestamp: formatInstant(reader.now),
    total,
    link: [
      link('self', cursor),
      ...(next === undefined || entries.length === 0 ? [] : [link('next', [['_cursor', next]])]),
    ],
    entry:
      entries.length === 0
        ? undefined
        : entries.map((resource) => ({
            fullUrl: `${base}/${type}/${resource.id}`,
            resource,
            search: { mode: 'match' },
          })),
  };
}
