import type { Feature } from '../../platform/feature.ts';
import { accessRoutes } from './access.routes.ts';

/** What a colleague can see and do, and how their work here ends. */
export const staffFeature: Feature = { name: 'staff', routes: accessRoutes };
