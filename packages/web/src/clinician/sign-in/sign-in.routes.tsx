import { createRoute, redirect } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { askWhoIAm } from '../session/who-am-i.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';
import { rootRoute } from '../shell/root.route.tsx';
import { todayRoute } from '../work/work.routes.tsx';

export const signInRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    beforeLoad: async () => {
      // Most people work in one clinic: its frame and first page load while the server says who is here.
      void clinicRoute.options.component?.preload?.();
      void todayRoute.options.component?.preload?.();
      const me = await askWhoIAm();
      const [first, ...others] = me?.secondFactor === true ? me.memberships : [];
      if (first === undefined || others.length > 0) throw redirect({ to: '/choose-clinic' });
      throw redirect({ to: '/$clinicId', params: { clinicId: first.clinicId } });
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
