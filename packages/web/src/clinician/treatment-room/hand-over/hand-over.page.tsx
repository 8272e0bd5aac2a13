import { Link } from '@tanstack/react-router';
import { board, type ResponseOf, type SessionRow } from '@titrate/contract';
import { parseCivilDate, parseInstant } from '@titrate/quantity';
import { useCall, useInvalidate } from '../../../kit/api/hooks.ts';
import { useNow } from '../../../kit/clock/use-now.ts';
import { formatAge, formatDate, formatTime } from '../../../kit/format/date.ts';
import { useLive } from '../../../kit/live/use-live.tsx';
import { buttonClass } from '../../../kit/ui/button.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { EmptyState } from '../../../kit/ui/states.tsx';
import { AlertLabel, StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { Page } from '../../shell/app-shell.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { alertWords } from '../alerts/alert-text.ts';
import { amount } from '../chart/amounts.ts';
import { DUE_WORDS, isDueItem, PRODUCT_WORDS } from '../record/words.ts';
import styles from './hand-over.module.css';

type Chair = ResponseOf<typeof board>['chairs'][number];
type Taken = Chair & { readonly session: SessionRow };

/** Everything the next nurse has to know, chair by chair, on one page that prints (ADM-03). */
export function HandOverPage() {
  const { clinic, user } = useClinic();
  const query = useCall(board, { params: { clinicId: clinic.id } });
  const invalidate = useInvalidate();
  useLive('board', undefined, () => invalidate(board));
  const taken = (data: ResponseOf<typeof board>) =>
    data.chairs.filter((one): one is Taken => one.session !== null);
  return (
    <Page>
      <div className={styles.head}>
        <h1>Hand-over</h1>
        <p>
          Offer a chair in its room; a chair changes hands when the receiver accepts there by name, with every
          open alert seen.
        </p>
      </div>
      <FiveStates
        query={query}
        what="The hand-over"
        isEmpty={(data) => taken(data).length === 0}
        empty={<EmptyState title="Nobody is at a chair">There is nothing to hand over.</EmptyState>}
      >
        {(data) => (
          <ul className={styles.chairs}>
            {taken(data).map(({ chair, session }) => (
              <ChairHandOver
                key={chair.id}
                label={chair.label}
                session={session}
                zone={clinic.zone}
                userId={user.id}
              />
            ))}
          </ul>
        )}
      </FiveStates>
    </Page>
  );
}

interface ChairHandOverProps {
  readonly label: string;
  readonly session: SessionRow;
  readonly zone: string;
  readonly userId: string;
}

function ChairHandOver({ label, session, zone, userId }: ChairHandOverProps) {
  const { clinic } = useClinic();
  const { familyName, givenName, birthDate, recordNumber } = session.patient;
  const born = parseCivilDate(birthDate);
  const { summary } = session;
  const offered = summary?.handOver ?? undefined;
  const concerns = offered?.concerns ?? summary?.nurse?.concerns ?? undefined;
  return (
    <li className={styles.chair} data-offered={offered?.to.id === userId}>
      <header>
        <h2>{label}</h2>
        <StatusBadge status={session.phase} />
      </header>
      <p className={styles.who}>
        <strong>
          {familyName.toUpperCase()}, {givenName}
        </strong>{' '}
        born {born.ok ? formatDate(born.value) : 'Not known'} · {recordNumber}
        {session.similarName ? <strong className={styles.similar}> Similar name today</strong> : null}
      </p>
      <dl className={styles.facts}>
        <dt>Nurse</dt>
        <dd>{session.nurse?.name ?? 'Nobody: alerts call every nurse'}</dd>
        <dt>Drug</dt>
        <dd>
          <Drug session={session} />
        </dd>
        <dt>Vital signs</dt>
        <dd>
          <LastVitals session={session} zone={zone} />
        </dd>
        <dt>Open alerts</dt>
        <dd>
          {summary === null || summary.alerts.length === 0 ? (
            'None'
          ) : (
            <ul>
              {summary.alerts.map((alert) => (
                <li key={alert.condition}>
                  <AlertLabel priority={alert.priority} /> {alertWords(alert, zone)}
                  {alert.state === 'acknowledged' ? `, seen by ${alert.acknowledgedBy ?? 'someone'}` : ''}
                </li>
              ))}
            </ul>
          )}
        </dd>
        <dt>Due</dt>
        <dd>
          <DueList session={session} zone={zone} />
        </dd>
        <dt>Concerns</dt>
        <dd>{concerns ?? 'None written'}</dd>
      </dl>
      <p className={styles.foot}>
        {offered === undefined ? null : (
          <strong>
            {offered.to.id === userId
              ? `${offered.by} offers you this chair`
              : `Offered to ${offered.to.name}, not accepted yet`}
          </strong>
        )}
        <Link
          className={buttonClass({
            look: offered?.to.id === userId ? 'primary' : 'secondary',
            size: 'small',
          })}
          to="/$clinicId/sessions/$sessionId"
          params={{ clinicId: clinic.id, sessionId: session.id }}
        >
          {offered?.to.id === userId ? 'Look and accept' : 'Open'}
          <span className="visually-hidden"> {label}</span>
        </Link>
      </p>
    </li>
  );
}

function Drug({ session }: { session: SessionRow }) {
  const { summary } = session;
  const name = `${PRODUCT_WORDS[session.product]} ${session.route}`;
  if (summary === null) return <>{name}: nothing given</>;
  const dose = summary.doseMg ?? session.doseMg;
  const remaining = Math.max(0, dose - summary.givenMg);
  return (
    <>
      {name}
      {summary.rateMlPerH === null ? ', not running' : `, running at ${amount(summary.rateMlPerH, 'mL/h')}`}.{' '}
      {amount(summary.givenMg, 'mg', 1)} delivered, {amount(remaining, 'mg', 1)} of {amount(dose, 'mg')}{' '}
      remaining
    </>
  );
}

/** The cuff measures less often than the other sensors: pressure carries its own time (UI-18). */
function LastVitals({ session, zone }: { session: SessionRow; zone: string }) {
  const present = useNow(10_000);
  const last = session.summary?.lastVital;
  if (last === undefined || last === null) return <>Not assessed</>;
  const show = (value: number | null, unit: string) => (value === null ? 'not assessed' : `${value} ${unit}`);
  const seen = (text: string | null) => {
    const at = text === null ? undefined : parseInstant(text);
    return at?.ok === true
      ? `${formatTime(at.value, zone)} (${formatAge(at.value, present)})`
      : 'Not recorded';
  };
  return (
    <ul>
      <li>
        BP{' '}
        {last.systolicMmHg === null || last.diastolicMmHg === null
          ? 'not assessed'
          : `${last.systolicMmHg}/${last.diastolicMmHg} mmHg, ${seen(last.pressureAt)}`}
      </li>
      <li>
        Pulse {show(last.heartRatePerMin, '/min')}, SpO2 {show(last.spo2Percent, '%')}, RR{' '}
        {show(last.respiratoryRatePerMin, '/min')}, {seen(last.at)}
      </li>
    </ul>
  );
}

function DueList({ session, zone }: { session: SessionRow; zone: string }) {
  const present = useNow(10_000);
  const items = session.summary?.dueItems ?? [];
  if (items.length === 0) return <>Nothing</>;
  return (
    <ul>
      {items.map(({ item, at }) => {
        const when = parseInstant(at);
        return (
          <li key={`${item}${at}`} data-late={when.ok && when.value < present}>
            {when.ok ? formatTime(when.value, zone) : 'Not recorded'}{' '}
            {isDueItem(item) ? DUE_WORDS[item] : item}
            {when.ok && when.value < present ? ', late' : ''}
          </li>
        );
      })}
    </ul>
  );
}
