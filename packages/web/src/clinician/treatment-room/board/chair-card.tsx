import { Link } from '@tanstack/react-router';
import { CHAIR_MOVE_SHOWN_MIN } from '@titrate/clinical/session';
import type { ChairView, SessionRow } from '@titrate/contract';
import { type Instant, parseCivilDate, parseInstant } from '@titrate/quantity';
import { memo } from 'react';
import { useNow } from '../../../kit/clock/use-now.ts';
import { formatAge, formatDate, formatTime, formatTimer } from '../../../kit/format/date.ts';
import { AlertLabel, StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { alertWords } from '../alerts/alert-text.ts';
import { amount } from '../chart/amounts.ts';
import { DUE_WORDS, isDueItem, PRODUCT_WORDS } from '../record/words.ts';
import styles from './board.module.css';
import { loudestOf } from './loudest.ts';
import { nextDueOf } from './next-due.ts';

interface ChairCardProps {
  readonly chair: ChairView;
  readonly session: SessionRow | null;
  readonly isPrivate: boolean;
  readonly zone: string;
}

/**
 * One chair, readable from afar: its label, who sits there, the phase and its time, what is due, the last values with
 * their age, the worst alert. Drawn anew when something of this chair has changed; news of the others leave it alone.
 */
export const ChairCard = memo(function ChairCard({ chair, session, isPrivate, zone }: ChairCardProps) {
  const { clinic } = useClinic();
  if (session === null) {
    return (
      <li className={styles.chair} data-empty="true">
        <h2 className={styles.label}>{chair.label}</h2>
        <p className={styles.empty}>Empty</p>
      </li>
    );
  }
  const alert = loudestOf(session.summary?.alerts ?? []);
  const more = (session.summary?.alerts.length ?? 0) - 1;
  return (
    <li
      className={styles.chair}
      data-alert={alert?.state === 'raised' ? alert.priority : undefined}
      data-phase={session.phase}
    >
      <div className={styles.chairHead}>
        <h2 className={styles.label}>{chair.label}</h2>
        <PhaseTime session={session} />
      </div>
      <MovedFrom session={session} zone={zone} />
      {isPrivate ? null : <Who session={session} />}
      <div className={styles.alertLine}>
        {alert === undefined ? (
          <span className={styles.quiet}>No open alert</span>
        ) : (
          <>
            <AlertLabel priority={alert.priority} />
            {isPrivate ? null : (
              <span className={styles.alertText}>
                {alertWords(alert, zone)}
                {alert.state === 'acknowledged' ? ` · seen by ${alert.acknowledgedBy ?? 'someone'}` : ''}
                {more > 0 ? ` · ${more} more` : ''}
              </span>
            )}
          </>
        )}
      </div>
      <Due session={session} zone={zone} />
      {isPrivate ? null : (
        <>
          <Vitals session={session} zone={zone} />
          <p className={styles.drug}>
            {PRODUCT_WORDS[session.product]} {session.route}
            {session.summary === null
              ? ''
              : ` · ${amount(session.summary.givenMg, 'mg', 1)} of ${amount(session.summary.doseMg ?? session.doseMg, 'mg')} given${
                  session.summary.rateMlPerH === null
                    ? ''
                    : ` · ${amount(session.summary.rateMlPerH, 'mL/h')}`
                }`}
          </p>
          <Blockers session={session} />
          <p className={styles.foot}>
            <span>{session.nurse?.name ?? 'No nurse: alerts call every nurse'}</span>
            {(session.summary?.handOver ?? null) === null ? null : (
              <span> · offered to {session.summary?.handOver?.to.name}</span>
            )}
            {(session.summary?.comfort ?? null) === null ? null : (
              <span> · would like {session.summary?.comfort}</span>
            )}
          </p>
        </>
      )}
      <Link
        className={styles.open}
        to="/$clinicId/sessions/$sessionId"
        params={{ clinicId: clinic.id, sessionId: session.id }}
      >
        Open {chair.label}
      </Link>
    </li>
  );
});

function PhaseTime({ session }: { session: SessionRow }) {
  const present = useNow(1000);
  const since = instantOf(session.summary?.phaseSince);
  return (
    <span className={styles.phase}>
      <StatusBadge status={session.phase} />
      <span className={styles.phaseTime}>{since === undefined ? '' : formatTimer(present - since)}</span>
    </span>
  );
}

/** Said on public screens too: a nurse must not look for the patient at the old chair (UI-28). */
function MovedFrom({ session, zone }: { session: SessionRow; zone: string }) {
  const present = useNow(10_000);
  const moved = session.summary?.movedFrom;
  const at = instantOf(moved?.at);
  if (moved === undefined || moved === null || at === undefined) return null;
  if (present - at >= CHAIR_MOVE_SHOWN_MIN * 60_000) return null;
  return (
    <p className={styles.movedFrom}>
      Moved from {moved.chair} at {formatTime(at, zone)}
    </p>
  );
}

function Who({ session }: { session: SessionRow }) {
  const { familyName, givenName, recordNumber, birthDate } = session.patient;
  const born = parseCivilDate(birthDate);
  return (
    <p className={styles.patient}>
      <strong>
        {familyName.toUpperCase()}, {givenName}
      </strong>
      <span>
        {born.ok ? formatDate(born.value) : 'Not known'} · {recordNumber}
      </span>
      {session.similarName ? <span className={styles.similar}>Similar name today</span> : null}
    </p>
  );
}

function Due({ session, zone }: { session: SessionRow; zone: string }) {
  const present = useNow(1000);
  const next = nextDueOf(session.summary, present);
  if (next === undefined) return <p className={styles.due}>Nothing due</p>;
  const { at } = next;
  const late = at < present;
  return (
    <p className={styles.due} data-late={late}>
      <span>
        {isDueItem(next.item) ? DUE_WORDS[next.item] : next.title} {formatTime(at, zone)}
      </span>
      <strong>{late ? `late ${formatTimer(present - at)}` : formatTimer(at - present)}</strong>
    </p>
  );
}

function Vitals({ session, zone }: { session: SessionRow; zone: string }) {
  const present = useNow(10_000);
  const last = session.summary?.lastVital;
  const at = instantOf(last?.at);
  if (last === undefined || last === null || at === undefined)
    return <p className={styles.notAssessed}>Vital signs: Not assessed</p>;
  const overdue = instantOf(session.summary?.nextDue?.at);
  const old = session.summary?.nextDue?.item === 'vitals' && overdue !== undefined && overdue < present;
  // The cuff measures less often than the other sensors: its own time stands beside it when it is older.
  const cuffAt = instantOf(last.pressureAt);
  const cuffIsOlder = cuffAt !== undefined && formatTime(cuffAt, zone) !== formatTime(at, zone);
  const show = (value: number | null) => (value === null ? '–' : value);
  return (
    <div className={styles.vitals} data-old={old}>
      <dl>
        <div>
          <dt>BP</dt>
          <dd>
            {show(last.systolicMmHg)}/{show(last.diastolicMmHg)}
            <small> mmHg{cuffIsOlder ? `, ${formatTime(cuffAt, zone)}` : ''}</small>
          </dd>
        </div>
        <div>
          <dt>Pulse</dt>
          <dd>
            {show(last.heartRatePerMin)}
            <small> /min</small>
          </dd>
        </div>
        <div>
          <dt>SpO2</dt>
          <dd>
            {show(last.spo2Percent)}
            <small> %</small>
          </dd>
        </div>
        <div>
          <dt>RR</dt>
          <dd>
            {show(last.respiratoryRatePerMin)}
            <small> /min</small>
          </dd>
        </div>
      </dl>
      <p className={styles.age}>
        {old ? 'Last, ' : ''}
        {formatTime(at, zone)}, {formatAge(at, present)},{' '}
        {last.origin === 'monitor' ? 'from the monitor' : 'typed'}
      </p>
    </div>
  );
}

function Blockers({ session }: { session: SessionRow }) {
  if (session.phase !== 'recovery') return null;
  const blocked = session.summary?.blockedBy ?? [];
  return (
    <p className={styles.blockers}>
      {blocked.length === 0
        ? 'Ready to go'
        : `Stays: ${blocked.length} ${blocked.length === 1 ? 'condition' : 'conditions'} to clear`}
    </p>
  );
}

function instantOf(text: string | null | undefined): Instant | undefined {
  if (text === null || text === undefined) return undefined;
  const parsed = parseInstant(text);
  return parsed.ok ? parsed.value : undefined;
}
