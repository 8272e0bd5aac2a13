import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router';

/**
 * A page that loads when its route is first opened: `component: page(() => import('./x.page.tsx'), 'XPage')`.
 * It does not look into the component's type, because a page's links are typed by the route tree, which in turn
 * would be typed by the page.
 */
export function page<M extends object>(load: () => Promise<M>, name: keyof M & string): RouteComponent {
  // Any export of a page module named here is a component without props; the route tree test opens each one.
  return lazyRouteComponent(load as () => Promise<Record<string, RouteComponent>>, name);
}
