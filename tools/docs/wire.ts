/** Pages of what programs meet: event kinds, HTTP endpoints, error codes, the command line. */
import { EVENT_KINDS, eventsJsonSchema } from '@titrate/clinical/session';
import * as contract from '@titrate/contract';
import { describeVerbs } from '../../packages/server/src/cli/verbs.ts';
import { NOTICE, paragraphs, table } from './markdown.ts';

export function wirePages(): ReadonlyMap<string, string> {
  return new Map([
    ['events.md', eventsPage()],
    ['endpoints.md', endpointsPage()],
    ['errors.md', errorsPage()],
    ['cli.md', paragraphs('# Command line', NOTICE, `\`\`\`text\n${describeVerbs().trim()}\n\`\`\``)],
  ]);
}

function endpointsPage(): string {
  const exported: readonly unknown[] = Object.values(contract);
  // Loaders list the members of a module in different orders.
  const endpoints = exported.filter(isEndpoint).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const byFeature = Map.groupBy(endpoints, (one) => one.id.split('.')[0] ?? '');
  return paragraphs(
    '# HTTP endpoints',
    NOTICE,
    'Bodies and answers stand in `/openapi.json` of a running server, from the same schemas that read them. Sign-in is at `/api/auth/*`, FHIR R4 at `/fhir/R4`.',
    ...[...byFeature]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([feature, list]) =>
        paragraphs(
          `## ${feature}`,
          table(
            ['id', 'method', 'path', 'who', 'what'],
            list.map((one) => [
              `\`${one.id}\``,
              one.method,
              `\`${one.path}\``,
              one.access.kind === 'staff' ? one.access.roles.join(', ') : one.access.kind,
              one.summary,
            ]),
          ),
        ),
      ),
  );
}

function isEndpoint(value: unknown): value is contract.Endpoint {
  return (
    typeof value === 'object' &&
    value !== null &&
    'method' in value &&
    'path' in value &&
    'access' in value &&
    'response' in value
  );
}

const errorsPage = (): string =>
  paragraphs(
    '# Error codes',
    NOTICE,
    'Every refusal is `application/problem+json`; `type` is one of these, `problems` names each fault with its path. Texts may change, codes may not.',
    table(
      ['type', 'status'],
      Object.entries(contract.ERROR_STATUS).map(([tag, status]) => [`\`${tag}\``, String(status)]),
    ),
  );

type Json = unknown;
const member = (value: Json, key: string): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Reflect.get(value, key) : undefined;
const list = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);

function eventsPage(): string {
  const variants = list(member(eventsJsonSchema, 'oneOf') ?? member(eventsJsonSchema, 'anyOf'));
  const [first] = variants;
  return paragraphs(
    '# Session events',
    NOTICE,
    `A session is a list of these ${EVENT_KINDS.length} kinds of event. \`titrate replay --schema\` prints the whole JSON Schema.`,
    '## Every event',
    fieldsTable(first, ['data', 'kind']),
    ...variants.map((variant) => {
      const kind = String(member(member(member(variant, 'properties'), 'kind'), 'const') ?? '');
      return paragraphs(`## ${kind}`, fieldsTable(member(member(variant, 'properties'), 'data'), []));
    }),
  );
}

function fieldsTable(schema: Json, without: readonly string[]): string {
  const properties = member(schema, 'properties');
  if (typeof properties !== 'object' || properties === null)
    return `${typeText(schema)}${member(schema, 'oneOf') === undefined ? '' : ': see the JSON Schema'}`;
  const required = new Set(list(member(schema, 'required')).map(String));
  const rows = Object.entries(properties)
    .filter(([name]) => !without.includes(name))
    .map(([name, field]) => [
      `\`${name}\``,
      typeText(field),
      required.has(name) ? 'yes' : '',
      String(member(field, 'description') ?? ''),
    ]);
  return rows.length === 0 ? 'No fields.' : table(['field', 'type', 'required', ''], rows);
}

function typeText(schema: Json): string {
  const constant = member(schema, 'const');
  if (constant !== undefined) return JSON.stringify(constant);
  const words = list(member(schema, 'enum'));
  if (words.length > 0) return words.map((word) => `\`${String(word)}\``).join(', ');
  const variants = list(member(schema, 'oneOf') ?? member(schema, 'anyOf'));
  if (variants.length > 0)
    return variants.length > 4 ? `one of ${variants.length} forms` : variants.map(typeText).join(' or ');
  const type = String(member(schema, 'type') ?? 'value');
  const [min, max] = [member(schema, 'minimum'), member(schema, 'maximum')];
  if (type === 'array') return `list of ${typeText(member(schema, 'items'))}`;
  if (type === 'object') {
    const properties = member(schema, 'properties');
    return typeof properties === 'object' && properties !== null
      ? `object (${Object.keys(properties).join(', ')})`
      : 'object';
  }
  return min === undefined && max === undefined ? type : `${type}, ${String(min)} to ${String(max)}`;
}
