import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const todayRoute = createRoute({
  getParentRoute: () => clinicRoute,
  path: '/',
  component: page(() => import('./today.page.tsx'), 'TodayPage'),
});

export const workRoutes = [todayRoute] as const;
