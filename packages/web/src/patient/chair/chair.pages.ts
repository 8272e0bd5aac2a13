import { lazyPage, type PageRoute } from '../../kit/routing/pages.ts';

export const chairPages: readonly PageRoute[] = [
  {
    path: '/me/chair',
    title: 'Your chair',
    component: lazyPage(() => import('./chair.page.tsx'), 'ChairPage'),
  },
];
