import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const explorerRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'explorer',
    component: page(() => import('./explorer.page.tsx'), 'ExplorerPage'),
  }),
] as const;
