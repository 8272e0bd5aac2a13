import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from 'react';

/** A page of the public site or the patient app. `:name` in the path is one segment, read with `usePageParams`. */
export interface PageRoute {
  readonly path: string;
  /** Of the tab; never says anything about the reader (SEC-17). */
  readonly title: string;
  readonly component: ComponentType | LazyExoticComponent<() => ReactNode>;
  /** Public pages: shown in the head of the site under this word. */
  readonly menu?: string;
}

export type PageParams = Readonly<Record<string, string>>;

/** A page that loads when it is first opened: `component: lazyPage(() => import('./x.page.tsx'), 'XPage')`. */
export function lazyPage<K extends string>(
  load: () => Promise<Readonly<Record<K, () => ReactNode>>>,
  name: K,
): LazyExoticComponent<() => ReactNode> {
  return lazy(async () => ({ default: (await load())[name] }));
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
