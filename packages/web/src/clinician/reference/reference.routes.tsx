import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

const getParentRoute = () => clinicRoute;

export const referenceRoutes = [
  createRoute({
    getParentRoute,
    path: 'reference',
    component: page(() => import('./reference.page.tsx'), 'ReferencePage'),
  }),
  createRoute({
    getParentRoute,
    path: 'reference/to-confirm',
    component: page(() => import('./to-confirm.page.tsx'), 'ToConfirmPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'reference/every-id',
    component: page(() => import('./register.page.tsx'), 'RegisterPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'reference/$group',
    component: page(() => import('./group.page.tsx'), 'GroupPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'reference/$group/$id',
    component: page(() => import('./entry.page.tsx'), 'EntryPage'),
  }),
] as const;
