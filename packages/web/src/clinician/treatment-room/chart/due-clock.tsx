import { due } from '@titrate/clinical/session';
import { formatTime, formatTimer } from '../../../kit/format/date.ts';
import { useAt, useCharting } from '../record/charting.tsx';
import { DUE_WORDS } from '../record/words.ts';
import room from '../treatment-room.module.css';
import styles from './chart.module.css';

/** What must be done next and when, by the protocol's timetable; late things say how late. */
export function DueClock() {
  const { state, zone } = useCharting();
  const at = useAt(1000);
  const items = due(state, at);
  return (
    <section className={room.card} aria-labelledby="due-clock">
      <h2 id="due-clock">Due</h2>
      {items.length === 0 ? (
        <p className={room.quiet}>Nothing is due now.</p>
      ) : (
        <ul className={styles.due}>
          {items.map((item) => {
            const late = item.at < at;
            return (
              <li key={item.item} data-late={late}>
                <span className={styles.dueWord}>{DUE_WORDS[item.item]}</span>
                <span className={styles.dueTimer}>
                  {late ? `late ${formatTimer(at - item.at)}` : `in ${formatTimer(item.at - at)}`}
                </span>
                <span className={styles.dueRule}>
                  {formatTime(item.at, zone)} · {item.rule}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
