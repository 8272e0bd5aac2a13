import type { Feature } from '../../platform/feature.ts';
import { listRoutes } from './lists.routes.ts';
import { noteRoutes } from './notes.routes.ts';
import { historyReadRoutes } from './read.routes.ts';

/** What is known of a patient: history, medicines, allergies, measurements, examinations, notes. Appended, never changed. */
export const historyFeature: Feature = {
  name: 'history',
  routes: [...historyReadRoutes, ...listRoutes, ...noteRoutes],
};
