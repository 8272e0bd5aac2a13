import type { SessionState } from '@titrate/clinical/session';
import { formatInstant, type Instant } from '@titrate/quantity';
import { formatTime } from '../../../kit/format/date.ts';
import { ScrollRegion } from '../../../kit/ui/scroll-region.tsx';
import { useCharting } from '../record/charting.tsx';
import styles from './flowsheet.module.css';
import { type Levels, levelOn } from './level.ts';
import { originOf } from './marks.tsx';

/** Every measurement of the session, one row a moment, with the level predicted then: the equivalent of the drawing (UI-37). */
export function FlowTable({ levels }: { levels: Levels | undefined }) {
  const { state, zone } = useCharting();
  const rows = rowsOf(state);
  return (
    <ScrollRegion className={styles.tableScroll} label="Flowsheet as a table">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">BP mmHg</th>
            <th scope="col">Pulse /min</th>
            <th scope="col">SpO2 %</th>
            <th scope="col">RR /min</th>
            <th scope="col">Scales</th>
            {levels === undefined ? null : <th scope="col">Predicted level ng/mL</th>}
            <th scope="col">How recorded</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <time dateTime={formatInstant(row.at)}>{formatTime(row.at, zone)}</time>
              </th>
              <td>{row.bp}</td>
              <td>{row.pulse}</td>
              <td>{row.spo2}</td>
              <td>{row.rr}</td>
              <td>{row.scale}</td>
              {levels === undefined ? null : <td>{predictedAt(levels, row.at)}</td>}
              <td>{row.how}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Of the dose as it was given; before the first one, and after the end of the drawing, there is none. */
function predictedAt({ given, origin }: Levels, at: Instant): string {
  const level = at < origin ? undefined : levelOn(given, origin, at);
  return level === undefined ? '' : level.toFixed(0);
}

const SHORT: { readonly [scale: string]: string } = {
  moaas: 'MOAA/S',
  'dissociation-item': 'Dissociation',
  nausea: 'Nausea',
  pain: 'Pain',
};

function rowsOf(state: SessionState) {
  const vitals = state.vitals.map((fact) => {
    const {
      systolicMmHg,
      diastolicMmHg,
      heartRatePerMin,
      spo2Percent,
      respiratoryRatePerMin,
      status,
      notObtained,
    } = fact.data;
    return {
      key: fact.eventId,
      at: fact.at,
      bp: systolicMmHg === undefined || diastolicMmHg === undefined ? '' : `${systolicMmHg}/${diastolicMmHg}`,
      pulse: heartRatePerMin ?? '',
      spo2: spo2Percent ?? '',
      rr: respiratoryRatePerMin ?? '',
      scale: '',
      how: [
        fact.by.type === 'person' ? fact.by.name : '',
        originOf(fact).words,
        status === 'doubtful' ? 'doubtful' : '',
        notObtained === undefined ? '' : `not obtained: ${notObtained}`,
      ]
        .filter((part) => part !== '')
        .join(', '),
    };
  });
  const scales = state.scales.map((fact) => ({
    key: fact.eventId,
    at: fact.at,
    bp: '',
    pulse: '',
    spo2: '',
    rr: '',
    scale: `${SHORT[fact.data.scale] ?? fact.data.scale} ${fact.data.score ?? fact.data.notObtained ?? ''}`,
    how: [fact.by.type === 'person' ? fact.by.name : '', originOf(fact).words]
      .filter((part) => part !== '')
      .join(', '),
  }));
  return [...vitals, ...scales].sort((a, b) => a.at - b.at);
}
