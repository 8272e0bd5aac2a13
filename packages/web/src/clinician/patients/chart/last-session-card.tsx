import { Link } from '@tanstack/react-router';
import type { SessionRow } from '@titrate/contract';
import { Decimal, formatAmount } from '@titrate/quantity';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { timeWords } from '../entry/wire.ts';
import { Card, Unknown } from './card.tsx';
import styles from './chart.module.css';
import { type Chart, sortSessions } from './use-chart.ts';

/** What was given last, and what comes next. */
export function LastSessionCard({ chart }: { readonly chart: Chart }) {
  return (
    <Card title="Last session" more={{ path: '/sessions', words: 'All sessions' }}>
      <FiveStates query={chart.sessions} what="The sessions">
        {({ sessions }) => {
          const { running, past, upcoming } = sortSessions(sessions);
          const last = running ?? past[0];
          return (
            <>
              {last === undefined ? <Unknown>No session yet.</Unknown> : <Session row={last} />}
              <NextVisit row={upcoming[0]} />
            </>
          );
        }}
      </FiveStates>
    </Card>
  );
}

function Session({ row }: { readonly row: SessionRow }) {
  const { clinic } = useClinic();
  // A running sum has more decimals than anybody can measure.
  const mg = (value: number) => formatAmount(Decimal.of(value).round(1), 'mg');
  const vital = row.summary?.lastVital ?? null;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Number</dt>
        <dd>
          <Link to={`/$clinicId/sessions/${row.id}`} params={{ clinicId: clinic.id }}>
            Session {row.number} of {row.sessionsPlanned}
          </Link>{' '}
          <StatusBadge status={row.phase} />
        </dd>
      </div>
      <div>
        <dt>Began</dt>
        <dd>{timeWords(row.startsAt, clinic.zone)}</dd>
      </div>
      <div>
        <dt>Given</dt>
        <dd>
          {row.summary === null ? 'Not recorded' : `${mg(row.summary.givenMg)} (calculated)`} of{' '}
          {mg(row.doseMg)} {row.product} {row.route}
        </dd>
      </div>
      <div>
        <dt>Last vitals</dt>
        <dd>
          {vital === null || vital.systolicMmHg === null || vital.diastolicMmHg === null
            ? 'Not recorded'
            : `${vital.systolicMmHg}/${vital.diastolicMmHg} mmHg, ${timeWords(vital.at, clinic.zone)}`}
        </dd>
      </div>
    </dl>
  );
}

function NextVisit({ row }: { readonly row: SessionRow | undefined }) {
  const { clinic } = useClinic();
  return (
    <p className={styles.note}>
      Next visit: {row === undefined ? 'none booked' : timeWords(row.startsAt, clinic.zone)}
      {row?.chair == null ? '' : `, ${row.chair.label}`}
    </p>
  );
}
