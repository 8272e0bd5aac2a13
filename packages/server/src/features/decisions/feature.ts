import type { Feature } from '../../platform/feature.ts';
import { consentRoutes } from './consent.routes.ts';
import { suitabilityRoutes } from './suitability.routes.ts';

/** What clinicians decide and patients agree to: evaluations kept with their inputs, overrides, signed assessments, consents. */
export const decisionsFeature: Feature = {
  name: 'decisions',
  routes: [...suitabilityRoutes, ...consentRoutes],
};
