import { createRoute, redirect } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { rootRoute } from '../shell/root.route.tsx';

export const signInRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/choose-clinic' });
    },
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'sign-in',
    component: page(() => import('./sign-in.page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'join',
    component: page(() => import('./join.page.tsx'), 'JoinPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'security',
    component: page(() => import('./security.page.tsx'), 'SecurityPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'choose-clinic',
    component: page(() => import('./choose-clinic.page.tsx'), 'ChooseClinicPage'),
  }),
] as const;
