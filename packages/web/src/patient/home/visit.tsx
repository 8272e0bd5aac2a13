import { parseInstant } from '@titrate/quantity';
import { formatLongDateTime } from '../../kit/format/date.ts';
import styles from './home.module.css';

interface VisitProps {
  readonly visit: { readonly startsAt: string; readonly preparation: readonly string[] } | null;
  readonly zone: string;
  readonly phone: string | null;
}

/** The next visit with weekday, date and the clinic's zone (POR-11), and what to think of. */
export function Visit({ visit, zone, phone }: VisitProps) {
  const at = visit === null ? undefined : parseInstant(visit.startsAt);
  return (
    <section className={styles.visit} aria-labelledby="visit">
      <h2 id="visit">Your next visit</h2>
      {visit === null || at?.ok !== true ? (
        <p>No visit is booked.</p>
      ) : (
        <>
          <p className={styles.when}>
            <time dateTime={visit.startsAt}>{formatLongDateTime(at.value, zone)}</time>
          </p>
          {visit.preparation.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p>
            <a href="/me/get-ready">How to get ready</a>
          </p>
          <p className={styles.note}>
            Cannot come? {phone === null ? 'Please call your clinic.' : `Please call ${phone}.`}
          </p>
        </>
      )}
    </section>
  );
}
