import { Link } from '@tanstack/react-router';
import {
  board,
  downtimePackPdf,
  openSession,
  type ResponseOf,
  type SessionRow,
  urlOf,
} from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useEffect, useState } from 'react';
import { useAct, useCall, useInvalidate } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { useNow } from '../../../kit/clock/use-now.ts';
import { formatTime, formatTimer } from '../../../kit/format/date.ts';
import { useLive, useLiveState } from '../../../kit/live/use-live.tsx';
import { Button, buttonClass } from '../../../kit/ui/button.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { EmptyState } from '../../../kit/ui/states.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { toastFailure } from '../../../kit/ui/toasts.tsx';
import { Page } from '../../shell/app-shell.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { useAlertSound } from '../alerts/sound.ts';
import { SoundControl } from '../alerts/sound-control.tsx';
import { amount } from '../chart/amounts.ts';
import { mayChart } from '../may-chart.ts';
import { DUE_WORDS, isDueItem, PRODUCT_WORDS } from '../record/words.ts';
import styles from './board.module.css';
import { ChairCard } from './chair-card.tsx';
import { loudestOf } from './loudest.ts';
import { nextDueOf } from './next-due.ts';

type Board = ResponseOf<typeof board>;

/** Every chair in physical order with what happens on it now; a list of what is due next beside it (UI-25 to UI-30). */
export function BoardPage() {
  const { clinic } = useClinic();
  const query = useCall(board, { params: { clinicId: clinic.id } });
  const invalidate = useInvalidate();
  const [isPrivate, setPrivate] = useState(false);
  useLive('board', undefined, () => invalidate(board));
  useIdlePrivacy(() => setPrivate(true));
  const unheard = (query.data?.chairs ?? []).flatMap(({ session }) =>
    (session?.summary?.alerts ?? []).filter((alert) => alert.state === 'raised'),
  );
  useAlertSound(loudestOf(unheard)?.priority);
  return (
    <Page>
      <div className={styles.head}>
        <h1>Chairs</h1>
        <Clock />
        <span className={styles.tools}>
          <SoundControl />
          <a
            className={buttonClass({ look: 'secondary', size: 'small' })}
            href={urlOf(downtimePackPdf.path, { clinicId: clinic.id })}
            target="_blank"
            rel="noreferrer"
          >
            Downtime pack
          </a>
          <Button look="secondary" size="small" onClick={() => setPrivate(!isPrivate)}>
            {isPrivate ? 'Show names' : 'Privacy'}
          </Button>
        </span>
      </div>
      {isPrivate ? <p className={styles.private}>Privacy: chair and state only.</p> : null}
      <FiveStates
        query={query}
        what="The board"
        isEmpty={(data) => data.chairs.length === 0}
        empty={
          <EmptyState title="No chairs yet">The owner adds the treatment chairs of this clinic.</EmptyState>
        }
      >
        {(data) => <Chairs data={data} isPrivate={isPrivate} />}
      </FiveStates>
    </Page>
  );
}

function Chairs({ data, isPrivate }: { data: Board; isPrivate: boolean }) {
  const live = useLiveState();
  const { clinic } = useClinic();
  return (
    <>
      {live.kind === 'stale' ? (
        <p className={styles.missing}>Alerts may be missing. Values below are not live.</p>
      ) : null}
      <div className={styles.layout}>
        <ul className={styles.chairs} aria-label="Chairs">
          {data.chairs.map(({ chair, session }) => (
            <ChairCard
              key={chair.id}
              chair={chair}
              session={session}
              isPrivate={isPrivate}
              zone={clinic.zone}
            />
          ))}
        </ul>
        <aside className={styles.aside} aria-label="Next due and upcoming">
          <NextDue data={data} isPrivate={isPrivate} />
          <Upcoming sessions={data.upcoming} isPrivate={isPrivate} />
        </aside>
      </div>
    </>
  );
}

function Clock() {
  const { clinic } = useClinic();
  const present = useNow(1000);
  return (
    <span className={styles.clock} role="timer" aria-label="Time of the clinic">
      {formatTime(present, clinic.zone)}
    </span>
  );
}

