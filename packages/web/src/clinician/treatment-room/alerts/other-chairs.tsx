import { Link } from '@tanstack/react-router';
import { board } from '@titrate/contract';
import { useCall, useInvalidate } from '../../../kit/api/hooks.ts';
import { useLive } from '../../../kit/live/use-live.tsx';
import { AlertLabel } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { loudestOf, loudness } from '../board/loudest.ts';
import { useCharting } from '../record/charting.tsx';
import { alertLine } from './alert-text.ts';
import styles from './alerts.module.css';
import { MoreAlerts } from './more-alerts.tsx';

/** Alerts of other chairs in a bordered strip that names each chair; never inside this patient's flowsheet (ALM-14). */
export function OtherChairs() {
  const { clinic } = useClinic();
  const { session, zone } = useCharting();
  const query = useCall(board, { params: { clinicId: clinic.id } });
  const invalidate = useInvalidate();
  useLive('board', undefined, () => invalidate(board));
  const found = (query.data?.chairs ?? []).flatMap(({ chair, session: other }) => {
    if (other === null || other.id === session.id) return [];
    const raised = (other.summary?.alerts ?? []).filter((alert) => alert.state === 'raised');
    const alert = loudestOf(raised);
    return alert === undefined ? [] : [{ chair, other, alert, more: raised.length - 1 }];
  });
  if (found.length === 0) return null;
  const loudestFirst = found.toSorted((a, b) => loudness(b.alert) - loudness(a.alert));
  return (
    <section className={`${styles.others} no-print`} aria-label="Alerts of other chairs">
      <ul>
        {loudestFirst.map(({ chair, other, alert, more }) => (
          <li key={`${other.id}${alert.condition}`}>
            <AlertLabel priority={alert.priority} />
            <Link to="/$clinicId/sessions/$sessionId" params={{ clinicId: clinic.id, sessionId: other.id }}>
              {alertLine(chair.label, other.patient, alert, zone)}
              {more === 0 ? '' : `; ${more} more`}
            </Link>
          </li>
        ))}
      </ul>
      <MoreAlerts shown={found.length} count={found.length} />
    </section>
  );
}
