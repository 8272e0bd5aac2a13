import { lazyPage, type PageRoute } from '../../kit/routing/pages.ts';

export const openPages: readonly PageRoute[] = [
  {
    path: '/me/open',
    title: 'Your clinic',
    component: lazyPage(() => import('./open.page.tsx'), 'OpenPage'),
  },
];
