import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

const getParentRoute = () => clinicRoute;

export const adminRoutes = [
  createRoute({
    getParentRoute,
    path: 'clinic',
    component: page(() => import('./settings/settings.page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'clinic/staff',
    component: page(() => import('./staff/staff.page.tsx'), 'StaffPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'clinic/staff/$userId',
    component: page(() => import('./staff/access.page.tsx'), 'StaffAccessPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'clinic/chairs',
    component: page(() => import('./chairs/chairs.page.tsx'), 'ChairsPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'clinic/limits',
    component: page(() => import('./limits/limits.page.tsx'), 'LimitsPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'clinic/alerts',
    component: page(() => import('./alerts/alert-report.page.tsx'), 'AlertReportPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'clinic/instruments',
    component: page(() => import('./instruments/instruments.page.tsx'), 'InstrumentsPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'clinic/instruments/$instrument',
    component: page(() => import('./instruments/instrument.page.tsx'), 'InstrumentPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'messages',
    component: page(() => import('./messages/messages.page.tsx'), 'MessagesPage'),
  }),
] as const;
