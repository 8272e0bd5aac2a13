import { lazyPage, type PageRoute } from '../../kit/routing/pages.ts';

export const carePages: readonly PageRoute[] = [
  {
    path: '/me/get-ready',
    title: 'How to get ready',
    component: lazyPage(() => import('./get-ready.page.tsx'), 'GetReadyPage'),
  },
  {
    path: '/me/on-the-day',
    title: 'On the day',
    component: lazyPage(() => import('./on-the-day.page.tsx'), 'OnTheDayPage'),
  },
  {
    path: '/me/after',
    title: 'After your visit',
    component: lazyPage(() => import('./after.page.tsx'), 'AfterPage'),
  },
];
