import { lazyPage, type PageRoute } from '../../kit/routing/pages.ts';

export const homePages: readonly PageRoute[] = [
  { path: '/me', title: 'Your clinic', component: lazyPage(() => import('./home.page.tsx'), 'HomePage') },
  {
    path: '/me/signed-out',
    title: 'Your clinic',
    component: lazyPage(() => import('./welcome.tsx'), 'SignedOutPage'),
  },
];
