/**
 * Serves the built web apps without a server behind them, with the strict content policy of the product:
 * `node tools/browser/serve-dist.ts [port]`. For pictures and accessibility checks of pages that need no data.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../packages/web/dist/', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const server = createServer((request, response) => {
  void (async () => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
    const file = extname(path) !== '' ? path : appOf(path);
    const body = await readFile(join(dist, file)).catch(() => undefined);
    const known = body !== undefined && !path.startsWith('/api');
    response.writeHead(known ? 200 : 404, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
    });
    response.end(known ? body : '');
  })();
});
server.listen(Number(process.argv[2] ?? 4173), '127.0.0.1', () => console.log(server.address()));

function appOf(path: string): string {
  if (path === '/clinic' || path.startsWith('/clinic/')) return 'clinic/index.html';
  if (path === '/me' || path.startsWith('/me/')) return 'me/index.html';
  return 'index.html';
}
