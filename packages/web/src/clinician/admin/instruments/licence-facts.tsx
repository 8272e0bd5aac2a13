import { formatDay } from '../../../kit/format/date.ts';
import styles from './instruments.module.css';

interface LicenceFactsProps {
  readonly holder: string;
  readonly reference: string;
  /** Last day of the licence; absent where it does not end. */
  readonly validUntil?: string | null | undefined;
}

/** Who may use the words, by which permission, and until when. */
export function LicenceFacts({ holder, reference, validUntil }: LicenceFactsProps) {
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Licence holder</dt>
        <dd>{holder}</dd>
      </div>
      <div>
        <dt>Reference</dt>
        <dd>{reference}</dd>
      </div>
      <div>
        <dt>Last day</dt>
        <dd>{validUntil == null ? 'Does not end' : formatDay(validUntil)}</dd>
      </div>
    </dl>
  );
}
