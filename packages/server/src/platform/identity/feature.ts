import type { Feature } from '../feature.ts';
import { accountRoutes } from './account.routes.ts';
import { authRoutes } from './auth.routes.ts';
import { linkRoutes } from './link.routes.ts';
import { staffRoutes } from './staff.routes.ts';

export const identityFeature: Feature = {
  name: 'identity',
  routes: [...accountRoutes, ...linkRoutes, ...staffRoutes],
  plugin: authRoutes,
};
