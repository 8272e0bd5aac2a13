import { usePath } from '../../kit/routing/navigation.ts';
import { PageView } from '../../kit/routing/page-view.tsx';
import { PAGES } from './pages.ts';
import styles from './site.module.css';
import { SiteFoot } from './site-foot.tsx';
import { SiteHead } from './site-head.tsx';

/** Frame of every public page: help first, then the menu, the page, and the foot. */
export function Site() {
  const path = usePath();
  return (
    <div className={styles.site}>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <SiteHead path={path} />
      <main id="main" className={styles.main} tabIndex={-1}>
        <PageView
          pages={PAGES}
          notFound={NotFound}
          waiting={<div className={styles.waiting} role="status" aria-label="Loading the page" />}
        />
      </main>
      <SiteFoot />
    </div>
  );
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