function NextDue({ data, isPrivate }: { data: Board; isPrivate: boolean }) {
  const present = useNow(1000);
  const { clinic } = useClinic();
  const items = data.chairs
    .flatMap(({ chair, session }) => {
      const next = nextDueOf(session?.summary, present);
      return session === null || next === undefined ? [] : [{ chair, session, ...next }];
    })
    .sort((a, b) => a.at - b.at);
  return (
    <section className={styles.panel} aria-labelledby="next-due">
      <h2 id="next-due">Next due</h2>
      {items.length === 0 ? (
        <p className={styles.quiet}>Nothing is due.</p>
      ) : (
        <ol className={styles.nextDue}>
          {items.map(({ chair, session, item, at }) => (
            <li key={session.id} data-late={at < present}>
              <strong>{chair.label}</strong>
              <span>{isPrivate ? '' : isDueItem(item) ? DUE_WORDS[item] : item}</span>
              <span className={styles.countdown}>
                {at < present ? `late ${formatTimer(present - at)}` : formatTimer(at - present)}
              </span>
              <Link
                className={styles.link}
                to="/$clinicId/sessions/$sessionId"
                params={{ clinicId: clinic.id, sessionId: session.id }}
              >
                Open<span className="visually-hidden"> {chair.label}</span>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Upcoming({ sessions, isPrivate }: { sessions: readonly SessionRow[]; isPrivate: boolean }) {
  return (
    <section className={styles.panel} aria-labelledby="upcoming">
      <h2 id="upcoming">Today</h2>
      {sessions.length === 0 ? (
        <p className={styles.quiet}>No more sessions today.</p>
      ) : (
        <ul className={styles.upcoming}>
          {sessions.map((session) => (
            <UpcomingRow key={session.id} session={session} isPrivate={isPrivate} />
          ))}
        </ul>
      )}
    </section>
  );
}

function UpcomingRow({ session, isPrivate }: { session: SessionRow; isPrivate: boolean }) {
  const { clinic, user } = useClinic();
  const open = useAct(openSession, { refreshes: [board] });
  const [eventId] = useState(() => crypto.randomUUID());
  const starts = parseInstant(session.startsAt);
  const mayOpen = mayChart(user);
  const { familyName, givenName, recordNumber, birthDate } = session.patient;
  return (
    <li>
      <span className={styles.when}>
        {starts.ok ? formatTime(starts.value, clinic.zone) : 'Not recorded'}
      </span>
      <span className={styles.who}>
        <strong>{session.chair?.label ?? 'No chair'}</strong>
        {isPrivate ? null : (
          <>
            <span>
              {familyName.toUpperCase()}, {givenName} · {recordNumber} · {birthDate.slice(0, 4)}
            </span>
            <span className={styles.quiet}>
              {PRODUCT_WORDS[session.product]} {amount(session.doseMg, 'mg')} {session.route} · session{' '}
              {session.number}
            </span>
          </>
        )}
      </span>
      <StatusBadge status={session.phase} />
      {session.phase === 'booked' && session.seq === 0 && mayOpen ? (
        <Button
          size="small"
          disabled={open.isPending}
          onClick={() =>
            open.mutate(
              { params: { clinicId: clinic.id, sessionId: session.id }, body: { eventId } },
              { onError: (error) => toastFailure(wordsOf(error)) },
            )
          }
        >
          Open session
        </Button>
      ) : (
        <Link
          className={buttonClass({ look: 'secondary', size: 'small' })}
          to="/$clinicId/sessions/$sessionId"
          params={{ clinicId: clinic.id, sessionId: session.id }}
        >
          Record
        </Link>
      )}
    </li>
  );
}

const IDLE_MS = 5 * 60_000;

/** Names go from a screen nobody touches (UI-30). */
function useIdlePrivacy(onIdle: () => void): void {
  useEffect(() => {
    let timer = setTimeout(onIdle, IDLE_MS);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(onIdle, IDLE_MS);
    };
    window.addEventListener('pointerdown', again);
    window.addEventListener('keydown', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', again);
      window.removeEventListener('keydown', again);
    };
  });
}
