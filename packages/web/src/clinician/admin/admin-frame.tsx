import { Link, useMatchRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTabTitle } from '../../kit/routing/tab-title.ts';
import { tabLinkClass, tabListClass } from '../../kit/ui/tabs.tsx';
import { Page } from '../shell/app-shell.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './admin.module.css';

const PARTS = [
  { title: 'Settings', to: '/$clinicId/clinic' },
  { title: 'Staff', to: '/$clinicId/clinic/staff' },
  { title: 'Chairs', to: '/$clinicId/clinic/chairs' },
  { title: 'Limits', to: '/$clinicId/clinic/limits' },
  { title: 'Alerts', to: '/$clinicId/clinic/alerts' },
  { title: 'Instruments', to: '/$clinicId/clinic/instruments' },
] as const;

/** Title and row of tabs of the pages by which a clinic runs itself. */
export function AdminFrame({ lead, children }: { readonly lead: string; readonly children: ReactNode }) {
  const { clinic } = useClinic();
  const isAt = useMatchRoute();
  const part = PARTS.findLast(
    ({ to }) => isAt({ to, params: { clinicId: clinic.id }, fuzzy: true }) !== false,
  );
  useTabTitle(`${part?.title ?? 'Clinic'} · ${clinic.name} · Titrate`);
  return (
    <Page>
      <h1>Clinic</h1>
      <nav className={tabListClass} aria-label="Parts of the clinic’s own pages">
        {PARTS.map(({ title, to }) => (
          <Link
            key={to}
            to={to}
            params={{ clinicId: clinic.id }}
            className={tabLinkClass ?? ''}
            // The first tab is the address that all others begin with.
            activeOptions={{ exact: to === '/$clinicId/clinic' }}
          >
            {title}
          </Link>
        ))}
      </nav>
      <p className={styles.lead}>{lead}</p>
      {children}
    </Page>
  );
}
