import { Topic } from './topic.tsx';

/** What to bring, what to eat and drink, and who takes one home. */
export function GetReadyPage() {
  return (
    <>
      <Topic slug="before" />
      <p>
        <a href="/me">To the first page</a>
      </p>
    </>
  );
}
