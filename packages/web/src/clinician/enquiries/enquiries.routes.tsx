import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const enquiriesRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'enquiries',
    component: page(() => import('./enquiries.page.tsx'), 'EnquiriesPage'),
  }),
] as const;
