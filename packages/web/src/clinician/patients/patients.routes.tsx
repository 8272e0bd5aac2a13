import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

const getParentRoute = () => clinicRoute;

export const patientsRoutes = [
  createRoute({
    getParentRoute,
    path: 'patients',
    component: page(() => import('./list/patients.page.tsx'), 'PatientsPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'patients/new',
    component: page(() => import('./form/new-patient.page.tsx'), 'NewPatientPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'patients/$patientId',
    component: page(() => import('./chart/chart.page.tsx'), 'ChartPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'patients/$patientId/details',
    component: page(() => import('./form/details.page.tsx'), 'DetailsPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'patients/$patientId/history',
    component: page(() => import('./history/history.page.tsx'), 'HistoryPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'patients/$patientId/sessions',
    component: page(() => import('./sessions/sessions.page.tsx'), 'PatientSessionsPage'),
  }),
  createRoute({
    getParentRoute,
    path: 'patients/$patientId/documents',
    component: page(() => import('./documents/documents.page.tsx'), 'DocumentsPage'),
  }),
] as const;
