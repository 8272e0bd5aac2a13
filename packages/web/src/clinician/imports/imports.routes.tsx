import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const importsRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'imports',
    component: page(() => import('./imports.page.tsx'), 'ImportsPage'),
  }),
] as const;
