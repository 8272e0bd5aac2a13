import { expect, it } from 'vitest';
import { FEATURES } from '../../features/index.ts';
import { allRoutes } from './app.ts';
import { openApiOf } from './openapi.ts';

const endpoints = allRoutes(FEATURES).map((bound) => bound.endpoint);

it('describes every route of the server once, with its path parameters', () => {
  const { paths } = openApiOf(endpoints);
  const described = JSON.parse(JSON.stringify(paths));
  const operations = Object.values(described).flatMap((one) => Object.values(one ?? {}));
  expect(operations).toHaveLength(endpoints.length);
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}');
    const operation = described[path][endpoint.method.toLowerCase()];
    const names = [...endpoint.path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name).sort();
    const given = operation.parameters
      .filter((one: { in: string }) => one.in === 'path')
      .map((one: { name: string }) => one.name)
      .sort();
    expect({ id: operation.operationId, given }).toEqual({ id: endpoint.id, given: names });
    if (endpoint.body !== undefined) expect(operation.requestBody, endpoint.id).toBeDefined();
  }
});
