import type { Feature } from '../../platform/feature.ts';
import { inboxRoutes } from './inbox.routes.ts';
import { newsletterRoutes } from './newsletter.routes.ts';
import { publicEnquiryRoutes } from './public.routes.ts';

/** What the public sends, and the inbox where the clinic answers it. */
export const enquiriesFeature: Feature = {
  name: 'enquiries',
  routes: [...publicEnquiryRoutes, ...inboxRoutes, ...newsletterRoutes],
};
