import { useExplored } from '../../kit/predicted-level/explored.ts';
import { LevelExplorer } from '../../kit/predicted-level/explorer.tsx';
import { Page } from '../shell/app-shell.tsx';
import { Questions } from './questions/questions.tsx';

/** What published models say about a dose nobody has ordered: to learn from, for staff and for a talk with a patient. */
export function ExplorerPage() {
  const exploring = useExplored();
  return (
    <Page>
      <h1>Level explorer</h1>
      <p>
        Move a slider and see what published models predict for a typical person and for people between the
        5th and the 95th percentile. Nothing here is an order, and nothing is kept.
      </p>
      <LevelExplorer {...exploring} />
      <Questions explored={exploring.explored} />
    </Page>
  );
}
