import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveWeb } from './web.ts';

let app: FastifyInstance;
const folder = mkdtempSync(join(tmpdir(), 'titrate-web-'));
beforeAll(async () => {
  for (const path of ['me', 'clinic', 'assets']) mkdirSync(join(folder, 'dist', path), { recursive: true });
  const put = (path: string, text: string) => writeFileSync(join(folder, 'dist', path), text);
  put('index.html', 'public');
  put('me/index.html', 'patient');
  put('clinic/index.html', 'clinician');
  put('assets/app-1a2b3c.js', 'code');
  put('.sources', 'hash');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  app = Fastify();
  await serveWeb(app, join(folder, 'dist'));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

it.each([
  ['/', 'public'],
  ['/how-it-works', 'public'],
  ['/self-check/mood/?from=leaflet', 'public'],
  ['/me', 'patient'],
  ['/me/open', 'patient'],
  ['/clinic', 'clinician'],
  ['/clinic/harbour/sessions/1?tab=flowsheet', 'clinician'],
])('answers %s with the %s pages', async (url, page) => {
  const answer = await app.inject(url);
  expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([200, page, 'no-cache']);
});

it.each(['/medicine', '/clinics', '/how-it-works/more', '/nope'])(
  'says of %s that there is no such page, on the page that a person can read',
  async (url) => {
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.body]).toEqual([404, 'public']);
  },
);

it('lets a browser keep a file whose name carries its hash', async () => {
  const answer = await app.inject('/assets/app-1a2b3c.js');
  expect(answer.headers['cache-control']).toContain('immutable');
});

it.each([
  '/assets/gone.js',
  '/.sources',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/api/nothing',
  '/fhir/R4/Nothing',
])('gives nothing at %s', async (url) => {
  const answer = await app.inject(url);
  expect(
    [200, 404].includes(answer.statusCode) &&
      !answer.body.includes('secret') &&
      !answer.body.includes('hash'),
  ).toBe(true);
  if (!url.includes('%')) expect(answer.statusCode).toBe(404);
});

it('says that the pages are being prepared while there are none', async () => {
  const empty = Fastify();
  mkdirSync(join(folder, 'empty'));
  await serveWeb(empty, join(folder, 'empty'));
  const answer = await empty.inject('/');
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['refresh']).toBe('1');
  await empty.close();
});
