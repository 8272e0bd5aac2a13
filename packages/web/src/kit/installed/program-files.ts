/** One entry of the list that the build writes: a file and what it brings along. */
interface Built {
  readonly file?: unknown;
  readonly css?: unknown;
  readonly assets?: unknown;
  readonly imports?: unknown;
  readonly dynamicImports?: unknown;
}

/** The workspace of the staff, and the app of the patient: each opens without network where it was opened with network. */
const APPS = ['clinic', 'me'] as const;
export type InstalledApp = (typeof APPS)[number];

/** Which app a worker with this address keeps. */
export function installedApp(worker: string): InstalledApp {
  const named = new URL(worker).searchParams.get('app');
  const app = APPS.find((one) => one === named);
  if (app === undefined) throw new Error(`Invariant broken: no app "${named}" is installed`);
  return app;
}

/** Every file that the app may ask for, from the list of the build: the page, its parts, their styles and fonts. */
export function programFiles(list: unknown, page: string): readonly string[] {
  const entries = recordOf(list);
  const files = new Set<string>();
  const seen = new Set<string>();
  const open = [page];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const entry: Built = recordOf(entries[key]);
    for (const file of [entry.file, ...listOf(entry.css), ...listOf(entry.assets)])
      if (typeof file === 'string') files.add(`/${file}`);
    open.push(...textsOf(entry.imports), ...textsOf(entry.dynamicImports));
  }
  return [...files].sort();
}

export type Way = 'page' | 'program' | 'server';

/** Who answers a request: pages come from the network while there is one, program files from this device; all else is the server's. */
export function wayOf(
  request: { readonly url: string; readonly method: string; readonly mode: string },
  origin: string,
  app: InstalledApp,
): Way {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin) return 'server';
  if (request.mode === 'navigate') return `${url.pathname}/`.startsWith(`/${app}/`) ? 'page' : 'server';
  return url.pathname.startsWith('/assets/') ? 'program' : 'server';
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textsOf = (value: unknown): readonly string[] => listOf(value).filter((one) => typeof one === 'string');
