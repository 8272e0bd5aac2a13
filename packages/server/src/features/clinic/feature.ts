import type { Feature } from '../../platform/feature.ts';
import { auditRoutes } from './audit.routes.ts';
import { messageRoutes } from './messages.routes.ts';
import { settingsRoutes } from './settings.routes.ts';
import { signOffRoutes } from './sign-off.routes.ts';

/** How a clinic runs itself: settings, sign-off of clinical content, the audit trail, messages. */
export const clinicFeature: Feature = {
  name: 'clinic',
  routes: [...settingsRoutes, ...signOffRoutes, ...auditRoutes, ...messageRoutes],
};
