import {
  type Freshness,
  freshness,
  lastReading,
  lastScore,
  type Parameter,
  type Priority,
  type SessionState,
  type VitalParameter,
} from '@titrate/clinical/session';
import type { Instant } from '@titrate/quantity';
import { formatAge, formatTime } from '../../../kit/format/date.ts';
import { AlertLabel } from '../../../kit/ui/status-badge.tsx';
import { priorityAbout, useOwnAlerts } from '../alerts/own-alerts.ts';
import { useAt, useCharting } from '../record/charting.tsx';
import styles from './chart.module.css';

interface Shown {
  readonly label: string;
  readonly unit: string;
  readonly text: string | undefined;
  readonly at: Instant | undefined;
  readonly origin: string;
  readonly fresh: Freshness | undefined;
  /** What an alert about this value hangs on. */
  readonly parameters: readonly Parameter[];
}

const FRESH_WORDS: Record<Freshness, string> = {
  fresh: '',
  due: 'due',
  overdue: 'overdue',
  historical: 'old',
};

/** The latest of each sign, large, with its time, age, origin, and whether it may still be read as current (UI-18 to UI-20), and the alert that is open about it (ALM-03). */
export function CurrentVitals() {
  const { state } = useCharting();
  const at = useAt(5000);
  const { open } = useOwnAlerts();
  const shown: readonly Shown[] = [
    pressureOf(state, at),
    single(state, at, 'heartRatePerMin', 'Pulse', '/min'),
    single(state, at, 'spo2Percent', 'SpO2', '%'),
    single(state, at, 'respiratoryRatePerMin', 'RR', '/min'),
    scored(state, at, 'moaas', 'MOAA/S', 'of 5'),
    scored(state, at, 'dissociation-item', 'Dissociation', 'of 10'),
  ];
  return (
    <section className={styles.current} aria-label="Latest values">
      {shown.map((one) => (
        <Value key={one.label} one={one} at={at} priority={priorityAbout(open, one.parameters)} />
      ))}
    </section>
  );
}

interface ValueProps {
  readonly one: Shown;
  readonly at: Instant;
  readonly priority: Priority | undefined;
}

function Value({ one, at, priority }: ValueProps) {
  const { zone } = useCharting();
  return (
    <div className={styles.value} data-fresh={one.fresh ?? 'none'} data-priority={priority}>
      <h2>{one.label}</h2>
      {priority === undefined ? null : (
        <p className={styles.valueAlert}>
          <AlertLabel priority={priority} />
          <span className="visually-hidden"> alert</span>
        </p>
      )}
      {one.text === undefined || one.at === undefined ? (
        <p className={styles.valueNone}>Not assessed</p>
      ) : (
        <>
          <p className={styles.valueText}>
            {one.text} <small>{one.unit}</small>
          </p>
          <p className={styles.valueAge}>
            {formatTime(one.at, zone)}, {formatAge(one.at, at)}, {one.origin}
            {one.fresh === undefined || one.fresh === 'fresh' ? null : (
              <strong> · {FRESH_WORDS[one.fresh]}</strong>
            )}
          </p>
        </>
      )}
    </div>
  );
}

function originOf(state: SessionState, eventId: string): string {
  const fact = state.vitals.find((one) => one.eventId === eventId);
  if (fact?.origin === 'monitor') return 'monitor';
  return fact?.origin === 'patient' ? 'patient' : 'typed';
}

function single(
  state: SessionState,
  at: Instant,
  parameter: VitalParameter & Parameter,
  label: string,
  unit: string,
): Shown {
  const last = lastReading(state, parameter, at);
  return {
    label,
    unit,
    text: last === undefined ? undefined : String(last.value),
    at: last?.at,
    origin: last === undefined ? '' : originOf(state, last.eventId),
    fresh: freshness(state, parameter, at),
    parameters: [parameter],
  };
}

function pressureOf(state: SessionState, at: Instant): Shown {
  const systolic = lastReading(state, 'systolicMmHg', at);
  const diastolic = lastReading(state, 'diastolicMmHg', at);
  return {
    ...single(state, at, 'systolicMmHg', 'BP', 'mmHg'),
    parameters: ['systolicMmHg', 'diastolicMmHg'],
    text:
      systolic === undefined || diastolic === undefined ? undefined : `${systolic.value}/${diastolic.value}`,
  };
}

function scored(
  state: SessionState,
  at: Instant,
  scale: 'moaas' | 'dissociation-item',
  label: string,
  unit: string,
): Shown {
  const last = lastScore(state, [scale], at);
  return {
    label,
    unit,
    text: last === undefined ? undefined : String(last.value),
    at: last?.at,
    origin: 'typed',
    fresh: undefined,
    parameters: [scale === 'moaas' ? 'sedation' : 'dissociation'],
  };
}
