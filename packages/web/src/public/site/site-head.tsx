import { useEffect, useId, useState } from 'react';
import { buttonClass } from '../../kit/ui/button.tsx';
import { Mark } from '../drawings/mark.tsx';
import { PAGES } from './pages.ts';
import styles from './site.module.css';

/** Help for someone in danger stands above everything, then the menu. */
export function SiteHead({ path }: { path: string }) {
  return (
    <>
      <aside className={`${styles.help} no-print`} aria-label="Help right now">
        <p>
          In danger, or thinking about suicide? In the US call or text <a href="tel:988">988</a>, any hour.
          Emergency: <a href="tel:911">911</a>. <a href="/help-now">More help</a>
        </p>
      </aside>
      <header className={`${styles.head} no-print`}>
        <a className={styles.brand} href="/">
          <Mark />
          <span>Titrate</span>
        </a>
        <Menu path={path} />
        <a className={buttonClass({ size: 'medium' })} href="/enquiry">
          Ask a clinic
        </a>
      </header>
    </>
  );
}

function Menu({ path }: { path: string }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setOpen(false), [path]);
  return (
    <nav className={styles.menu} aria-label="Main">
      <button
        type="button"
        className={styles.menuButton}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        Menu
      </button>
      <ul id={id} className={styles.menuList} data-open={open}>
        {PAGES.filter((page) => page.menu !== undefined).map((page) => (
          <li key={page.path}>
            <a href={page.path} aria-current={page.path === path ? 'page' : undefined}>
              {page.menu}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
