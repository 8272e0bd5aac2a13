import type { Feature } from '../../platform/feature.ts';
import { earlierRoutes } from './earlier.routes.ts';
import { listRoutes } from './lists.routes.ts';
import { noteRoutes } from './notes.routes.ts';
import { historyReadRoutes } from './read.routes.ts';
import { unsignedRoutes } from './unsigned.routes.ts';

/** What is known of a patient: history, medicines, allergies, measurements, examinations, notes. Appended, never changed. */
export const historyFeature: Feature = {
  name: 'history',
  routes: [...earlierRoutes, ...unsignedRoutes, ...historyReadRoutes, ...listRoutes, ...noteRoutes],
};
