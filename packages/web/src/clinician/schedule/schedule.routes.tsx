import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const scheduleRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'schedule',
    component: page(() => import('./schedule.page.tsx'), 'SchedulePage'),
  }),
] as const;
