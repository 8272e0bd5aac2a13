import type { Instant } from '@titrate/quantity';
import { formatDateTime } from '../../../kit/format/date.ts';
import { useClinic } from '../../shell/clinic-frame.tsx';
import styles from './entry.module.css';
import { atOf } from './wire.ts';

const SOURCE_WORDS: Readonly<Record<string, string>> = {
  patient: 'patient',
  clinician: 'clinician',
  person: 'clinician',
  import: 'imported record',
  device: 'device',
  proxy: 'somebody close',
  system: 'system',
};

export interface By {
  readonly name: string;
  readonly source: string;
}

/** "Marta Lindqvist (clinician)"; a patient who answered is "the patient". */
export function byWords({ name, source }: By): string {
  if (source === 'patient' || name === 'patient') return 'the patient';
  return `${name} (${SOURCE_WORDS[source] ?? source})`;
}

interface ProvenanceProps {
  readonly by: By;
  /** When the server stored it. */
  readonly recordedAt: string;
  /** When it was true, where that is another time. */
  readonly observedAt?: string | null | undefined;
}

/** When, from whom and by whom, beside every entry (ADM-01). */
export function Provenance({ by, recordedAt, observedAt }: ProvenanceProps) {
  const { clinic } = useClinic();
  const recorded = atOf(recordedAt);
  const observed = observedAt === undefined || observedAt === null ? undefined : atOf(observedAt);
  const isLate = observed !== undefined && recorded - observed > LATE_MS;
  return (
    <span className={styles.provenance}>
      {formatDateTime(observed ?? recorded, clinic.zone)} · {byWords(by)}
      {isLate ? <Recorded at={recorded} zone={clinic.zone} /> : null}
    </span>
  );
}

/** UI-35: recorded more than five minutes after it was observed. */
const LATE_MS = 5 * 60_000;

const Recorded = ({ at, zone }: { readonly at: Instant; readonly zone: string }) => (
  <> · recorded {formatDateTime(at, zone)}</>
);
