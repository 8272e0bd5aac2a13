import type { Feature } from '../../platform/feature.ts';
import { importRoutes } from './imports.routes.ts';

/** Charts from elsewhere: FHIR documents are shown first, then put on a chart whole. */
export const importsFeature: Feature = { name: 'imports', routes: [...importRoutes] };
