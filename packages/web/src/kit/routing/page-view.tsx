import { type ComponentType, createContext, type ReactNode, Suspense, use, useEffect, useRef } from 'react';
import { usePath } from './navigation.ts';
import { matchPage, type PageParams, type PageRoute } from './pages.ts';

const ParamsContext = createContext<PageParams>({});

/** The values of the `:names` in this page's path: `const { taskId = '' } = usePageParams()`. */
export const usePageParams = (): PageParams => use(ParamsContext);

interface PageViewProps {
  readonly pages: readonly PageRoute[];
  readonly notFound: ComponentType;
  /** Stands in for a page that is still loading; keeps the height so that nothing jumps. */
  readonly waiting: ReactNode;
}

/** Shows the page of the address. Moving on names the tab, starts at the top and puts the reader in `#main`. */
export function PageView({ pages, notFound, waiting }: PageViewProps) {
  const path = usePath();
  const match = matchPage(pages, path);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving is a change of path
  useEffect(() => {
    document.title = match?.page.title ?? 'Page not found';
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
  const Content = match?.page.component ?? notFound;
  return (
    <ParamsContext value={match?.params ?? {}}>
      <Suspense fallback={waiting}>
        <Content key={path} />
      </Suspense>
    </ParamsContext>
  );
}
