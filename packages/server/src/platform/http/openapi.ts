import { type Endpoint, ERROR_STATUS, ProblemDetails } from '@titrate/contract';
import { z } from 'zod';

type JsonSchema = Readonly<Record<string, unknown>>;

/** OpenAPI 3.1 of every endpoint, from the schemas that read and check its traffic. */
export function openApiOf(endpoints: readonly Endpoint[]): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}');
    const operations = paths[path] ?? {};
    operations[endpoint.method.toLowerCase()] = operationOf(endpoint);
    paths[path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Titrate',
      version: '0.1.0',
      description: 'The interface of Titrate. Every refusal is application/problem+json.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemDetails, 'output') },
      responses: { Refused: refusedResponse() },
      securitySchemes: {
        staff: { type: 'apiKey', in: 'cookie', name: 'titrate.session_token' },
        patient: { type: 'apiKey', in: 'cookie', name: 'titrate_link' },
      },
    },
  };
}

function operationOf(endpoint: Endpoint): JsonSchema {
  const { access } = endpoint;
  const isEmpty = endpoint.response instanceof z.ZodUndefined || endpoint.response instanceof z.ZodVoid;
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.id.split('.')[0]],
    parameters: [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')],
    ...(endpoint.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
          },
        }),
    responses: {
      ...(isEmpty
        ? { '204': { description: 'Done' } }
        : {
            '200': {
              description: 'Answer',
              content: { 'application/json': { schema: schemaOf(endpoint.response, 'output') } },
            },
          }),
      default: { $ref: '#/components/responses/Refused' },
    },
    security: access.kind === 'public' ? [] : [access.kind === 'patient' ? { patient: [] } : { staff: [] }],
    ...(access.kind === 'staff' ? { 'x-roles': access.roles } : {}),
  };
}

function parametersOf(shape: z.ZodType | undefined, where: 'path' | 'query'): JsonSchema[] {
  if (!(shape instanceof z.ZodObject)) return [];
  const { properties = {}, required = [] } = z
    .looseObject({
      properties: z.record(z.string(), z.unknown()).optional(),
      required: z.array(z.string()).optional(),
    })
    .parse(schemaOf(shape, 'input'));
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest;
}

function refusedResponse(): JsonSchema {
  return {
    description: `Refused; \`type\` is one of ${Object.keys(ERROR_STATUS).join(', ')}, or internal`,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
