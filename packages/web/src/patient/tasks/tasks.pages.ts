import { lazyPage, type PageRoute } from '../../kit/routing/pages.ts';

export const taskPages: readonly PageRoute[] = [
  {
    path: '/me/tasks/:taskId',
    title: 'Your clinic',
    component: lazyPage(() => import('./task.page.tsx'), 'TaskPage'),
  },
];
