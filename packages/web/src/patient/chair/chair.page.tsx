import { IconBell, IconMusic, IconVolumeOff } from '@tabler/icons-react';
import { type ChairVisit, callNurse, chooseComfort, myChair } from '@titrate/contract';
import { addMs, type Instant, parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useAct, useCall } from '../../kit/api/hooks.ts';
import { useNow } from '../../kit/clock/use-now.ts';
import { formatTime } from '../../kit/format/date.ts';
import { NotShown } from '../../kit/ui/not-shown.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { useMe } from '../me.ts';
import styles from './chair.module.css';

const EVERY_MS = 5_000;

/** The patient's own screen at the chair: one large bell, how long to go, music or quiet. Nothing else moves or shines. */
export function ChairPage() {
  const query = useCall(myChair, {}, { refetchEveryMs: EVERY_MS });
  if (query.data === undefined) {
    return (
      <>
        <NotShown query={query} what="Your screen" />
        {query.isError ? <p>The bell does not work just now. Please wave or call out.</p> : null}
      </>
    );
  }
  const { visit, serverTime } = query.data;
  if (visit === null) {
    return (
      <>
        <h1>Your chair</h1>
        <EmptyState title="You are not in a session now" action={<a href="/me">To the first page</a>} />
      </>
    );
  }
  return <Chair visit={visit} serverTime={serverTime} lost={query.isError} />;
}

interface ChairProps {
  readonly visit: ChairVisit;
  readonly serverTime: string;
  /** The last question to the server got no answer: the bell may not be heard. */
  readonly lost: boolean;
}

function Chair({ visit, serverTime, lost }: ChairProps) {
  return (
    <div className={styles.chair}>
      <h1 className="visually-hidden">Your chair</h1>
      <ToGo visit={visit} serverTime={serverTime} />
      <Bell visit={visit} lost={lost} />
      <Comfort visit={visit} />
    </div>
  );
}

function ToGo({ visit, serverTime }: { visit: ChairVisit; serverTime: string }) {
  const zone = useMe().data?.clinic.timeZone ?? 'UTC';
  const present = useServerNow(serverTime);
  const ends = instantOf(visit.doseEndsAt);
  const home = instantOf(visit.homeFrom);
  return (
    <p className={styles.toGo} role="status">
      {wordsFor(visit.stage, ends === undefined ? undefined : ends - present, home, present, zone)}
    </p>
  );
}

function wordsFor(
  stage: ChairVisit['stage'],
  leftMs: number | undefined,
  home: Instant | undefined,
  present: Instant,
  zone: string,
): string {
  if (stage === 'waiting') return 'We are getting ready.';
  if (stage === 'paused') return 'The infusion is paused. Your nurse is with you.';
  if (stage === 'dosing') {
    if (leftMs === undefined) return 'You are having your treatment.';
    const left = Math.ceil(leftMs / 60_000);
    return left <= 1 ? 'Nearly done.' : `About ${left} minutes to go.`;
  }
  if (home === undefined || home <= present)
    return 'Rest as long as you like. Your nurse says when you can go.';
  return `Time to rest. You may be able to go home from about ${formatTime(home, zone)}.`;
}

function Bell({ visit, lost }: { visit: ChairVisit; lost: boolean }) {
  const act = useAct(callNurse, { refreshes: [myChair] });
  const [eventId, setEventId] = useState(() => crypto.randomUUID());
  const called = visit.calledAt !== null;
  const press = () => act.mutate({ body: { eventId } }, { onSuccess: () => setEventId(crypto.randomUUID()) });
  const unsent = act.isError || lost;
  return (
    <>
      <button
        type="button"
        className={styles.bell}
        data-called={called}
        aria-label="Call the nurse"
        disabled={act.isPending}
        onClick={press}
      >
        <IconBell aria-hidden="true" />
      </button>
      <p className={styles.answer} role="status">
        {unsent
          ? 'No connection. Please wave or call out.'
          : called
            ? 'Your nurse knows. Somebody is coming.'
            : ''}
      </p>
    </>
  );
}

function Comfort({ visit }: { visit: ChairVisit }) {
  const act = useAct(chooseComfort, { refreshes: [myChair] });
  const choose = (choice: 'music' | 'quiet') =>
    act.mutate({ body: { eventId: crypto.randomUUID(), choice } });
  const chosen = act.isPending ? act.variables.body.choice : visit.comfort;
  return (
    <div className={styles.comfort}>
      <button type="button" aria-pressed={chosen === 'music'} onClick={() => choose('music')}>
        <IconMusic aria-hidden="true" />
        Music
      </button>
      <button type="button" aria-pressed={chosen === 'quiet'} onClick={() => choose('quiet')}>
        <IconVolumeOff aria-hidden="true" />
        Quiet
      </button>
    </div>
  );
}

const instantOf = (text: string | null): Instant | undefined => {
  const at = text === null ? undefined : parseInstant(text);
  return at?.ok === true ? at.value : undefined;
};

/** The present by the server: this device's own clock may be wrong by hours. */
function useServerNow(serverTime: string): Instant {
  const present = useNow(10_000);
  const [answered, setAnswered] = useState({ serverTime, here: present });
  if (answered.serverTime !== serverTime) setAnswered({ serverTime, here: present });
  const at = instantOf(answered.serverTime);
  return at === undefined ? present : addMs(at, present - answered.here);
}
