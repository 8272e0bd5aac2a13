import { Link } from '@tanstack/react-router';
import { listUnsigned } from '@titrate/contract';
import { useCall, useInvalidate } from '../../kit/api/hooks.ts';
import { count } from '../../kit/format/text.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { AgeText } from '../../kit/ui/age.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { atOf } from '../patients/entry/wire.ts';
import { fullName } from '../patients/list/patient-name.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './today.module.css';
import { addressOfUnsigned, unsignedWords } from './unsigned-words.ts';

/** What waits for a signature: one's own first, each with its age (ADM-04). */
export function Unsigned() {
  const { clinic } = useClinic();
  const unsigned = useCall(listUnsigned, { params: { clinicId: clinic.id } });
  const invalidate = useInvalidate();
  useLive('patients', undefined, () => invalidate(listUnsigned));
  useLive('session', undefined, () => invalidate(listUnsigned));
  return (
    <section className={styles.panel} aria-labelledby="unsigned">
      <h2 id="unsigned">
        Unsigned
        <span className={styles.count}>
          {unsigned.data === undefined ? '' : count(unsigned.data.items.length, 'entry', 'entries')}
        </span>
      </h2>
      <FiveStates
        query={unsigned}
        what="The unsigned entries"
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title="Nothing waits for a signature" />}
      >
        {({ items }) => (
          <ul className={styles.rows}>
            {items
              .toSorted((a, b) => Number(b.mine) - Number(a.mine))
              .map((item) => (
                <li key={item.id} className={styles.row}>
                  <span className={styles.time}>{item.mine ? 'Mine' : ''}</span>
                  <span>
                    <Link to={addressOfUnsigned(item)} params={{ clinicId: clinic.id }}>
                      {fullName(item.patient)}
                    </Link>
                    <br />
                    <span className={styles.meta}>
                      {unsignedWords(item)} by {item.by}, record {item.patient.recordNumber}
                    </span>
                  </span>
                  <span className={styles.meta}>
                    <AgeText at={atOf(item.at)} zone={clinic.zone} />
                  </span>
                </li>
              ))}
          </ul>
        )}
      </FiveStates>
    </section>
  );
}
