import { Link } from '@tanstack/react-router';
import { sessionsOfDay } from '@titrate/contract';
import { Decimal, formatAmount } from '@titrate/quantity';
import { useCall, useInvalidate } from '../../kit/api/hooks.ts';
import { formatTime } from '../../kit/format/date.ts';
import { count } from '../../kit/format/text.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { atOf } from '../patients/entry/wire.ts';
import { Born, fullName } from '../patients/list/patient-name.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './today.module.css';

/** Who comes today, in order of time. */
export function TodaysSessions({ today }: { readonly today: string }) {
  const { clinic, user } = useClinic();
  const sessions = useCall(sessionsOfDay, {
    params: { clinicId: clinic.id },
    query: { from: today, to: today },
  });
  const invalidate = useInvalidate();
  useLive('session', undefined, () => invalidate(sessionsOfDay));
  useLive('board', undefined, () => invalidate(sessionsOfDay));
  // The front desk books and greets; it does not open the bedside record.
  const isOnlyDesk = user.roles.every((role) => role === 'front-desk');
  return (
    <section className={styles.panel} aria-labelledby="sessions-today">
      <h2 id="sessions-today">
        Sessions today
        <span className={styles.count}>
          {sessions.data === undefined ? '' : count(sessions.data.sessions.length, 'session')}
        </span>
      </h2>
      <FiveStates
        query={sessions}
        what="The sessions of today"
        isEmpty={({ sessions: rows }) => rows.length === 0}
        empty={<EmptyState title="No sessions today">They are booked from the schedule.</EmptyState>}
      >
        {({ sessions: rows }) => (
          <ul className={styles.rows}>
            {rows
              .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
              .map((row) => (
                <li key={row.id} className={styles.row}>
                  <span className={styles.time}>{formatTime(atOf(row.startsAt), clinic.zone)}</span>
                  <span>
                    <Link
                      to={
                        isOnlyDesk
                          ? `/$clinicId/patients/${row.patient.id}/sessions`
                          : `/$clinicId/sessions/${row.id}`
                      }
                      params={{ clinicId: clinic.id }}
                    >
                      {fullName(row.patient)}
                    </Link>
                    <br />
                    <span className={styles.meta}>
                      born <Born birthDate={row.patient.birthDate} />,{' '}
                      <span className="no-break">{row.patient.recordNumber}</span>. Session {row.number} of{' '}
                      {row.sessionsPlanned},{' '}
                      <span className="no-break">{formatAmount(Decimal.of(row.doseMg), 'mg')}</span>{' '}
                      {row.product} {row.route}. {row.chair?.label ?? 'No chair'},{' '}
                      {row.nurse?.name ?? 'no nurse assigned'}.
                      {row.similarName ? <strong> Similar name today.</strong> : null}
                    </span>
                  </span>
                  <StatusBadge status={row.phase} />
                </li>
              ))}
          </ul>
        )}
      </FiveStates>
    </section>
  );
}
