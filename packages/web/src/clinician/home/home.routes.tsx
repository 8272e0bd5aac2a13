import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const homeRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: '/',
    component: page(() => import('./home.page.tsx'), 'HomePage'),
  }),
] as const;
