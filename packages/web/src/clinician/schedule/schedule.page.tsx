import { listChairs, type ResponseOf, type SessionRow, sessionsOfDay } from '@titrate/contract';
import { addDays, type CivilDate } from '@titrate/quantity';
import { useState } from 'react';
import { useCall, useInvalidate } from '../../kit/api/hooks.ts';
import { formatLongDate } from '../../kit/format/date.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { Page } from '../shell/app-shell.tsx';
import { useClinic, useToday } from '../shell/clinic-frame.tsx';
import { BookDialog } from './book-dialog.tsx';
import { DayGrid } from './day-grid.tsx';
import styles from './schedule.module.css';
import { SessionDialog } from './session-dialog.tsx';

export type DaySessions = ResponseOf<typeof sessionsOfDay>;

const BOOKERS = ['owner', 'prescriber', 'nurse', 'front-desk'] as const;

/** One clinic day by chair; every stay is as long as its dosing and observation. */
export function SchedulePage() {
  const { clinic, user } = useClinic();
  const today = useToday();
  const [chosen, setChosen] = useState<CivilDate>();
  const [booking, setBooking] = useState<{ readonly chairId?: string; readonly time?: string }>();
  const [selected, setSelected] = useState<SessionRow>();
  const day = chosen ?? today;
  const params = { clinicId: clinic.id };
  const chairs = useCall(listChairs, { params });
  const sessions = useCall(sessionsOfDay, { params, query: { from: day, to: day } });
  const invalidate = useInvalidate();
  useLive('board', undefined, () => invalidate(sessionsOfDay));
  const mayBook = user.roles.some((role) => BOOKERS.some((one) => one === role));
  return (
    <Page>
      <div className={styles.head}>
        <h1>Schedule</h1>
        <div className={styles.days}>
          <Button look="quiet" size="small" onClick={() => setChosen(addDays(day, -7))}>
            Week before
          </Button>
          <Button look="secondary" size="small" onClick={() => setChosen(addDays(day, -1))}>
            Previous day
          </Button>
          <Button
            look="secondary"
            size="small"
            aria-pressed={day === today}
            onClick={() => setChosen(undefined)}
          >
            Today
          </Button>
          <Button look="secondary" size="small" onClick={() => setChosen(addDays(day, 1))}>
            Next day
          </Button>
          <Button look="quiet" size="small" onClick={() => setChosen(addDays(day, 7))}>
            Week after
          </Button>
        </div>
        {mayBook ? <Button onClick={() => setBooking({})}>Book a session</Button> : null}
      </div>
      <p className={styles.day} aria-live="polite">
        {weekday(day)}, {formatLongDate(day)}
        {day === today ? ' · today' : ''}
      </p>
      <FiveStates
        query={chairs}
        what="The chairs"
        isEmpty={(data) => data.chairs.length === 0}
        empty={
          <EmptyState title="No chairs yet">The owner adds the treatment chairs of this clinic.</EmptyState>
        }
      >
        {({ chairs: all }) => (
          <FiveStates query={sessions} what="The schedule">
            {(data) => (
              <DayGrid
                day={day}
                chairs={all.filter((chair) => chair.active)}
                data={data}
                onSelect={setSelected}
                onFree={mayBook ? (chairId, time) => setBooking({ chairId, time }) : undefined}
              />
            )}
          </FiveStates>
        )}
      </FiveStates>
      {booking === undefined ? null : (
        <BookDialog
          day={day}
          chairs={(chairs.data?.chairs ?? []).filter((chair) => chair.active)}
          first={booking}
          onClose={() => setBooking(undefined)}
        />
      )}
      {selected === undefined ? null : (
        <SessionDialog
          session={sessions.data?.sessions.find((one) => one.id === selected.id) ?? selected}
          chairs={(chairs.data?.chairs ?? []).filter((chair) => chair.active)}
          mayChange={mayBook}
          onClose={() => setSelected(undefined)}
        />
      )}
    </Page>
  );
}

function weekday(day: CivilDate): string {
  return new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T12:00:00Z`),
  );
}
