import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const outcomesRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'patients/$patientId/outcomes',
    component: page(() => import('./outcomes.page.tsx'), 'OutcomesPage'),
  }),
] as const;
