import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const devicesRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'devices',
    component: page(() => import('./devices.page.tsx'), 'DevicesPage'),
  }),
] as const;
