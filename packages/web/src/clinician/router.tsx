import { createRouter } from '@tanstack/react-router';
import { assessmentRoutes } from './assessment/assessment.routes.tsx';
import { consentRoutes } from './consent/consent.routes.tsx';
import { galleryRoutes } from './gallery/gallery.routes.tsx';
import { homeRoutes } from './home/home.routes.tsx';
import { scheduleRoutes } from './schedule/schedule.routes.tsx';
import { clinicRoute } from './shell/clinic.route.tsx';
import { rootRoute } from './shell/root.route.tsx';
import { signInRoutes } from './sign-in/sign-in.routes.tsx';
import { treatmentRoomRoutes } from './treatment-room/treatment-room.routes.tsx';

/** Every route of the clinician workspace. A feature adds one line to the children of `clinicRoute`. */
const routeTree = rootRoute.addChildren([
  ...signInRoutes,
  ...galleryRoutes,
  clinicRoute.addChildren([
    ...homeRoutes,
    ...scheduleRoutes,
    ...treatmentRoomRoutes,
    ...assessmentRoutes,
    ...consentRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  basepath: '/clinic',
  defaultPreload: 'intent',
  scrollRestoration: true,
});
