import { createRouter } from '@tanstack/react-router';
import { accountRoutes } from './account/account.routes.tsx';
import { adminRoutes } from './admin/admin.routes.tsx';
import { assessmentRoutes } from './assessment/assessment.routes.tsx';
import { auditRoutes } from './audit/audit.routes.tsx';
import { consentRoutes } from './consent/consent.routes.tsx';
import { devicesRoutes } from './devices/devices.routes.tsx';
import { enquiriesRoutes } from './enquiries/enquiries.routes.tsx';
import { explorerRoutes } from './explorer/explorer.routes.tsx';
import { galleryRoutes } from './gallery/gallery.routes.tsx';
import { importsRoutes } from './imports/imports.routes.tsx';
import { ledgerRoutes } from './ledger/ledger.routes.tsx';
import { outcomesRoutes } from './outcomes/outcomes.routes.tsx';
import { patientsRoutes } from './patients/patients.routes.tsx';
import { planRoutes } from './plan/plan.routes.tsx';
import { referenceRoutes } from './reference/reference.routes.tsx';
import { remsRoutes } from './rems/rems.routes.tsx';
import { scheduleRoutes } from './schedule/schedule.routes.tsx';
import { clinicRoute } from './shell/clinic.route.tsx';
import { rootRoute } from './shell/root.route.tsx';
import { signInRoutes } from './sign-in/sign-in.routes.tsx';
import { tasksRoutes } from './tasks/tasks.routes.tsx';
import { treatmentRoomRoutes } from './treatment-room/treatment-room.routes.tsx';
import { workRoutes } from './work/work.routes.tsx';

/** Every route of the clinician workspace. A feature adds one line to the children of `clinicRoute`. */
const routeTree = rootRoute.addChildren([
  ...signInRoutes,
  ...galleryRoutes,
  clinicRoute.addChildren([
    ...workRoutes,
    ...enquiriesRoutes,
    ...patientsRoutes,
    ...importsRoutes,
    ...scheduleRoutes,
    ...treatmentRoomRoutes,
    ...assessmentRoutes,
    ...tasksRoutes,
    ...outcomesRoutes,
    ...consentRoutes,
    ...planRoutes,
    ...explorerRoutes,
    ...devicesRoutes,
    ...remsRoutes,
    ...ledgerRoutes,
    ...referenceRoutes,
    ...adminRoutes,
    ...auditRoutes,
    ...accountRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  basepath: '/clinic',
  defaultPreload: 'intent',
  scrollRestoration: true,
});
