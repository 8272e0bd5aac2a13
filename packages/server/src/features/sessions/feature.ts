import type { Feature } from '../../platform/feature.ts';
import { alertCommentRoutes } from './alert-comment.routes.ts';
import { alertReportRoutes } from './alert-report.routes.ts';
import { alertRoutes } from './alerts.routes.ts';
import { bookableRoutes } from './bookable.routes.ts';
import { chairRoutes } from './chairs.routes.ts';
import { chartingRoutes } from './charting.routes.ts';
import { documentRoutes } from './documents.routes.ts';
import { downtimeRoutes } from './downtime.routes.ts';
import { moveChairRoutes } from './move-chair.routes.ts';
import { patientScreenRoutes } from './patient-screen.routes.ts';
import { presenceRoutes } from './presence.routes.ts';
import { recordRoutes } from './record.routes.ts';
import { scheduleRoutes } from './schedule.routes.ts';
import { keepRecordTask } from './session-documents.ts';
import { sessionStates } from './store.ts';
import { startWatch } from './watch.ts';

/** Booking, the board, and the bedside record as an append-only list of events. */
export const sessionsFeature: Feature = {
  name: 'sessions',
  routes: [
    ...chairRoutes,
    ...scheduleRoutes,
    ...bookableRoutes,
    ...recordRoutes(sessionStates),
    ...chartingRoutes(sessionStates),
    ...moveChairRoutes(sessionStates),
    ...alertRoutes,
    ...alertReportRoutes,
    ...alertCommentRoutes,
    ...presenceRoutes,
    ...patientScreenRoutes(sessionStates),
    ...documentRoutes(sessionStates),
    ...downtimeRoutes(sessionStates),
  ],
  jobs: [keepRecordTask(sessionStates)],
  start: async (deps) => startWatch(deps, sessionStates),
};
