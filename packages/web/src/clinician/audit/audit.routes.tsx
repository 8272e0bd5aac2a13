import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const auditRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'audit',
    component: page(() => import('./audit.page.tsx'), 'AuditPage'),
  }),
] as const;
