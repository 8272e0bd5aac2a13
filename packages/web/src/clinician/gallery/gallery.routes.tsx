import { createRoute } from '@tanstack/react-router';
import { page } from '../../kit/routing/page.ts';
import { rootRoute } from '../shell/root.route.tsx';

/** The kit in one place, with real and ugly data: an aid while developing. */
export const galleryRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'kit',
    component: page(() => import('./gallery.page.tsx'), 'GalleryPage'),
  }),
] as const;
