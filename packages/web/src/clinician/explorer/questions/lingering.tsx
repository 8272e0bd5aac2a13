import { decrementTimes, type Subject } from '@titrate/pk';
import { useMemo } from 'react';
import { ScrollRegion } from '../../../kit/ui/scroll-region.tsx';
import styles from './questions.module.css';

/** Lengths of a steady infusion to compare, minutes: a short dose, a usual one, and long ones. */
const DURATIONS_MIN = [10, 20, 40, 60, 90, 120, 180, 240];
const FALLS_PERCENT = [20, 50, 80];

/** Context-sensitive decrement times: the longer a level was held up, the longer it takes to fall. */
export function Lingering({ modelId, subject }: { readonly modelId: string; readonly subject: Subject }) {
  const columns = useMemo(
    () =>
      FALLS_PERCENT.map((percent) =>
        decrementTimes({ modelId, subject, durationsMin: DURATIONS_MIN, percent }),
      ),
    [modelId, subject],
  );
  return (
    <div className={styles.answer}>
      <p className={styles.quiet}>
        Minutes from the end of a steady infusion until the predicted level has fallen by a share of what it
        was. The dose does not matter; the length does.
      </p>
      <ScrollRegion className={styles.scroll} label="Times to fall">
        <table className={styles.table}>
          <caption className="visually-hidden">Times to fall after the end of an infusion</caption>
          <thead>
            <tr>
              <th scope="col">Infusion of</th>
              {FALLS_PERCENT.map((percent) => (
                <th key={percent} scope="col">
                  By {percent} %
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {DURATIONS_MIN.map((durationMin, row) => (
              <tr key={durationMin}>
                <th scope="row">{durationMin} min</th>
                {columns.map((column, index) => (
                  <td key={FALLS_PERCENT[index]}>
                    {column.ok ? minutesOf(column.value[row]?.minutes) : 'Not known'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

const minutesOf = (minutes: number | null | undefined): string =>
  minutes == null ? 'beyond 30 days' : `${minutes < 10 ? minutes.toFixed(1) : Math.round(minutes)} min`;
