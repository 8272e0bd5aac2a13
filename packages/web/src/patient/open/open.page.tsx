import { useQueryClient } from '@tanstack/react-query';
import { openLinkSession } from '@titrate/contract';
import { parseCivilDate } from '@titrate/quantity';
import { type FormEvent, useState } from 'react';
import { call } from '../../kit/api/client.ts';
import { isApiError, wordsOf } from '../../kit/api/problems.ts';
import { now } from '../../kit/clock/clock.ts';
import { DateBoxes } from '../../kit/date-entry/date-boxes.tsx';
import { NO_DATE, readDate } from '../../kit/date-entry/typed-date.ts';
import { dayOf } from '../../kit/format/date.ts';
import { navigate } from '../../kit/routing/navigation.ts';
import { Button } from '../../kit/ui/button.tsx';
import { ErrorSummary, useFormProblems } from '../../kit/ui/form-problems.tsx';
import { Welcome } from '../home/welcome.tsx';
import { forgetAnswersHere } from '../this-tab.ts';

/**
 * A link opens with the birth date. The token stands after `#`, which no server log sees; it stays there until the link
 * has opened, because an old phone forgets a page that is not looked at.
 */
export function OpenPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  if (token === '') return <Welcome />;
  return <BirthDate token={token} />;
}

/** How many wrong dates a link takes before it closes is the server's to know; from here on we warn. */
const WARN_AFTER = 2;

function BirthDate({ token }: { token: string }) {
  const queries = useQueryClient();
  const problems = useFormProblems();
  const [typed, setTyped] = useState(NO_DATE);
  const [refused, setRefused] = useState(0);
  const [busy, setBusy] = useState(false);
  const read = readDate(typed, today());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!read.ok) {
      problems.show([{ field: `birth-${read.error.box}`, message: read.error.message }]);
      return;
    }
    setBusy(true);
    problems.clear();
    try {
      await call(openLinkSession, { body: { token, birthDate: read.value } });
      forgetAnswersHere();
      queries.clear();
      navigate('/me', { replace: true });
    } catch (error) {
      setBusy(false);
      setRefused(refused + 1);
      problems.show([{ field: 'birth-month', message: refusalOf(error) }]);
    }
  };
  const shown = problems.all.find((one) => one.field.startsWith('birth-'));
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary problems={problems.all} />
      <h1>Your birth date</h1>
      <p>We ask for it so that only you can open this link.</p>
      <DateBoxes
        name="birth"
        legend={<span className="visually-hidden">Your birth date</span>}
        value={typed}
        onChange={setTyped}
        problem={read.ok || shown === undefined ? undefined : read.error}
        isBirthDate
      />
      {refused >= WARN_AFTER ? (
        <p role="status">
          After a few wrong tries the link closes, to keep your answers safe. You can call your clinic for a
          new link at any time.
        </p>
      ) : null}
      <p>
        <Button type="submit" size="large" disabled={busy}>
          {busy ? 'Opening…' : 'Open'}
        </Button>
      </p>
      <p>You stay signed in on this phone for seven days. On a shared phone, sign out when you are done.</p>
    </form>
  );
}

function refusalOf(error: unknown): string {
  if (!isApiError(error)) return 'There is no connection just now. Please try again in a moment.';
  if (error.problem.status === 403)
    return 'This did not open. Please check the date. If it is right, the link has run out or was used before: ask your clinic for a new one.';
  if (error.problem.status === 429) return 'That was too fast. Please wait a minute and try again.';
  return wordsOf(error);
}

/** The phone's own day: only to notice a birth date that is still to come. */
function today() {
  const parsed = parseCivilDate(dayOf(now(), Intl.DateTimeFormat().resolvedOptions().timeZone));
  if (!parsed.ok) throw new Error('Invariant broken: the platform gave a day that does not exist');
  return parsed.value;
}
