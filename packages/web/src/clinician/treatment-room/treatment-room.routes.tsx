import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const treatmentRoomRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'board',
    component: page(() => import('./board/board.page.tsx'), 'BoardPage'),
  }),
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'hand-over',
    component: page(() => import('./hand-over/hand-over.page.tsx'), 'HandOverPage'),
  }),
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'sessions/$sessionId',
    component: page(() => import('./session.page.tsx'), 'SessionPage'),
  }),
] as const;
