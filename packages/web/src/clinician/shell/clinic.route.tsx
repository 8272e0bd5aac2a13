import { createRoute } from '@tanstack/react-router';
import { askWhoIAm } from '../session/who-am-i.ts';
import { ClinicFrame } from './clinic-frame.tsx';
import { rootRoute } from './root.route.tsx';

/** Everything inside one clinic: one tab, one clinic, named in the address (SEC-11, UI-08). */
export const clinicRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '$clinicId',
  beforeLoad: () => {
    // Not awaited: the answer comes while the page's code loads.
    void askWhoIAm();
  },
  component: ClinicFrame,
});
