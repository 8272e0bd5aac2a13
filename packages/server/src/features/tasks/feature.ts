import type { Feature } from '../../platform/feature.ts';
import { inviteWhenOpen } from './follow-up.ts';
import { meRoutes } from './me.routes.ts';
import { callResponder } from './risk-call.ts';
import { taskRoutes } from './tasks.routes.ts';
import { treatmentRoutes } from './treatments.routes.ts';
import { workRoutes } from './work.routes.ts';

/** What patients are asked to fill in, the scores that come of it, and what staff must see to. */
export const tasksFeature: Feature = {
  name: 'tasks',
  routes: [...taskRoutes, ...meRoutes, ...workRoutes, ...treatmentRoutes],
  jobs: [inviteWhenOpen, callResponder],
};
