import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const remsRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'rems-forms',
    component: page(() => import('./rems-list.page.tsx'), 'RemsListPage'),
  }),
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'rems-forms/$sessionId',
    component: page(() => import('./rems-form.page.tsx'), 'RemsFormPage'),
  }),
] as const;
