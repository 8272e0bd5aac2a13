import { lazyPage, type PageRoute } from '../kit/routing/pages.ts';

/** Every page of the patient app. A feature exports its own list and adds one line here. */
export const PAGES: readonly PageRoute[] = [
  {
    path: '/me',
    title: 'Your clinic',
    component: lazyPage(() => import('./home/home.page.tsx'), 'HomePage'),
  },
];

export const isPatient = (path: string): boolean => path === '/me' || path.startsWith('/me/');
