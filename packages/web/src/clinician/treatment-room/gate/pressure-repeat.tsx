import { gatePressure } from '@titrate/clinical/session';
import { formatTime, formatTimer } from '../../../kit/format/date.ts';
import { useAt, useCharting } from '../record/charting.tsx';
import styles from './gate.module.css';

/** The repeat flow of a raised pressure: which readings count, and when the next one is due (4.2). */
export function PressureRepeat() {
  const { state, zone } = useCharting();
  const at = useAt(1000);
  const pressure = gatePressure(state, at);
  if (pressure === undefined) return null;
  const { repeatAt, used, method } = pressure;
  if (repeatAt === undefined && method === 'single') return null;
  return (
    <div className={styles.repeat}>
      <p>
        {method === 'mean-of-last-two' ? 'Mean of the last two: ' : 'Highest until repeated: '}
        <strong>
          {pressure.systolic}/{pressure.diastolic} mmHg
        </strong>{' '}
        from{' '}
        {used.map((one) => `${one.systolic}/${one.diastolic} at ${formatTime(one.at, zone)}`).join(' and ')}
      </p>
      {repeatAt === undefined ? (
        <p>The repeat readings are complete.</p>
      ) : (
        <p>
          <strong>
            Repeat {repeatAt > at ? `in ${formatTimer(repeatAt - at)}` : 'now'} ({formatTime(repeatAt, zone)})
          </strong>
          : seated, right cuff, arm at heart level.
        </p>
      )}
    </div>
  );
}
