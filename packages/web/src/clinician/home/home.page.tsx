import { EmptyState } from '../../kit/ui/states.tsx';
import { Page } from '../shell/app-shell.tsx';

/** Where a member of staff starts the day. */
export function HomePage() {
  return (
    <Page>
      <h1>Today</h1>
      <EmptyState title="Choose from the navigation" />
    </Page>
  );
}
