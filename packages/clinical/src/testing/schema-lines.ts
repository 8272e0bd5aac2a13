/** A JSON Schema as lines for a reader: what a document may hold, one line for each value. */
export interface SchemaNode {
  readonly [key: string]: unknown;
}
const isNode = (value: unknown): value is SchemaNode => typeof value === 'object' && value !== null;
export const nodeOf = (value: unknown): SchemaNode => (isNode(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** One line for every value a session can record: where it stands, and what it may be. `?` marks what may be left out. */
export function linesOf(schema: SchemaNode, place: string): string[] {
  if (schema['type'] === 'object') {
    if (isNode(schema['additionalProperties'])) {
      return [
        `${place} at most ${schema['maxProperties']} named`,
        ...linesOf(schema['additionalProperties'], `${place}[name]`),
      ];
    }
    const required = listOf(schema['required']);
    return Object.entries(nodeOf(schema['properties'])).flatMap(([name, member]) =>
      linesOf(nodeOf(member), `${place}.${name}${required.includes(name) ? '' : '?'}`),
    );
  }
  if (schema['type'] === 'array') {
    return [
      `${place} list ${schema['minItems'] ?? 0}..${schema['maxItems']}`,
      ...linesOf(nodeOf(schema['items']), `${place}[]`),
    ];
  }
  // A value or nothing: the words of the value stand for both.
  const [value, nothing] = listOf(schema['anyOf']).map(nodeOf);
  if (value !== undefined && nothing?.['type'] === 'null') return linesOf(value, `${place} (or null)`);
  return [`${place} ${wordsFor(schema)}`];
}

function wordsFor(schema: SchemaNode): string {
  const { type, minimum, maximum, description, minLength, maxLength, pattern, format } = schema;
  if (type === 'number' || type === 'integer') {
    const places = /at most (\d+) decimals/.exec(String(description))?.[1];
    return `${minimum}..${maximum}${places === undefined ? '' : ` to ${places} places`}`;
  }
  if (type === 'string') return String(pattern ?? format ?? `text ${minLength}..${maxLength}`);
  if (type === 'boolean') return 'yes or no';
  if (schema['oneOf'] !== undefined) return `one of ${listOf(schema['oneOf']).length} shapes`;
  return schema['enum'] === undefined
    ? String(schema['const'])
    : `one of ${listOf(schema['enum']).length} words`;
}
