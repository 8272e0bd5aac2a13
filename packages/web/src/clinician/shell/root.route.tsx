import { createRootRoute, Link, Outlet } from '@tanstack/react-router';
import { EmptyState } from '../../kit/ui/states.tsx';

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <main>
      <EmptyState title="There is no such page" action={<Link to="/">Go to the start</Link>}>
        The address may be mistyped, or the page was moved.
      </EmptyState>
    </main>
  ),
});
