import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { rootRoute } from '../shell/root.route.tsx';

export const homeRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    component: page(() => import('./home.page.tsx'), 'HomePage'),
  }),
] as const;
