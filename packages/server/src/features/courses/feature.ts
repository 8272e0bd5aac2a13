import type { Feature } from '../../platform/feature.ts';
import { courseRoutes } from './courses.routes.ts';

/** Courses of treatment and their signed plans: the dose is worked out here, whatever the screen showed. */
export const coursesFeature: Feature = { name: 'courses', routes: [...courseRoutes] };
