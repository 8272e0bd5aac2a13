import type { ChairView, SessionRow } from '@titrate/contract';
import { addMs, type CivilDate, type Instant, parseInstant } from '@titrate/quantity';
import { useNow } from '../../kit/clock/use-now.ts';
import { formatClock, formatTime } from '../../kit/format/date.ts';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { momentOf } from '../treatment-room/chart/clock-text.ts';
import styles from './schedule.module.css';
import type { DaySessions } from './schedule.page.tsx';

interface DayGridProps {
  readonly day: CivilDate;
  readonly chairs: readonly ChairView[];
  readonly data: DaySessions;
  readonly onSelect: (session: SessionRow) => void;
  readonly onFree: ((chairId: string, time: string) => void) | undefined;
}

const HOUR = 3_600_000;
const PX_PER_HOUR = 72;
/** Shown when nothing is booked earlier or later. */
const USUAL = { from: 7, to: 19 };

/** Hours down, chairs across; below that a list of the same day for narrow screens and screen readers. */
export function DayGrid({ day, chairs, data, onSelect, onFree }: DayGridProps) {
  const zone = data.timeZone;
  const present = useNow(30_000);
  const stays = data.sessions.flatMap((session) => {
    const [from, to] = [parseInstant(session.startsAt), parseInstant(session.endsAt)];
    return from.ok && to.ok ? [{ session, from: from.value, to: to.value }] : [];
  });
  const { from, to } = span(day, zone, stays);
  const hours = Array.from({ length: Math.ceil((to - from) / HOUR) }, (_, index) =>
    addMs(from, index * HOUR),
  );
  const y = (at: number) => ((at - from) / HOUR) * PX_PER_HOUR;
  const columns: React.CSSProperties & { '--chairs': number } = { '--chairs': chairs.length };
  const shown = stays.filter(({ session }) => session.phase !== 'cancelled');
  const cancelled = stays.filter(({ session }) => session.phase === 'cancelled');
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Day by chair">
        <div className={styles.grid} style={columns}>
          <div className={styles.corner} />
          {chairs.map((chair) => (
            <h2 key={chair.id} className={styles.chairName}>
              {chair.label}
            </h2>
          ))}
          <div className={styles.hours} style={{ blockSize: y(to) }} aria-hidden="true">
            {hours.map((hour) => (
              <span key={hour} style={{ insetBlockStart: y(hour) }}>
                {formatClock(hour, zone)}
              </span>
            ))}
          </div>
          {chairs.map((chair) => (
            <div key={chair.id} className={styles.column} style={{ blockSize: y(to) }}>
              {hours.map((hour) => (
                <FreeHour key={hour} hour={hour} y={y(hour)} zone={zone} chair={chair} onFree={onFree} />
              ))}
              {shown
                .filter(({ session }) => session.chair?.id === chair.id)
                .map((stay) => (
                  <button
                    key={stay.session.id}
                    type="button"
                    className={styles.stay}
                    data-phase={stay.session.phase}
                    style={{
                      insetBlockStart: y(stay.from) + 1,
                      blockSize: Math.max(40, y(stay.to) - y(stay.from) - 3),
                    }}
                    onClick={() => onSelect(stay.session)}
                  >
                    <StayText stay={stay} zone={zone} />
                  </button>
                ))}
              {present >= from && present < to ? (
                <div className={styles.now} style={{ insetBlockStart: y(present) }} aria-hidden="true" />
              ) : null}
            </div>
          ))}
        </div>
      </section>
      <p className={styles.count}>
        Showing {shown.length} of {data.sessions.length}
        {cancelled.length === 0 ? '' : `; ${cancelled.length} cancelled`}
      </p>
      {cancelled.length === 0 ? null : (
        <ul className={styles.cancelled}>
          {cancelled.map(({ session, from: at }) => (
            <li key={session.id}>
              {formatTime(at, zone)} {session.patient.familyName.toUpperCase()}, {session.patient.givenName} ·{' '}
              {session.patient.recordNumber} <StatusBadge status="cancelled" />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface Stay {
  readonly session: SessionRow;
  readonly from: Instant;
  readonly to: Instant;
}

function StayText({ stay, zone }: { stay: Stay; zone: string }) {
  const { session, from, to } = stay;
  const { familyName, givenName, recordNumber } = session.patient;
  return (
    <>
      <span className={styles.stayTime}>
        {formatTime(from, zone)} to {formatTime(to, zone)}
      </span>
      <strong>
        {familyName.toUpperCase()}, {givenName}
      </strong>
      <StatusBadge status={session.phase} />
      {session.similarName ? <strong>Similar name today</strong> : null}
      <span>
        {recordNumber} · session {session.number} of {session.sessionsPlanned}
      </span>
      <span>
        {session.product} {session.route}
      </span>
    </>
  );
}

interface FreeHourProps {
  readonly hour: Instant;
  readonly y: number;
  readonly zone: string;
  readonly chair: ChairView;
  readonly onFree: ((chairId: string, time: string) => void) | undefined;
}

function FreeHour({ hour, y, zone, chair, onFree }: FreeHourProps) {
  const style = { insetBlockStart: y, blockSize: PX_PER_HOUR };
  if (onFree === undefined) return <div className={styles.free} style={style} />;
  const time = formatClock(hour, zone);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.free}
      style={style}
      aria-label={`Book ${chair.label} at ${time}`}
      onClick={() => onFree(chair.id, time)}
    />
  );
}

function span(day: CivilDate, zone: string, stays: readonly Stay[]): { from: Instant; to: Instant } {
  const clock = (hour: number) => momentOf(day, `${String(hour).padStart(2, '0')}:00`, zone);
  const opens = clock(USUAL.from);
  const closes = clock(USUAL.to);
  const fallback = addMs(0 as Instant, Date.parse(`${day}T12:00:00Z`));
  const from = Math.min(opens ?? fallback, ...stays.map((stay) => Math.floor(stay.from / HOUR) * HOUR));
  const to = Math.max(closes ?? fallback, ...stays.map((stay) => Math.ceil(stay.to / HOUR) * HOUR));
  return { from: from as Instant, to: to as Instant };
}
