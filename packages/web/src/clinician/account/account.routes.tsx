import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const accountRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'account',
    component: page(() => import('./account.page.tsx'), 'AccountPage'),
  }),
] as const;
