import { Suspense, useEffect, useRef } from 'react';
import { usePath } from './navigation.ts';
import { type PublicPage, pageAt } from './pages.ts';
import styles from './site.module.css';
import { SiteFoot } from './site-foot.tsx';
import { SiteHead } from './site-head.tsx';

/** Frame of every public page: help first, then the menu, the page, and the foot. */
export function Site() {
  const path = usePath();
  const page = pageAt(path);
  useArrival(path, page);
  const Content = page?.component ?? NotFound;
  return (
    <div className={styles.site}>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <SiteHead path={path} />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Suspense fallback={<div className={styles.waiting} role="status" aria-label="Loading the page" />}>
          <Content key={path} />
        </Suspense>
      </main>
      <SiteFoot />
    </div>
  );
}

/** Moving to another page names it, starts at its top and puts the reader there. */
function useArrival(path: string, page: PublicPage | undefined): void {
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving is a change of path
  useEffect(() => {
    document.title = page === undefined ? 'Page not found' : page.title;
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
}

function NotFound() {
  return (
    <div className={styles.narrow}>
      <h1>There is no such page</h1>
      <p>
        The address may be mistyped. <a href="/">Go to the start</a>.
      </p>
    </div>
  );
}
