import type { Feature } from '../../platform/feature.ts';
import { libraryRoutes } from './library.routes.ts';
import { replayTask } from './replay.ts';

/** The clinic's own limits: drafted, replayed over its past, approved by a second person, in force from a day on. */
export const libraryFeature: Feature = { name: 'library', routes: libraryRoutes, jobs: [replayTask] };
