import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const assessmentRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'patients/$patientId/suitability',
    component: page(() => import('./suitability.page.tsx'), 'SuitabilityPage'),
  }),
] as const;
