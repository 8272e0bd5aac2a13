import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const consentRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'patients/$patientId/consent',
    component: page(() => import('./consent.page.tsx'), 'ConsentPage'),
  }),
] as const;
