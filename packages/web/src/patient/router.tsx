import { createRouter } from '@tanstack/react-router';
import { homeRoutes } from './home/home.routes.tsx';
import { rootRoute } from './shell/root.route.tsx';

/** Every route of the patient app. A feature adds one line. */
const routeTree = rootRoute.addChildren([...homeRoutes]);

export const router = createRouter({
  routeTree,
  basepath: '/me',
  defaultPreload: 'intent',
  scrollRestoration: true,
});
