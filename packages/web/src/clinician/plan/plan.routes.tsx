import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const planRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'patients/$patientId/plan',
    component: page(() => import('./plan.page.tsx'), 'PlanPage'),
  }),
] as const;
