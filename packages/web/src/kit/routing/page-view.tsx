import { type ComponentType, createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { FailedState } from '../ui/states.tsx';
import { usePath } from './navigation.ts';
import styles from './page-view.module.css';
import { arrivalOf, contentOf, matchPage, type PageParams, type PageRoute } from './pages.ts';

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
  const { shown, isSlow, failed } = useArrived(pages, notFound);
  const first = useRef(true);
  const path = shown?.path;
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving is a change of path
  useEffect(() => {
    if (shown === undefined) return;
    document.title = shown.title;
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
  if (failed) {
    return (
      <div className={styles.failed}>
        <h1 className="visually-hidden">This page did not load</h1>
        <FailedState
          what="This page"
          reason="There may be no connection just now."
          // Some browsers remember that a part of the program did not come until they read the page anew.
          onRetry={() => window.location.reload()}
        />
      </div>
    );
  }
  if (shown === undefined || isSlow) return waiting;
  return (
    <ParamsContext value={shown.params}>
      <shown.Content key={shown.path} />
    </ParamsContext>
  );
}

interface Shown {
  readonly path: string;
  readonly title: string;
  readonly params: PageParams;
  readonly Content: ComponentType;
}

/** The page one comes from stays on the screen so long. */
const PATIENCE_MS = 400;

/** The page of the address once its code is here; until then, for a moment, the one before it. */
function useArrived(pages: readonly PageRoute[], notFound: ComponentType) {
  const path = usePath();
  const [late, setLate] = useState<{ readonly path: string; readonly kind: 'slow' | 'failed' | 'here' }>();
  const before = useRef<Shown>(undefined);
  const match = matchPage(pages, path);
  const Content = match === undefined ? notFound : contentOf(match.page);
  const title = match?.page.title ?? 'Page not found';
  const here = Content === undefined ? undefined : { path, title, params: match?.params ?? {}, Content };
  const isHere = here !== undefined;
  useEffect(() => {
    if (here !== undefined) before.current = here;
  });
  useEffect(() => {
    const page = matchPage(pages, path)?.page;
    if (isHere || page === undefined) return undefined;
    let isGone = false;
    const tell = (kind: 'slow' | 'failed' | 'here') => {
      if (!isGone) setLate({ path, kind });
    };
    const timer = setTimeout(tell, PATIENCE_MS, 'slow');
    arrivalOf(page)
      .then(
        () => tell('here'),
        () => tell('failed'),
      )
      .finally(() => clearTimeout(timer));
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [pages, path, isHere]);
  const kind = isHere || late?.path !== path ? undefined : late.kind;
  return { shown: here ?? before.current, isSlow: kind === 'slow', failed: kind === 'failed' };
}
