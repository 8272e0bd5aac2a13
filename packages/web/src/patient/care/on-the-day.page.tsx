import { Topic } from './topic.tsx';

/** What a session is like, from the checks to going home. */
export function OnTheDayPage() {
  return (
    <>
      <Topic slug="what-to-expect" />
      <p>
        <a href="/me/after">After your visit</a>
      </p>
      <p>
        <a href="/me">To the first page</a>
      </p>
    </>
  );
}
