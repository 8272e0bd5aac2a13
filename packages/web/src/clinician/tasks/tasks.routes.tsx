import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const tasksRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'patients/$patientId/tasks',
    component: page(() => import('./tasks.page.tsx'), 'TasksPage'),
  }),
] as const;
