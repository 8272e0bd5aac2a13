import type { ComponentType, ReactNode } from 'react';

/** A page of the public site or the patient app. `:name` in the path is one segment, read with `usePageParams`. */
export interface PageRoute {
  readonly path: string;
  /** Of the tab; never says anything about the reader (SEC-17). */
  readonly title: string;
  readonly component: ComponentType | LatePage;
  /** Public pages: shown in the head of the site under this word. */
  readonly menu?: string;
}

export type PageParams = Readonly<Record<string, string>>;

/**
 * A page whose code comes when it is first opened. Not React's `lazy`: that would draw what waits at once, and then hold
 * the page back for a third of a second so that the two do not flicker.
 */
export class LatePage {
  readonly #load: () => Promise<ComponentType>;
  #content: ComponentType | undefined;

  constructor(load: () => Promise<ComponentType>) {
    this.#load = load;
  }

  get content(): ComponentType | undefined {
    return this.#content;
  }

  /** Fails without network; may be tried again. */
  async arrive(): Promise<ComponentType> {
    this.#content ??= await this.#load();
    return this.#content;
  }
}

/** `component: lazyPage(() => import('./x.page.tsx'), 'XPage')`. */
export const lazyPage = <K extends string>(
  load: () => Promise<Readonly<Record<K, () => ReactNode>>>,
  name: K,
): LatePage => new LatePage(async () => (await load())[name]);

/** What the page is drawn with, once its code is here. */
export const contentOf = ({ component }: PageRoute): ComponentType | undefined =>
  component instanceof LatePage ? component.content : component;

export async function arrivalOf({ component }: PageRoute): Promise<ComponentType> {
  return component instanceof LatePage ? component.arrive() : component;
}

/** How long a start waits for the code of its page before it draws the frame alone. */
const START_PATIENCE_MS = 150;

/** The code of the page that an app starts with, or no longer than a moment. */
export async function firstPage(pages: readonly PageRoute[], path: string): Promise<void> {
  const page = matchPage(pages, path)?.page;
  if (page === undefined) return;
  const moment = new Promise((resolve) => {
    setTimeout(resolve, START_PATIENCE_MS);
  });
  await Promise.race([arrivalOf(page).catch(() => undefined), moment]);
}

/** The first page whose path fits, with the values of its `:names`. */
export function matchPage(
  pages: readonly PageRoute[],
  path: string,
): { readonly page: PageRoute; readonly params: PageParams } | undefined {
  for (const page of pages) {
    const params = paramsOf(page.path, path);
    if (params !== undefined) return { page, params };
  }
  return undefined;
}

function paramsOf(pattern: string, path: string): PageParams | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':') && value !== '') params[part.slice(1)] = decoded(value);
    else if (part !== value) return undefined;
  }
  return params;
}

/** A segment with a broken escape is kept as it stands; it will match nothing the server knows. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
