import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { clinicRoute } from '../shell/clinic.route.tsx';

export const ledgerRoutes = [
  createRoute({
    getParentRoute: () => clinicRoute,
    path: 'ledger',
    component: page(() => import('./ledger.page.tsx'), 'LedgerPage'),
  }),
] as const;
