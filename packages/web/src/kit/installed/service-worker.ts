import { installedApp, programFiles, wayOf } from './program-files.ts';

/** The events of a service worker, as far as they are used here; the types of the page do not know them. */
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
/** Newer browsers answer by such a rule from a cache, or else from the network, without waking this worker. */
interface InstallEvent extends LastingEvent {
  addRoutes?(rule: {
    readonly condition: { readonly urlPattern: string; readonly requestMethod: string };
    readonly source: { readonly cacheName: string };
  }): Promise<void>;
}
interface FetchEvent extends LastingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const APP = installedApp(location.href);
const CACHE = `titrate-${APP}`;
const PAGE = `/${APP}/`;
/** A line that is this slow counts as none, where a kept page can be shown. */
const PATIENCE_MS = 4000;

addEventListener('install', (event) => {
  if (!isLasting(event)) return;
  event.waitUntil(keepProgram());
  event.waitUntil(programFromCache(event));
});

addEventListener('fetch', (event) => {
  if (!isFetch(event)) return;
  const way = wayOf(event.request, location.origin, APP);
  if (way === 'page') event.respondWith(pageFor(event));
  if (way === 'program') event.respondWith(programFile(event.request));
});

/** A page asks for dozens of program files at once; through this worker they wait for each other. */
async function programFromCache(event: InstallEvent): Promise<void> {
  const rule = {
    condition: { urlPattern: '/assets/*', requestMethod: 'GET' },
    source: { cacheName: CACHE },
  };
  // Where such a rule is refused, this worker goes on answering itself.
  await event.addRoutes?.(rule).catch(() => undefined);
}

/** The page of the server while it answers; else the one that was kept, which then shows what this device holds. */
async function pageFor(event: FetchEvent): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(PAGE);
  try {
    const signal = kept === undefined ? null : AbortSignal.timeout(PATIENCE_MS);
    const fresh = await fetch(event.request.url, { credentials: 'same-origin', signal });
    if (fresh.ok || kept === undefined) {
      event.waitUntil(keepIfNew(fresh.clone(), kept?.clone()));
      return fresh;
    }
  } catch (error) {
    if (kept === undefined) throw error;
  }
  return kept;
}

async function programFile(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.url);
  if (kept !== undefined) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request.url, fresh.clone());
  return fresh;
}

async function keepIfNew(fresh: Response, kept: Response | undefined): Promise<void> {
  if (fresh.ok && (await fresh.text()) !== (await kept?.text())) await keepProgram();
}

/** Files first, the page that needs them last, then the files of the version before go. */
async function keepProgram(): Promise<void> {
  const list = await fetch('/files.json', { cache: 'no-store' });
  const page = await fetch(PAGE, { cache: 'no-store' });
  if (!list.ok || !page.ok) throw new Error('The list of program files was not answered');
  const files = programFiles(await list.json(), `${APP}/index.html`);
  const cache = await caches.open(CACHE);
  for (const file of files) if ((await cache.match(file)) === undefined) await cache.add(file);
  await cache.put(PAGE, page);
  const wanted = new Set([...files, PAGE]);
  for (const request of await cache.keys())
    if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
}

const isLasting = (event: Event): event is InstallEvent => 'waitUntil' in event;
const isFetch = (event: Event): event is FetchEvent => 'respondWith' in event && 'request' in event;
