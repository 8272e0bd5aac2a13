import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';

const rootRoute = createRootRoute({ component: Outlet });
const home = createRoute({ getParentRoute: () => rootRoute, path: '/', component: () => <p>Home</p> });
export const router = createRouter({ routeTree: rootRoute.addChildren([home]) });
