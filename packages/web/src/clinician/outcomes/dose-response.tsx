import type { InstrumentId } from '@titrate/clinical/instruments';
import { type DatedScore, doseResponseTable } from '@titrate/clinical/outcomes';
import { formatDateTime } from '../../kit/format/date.ts';
import { PRODUCT_WORDS, ROUTE_WORDS } from '../../kit/format/treatment.ts';
import { ScrollRegion } from '../../kit/ui/scroll-region.tsx';
import { mgWords } from './chart-data.ts';
import styles from './outcomes.module.css';
import { sessionFacts, type Treatment } from './records.ts';

interface DoseResponseProps {
  readonly instrument: InstrumentId;
  readonly scores: readonly DatedScore[];
  readonly treatments: readonly Treatment[];
  readonly zone: string;
}

/** One row a session: what was given, how the score moved until the next, how it was borne. Side by side, not cause and effect. */
export function DoseResponse({ instrument, scores, treatments, zone }: DoseResponseProps) {
  const rows = doseResponseTable({ instrument, sessions: treatments.map(sessionFacts), scores });
  const numberOf = new Map(treatments.map(({ view }) => [view.sessionId, view.number]));
  return (
    <section aria-labelledby="dose-title">
      <h2 id="dose-title">Dose, score and tolerability</h2>
      {rows.length === 0 ? (
        <p className={styles.note}>No dose of this course was given yet.</p>
      ) : (
        <ScrollRegion className={styles.scroll} label="Dose, score and tolerability, one row a session">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Session</th>
                <th scope="col">Given</th>
                <th scope="col">mg/kg</th>
                <th scope="col">Minutes</th>
                <th scope="col">Score before</th>
                <th scope="col">Score after</th>
                <th scope="col">Days to it</th>
                <th scope="col">Better by, points</th>
                <th scope="col">From baseline</th>
                <th scope="col">Highest systolic, mmHg</th>
                <th scope="col">Peak CADSS-6</th>
                <th scope="col">Worst event, grade</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ session, before, after, daysToAfter, gain, fromBaseline }) => (
                <tr key={session.id}>
                  <th scope="row">
                    #{numberOf.get(session.id)}, {formatDateTime(session.at, zone)}
                  </th>
                  <td>
                    {session.givenMg === null ? NOT : mgWords(session.givenMg)}
                    <span className={styles.small}>
                      {PRODUCT_WORDS[session.product]}, {routeWords(session.route)}
                    </span>
                  </td>
                  <td>{session.givenMgPerKg ?? NOT}</td>
                  <td>{session.durationMin ?? NOT}</td>
                  <td>{before?.total ?? 'No form'}</td>
                  <td>{after?.total ?? 'No form'}</td>
                  <td>{daysToAfter ?? ''}</td>
                  <td>{gain ?? 'Not known'}</td>
                  <td>
                    {fromBaseline?.pct_improvement == null
                      ? 'Not compared'
                      : `${fromBaseline.pct_improvement} %`}
                  </td>
                  <td>{session.tolerability['maxSystolicMmHg'] ?? NOT}</td>
                  <td>{session.tolerability['peakCadss6'] ?? NOT}</td>
                  <td>{session.tolerability['worstAdverseEventGrade'] ?? 'None recorded'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <p className={styles.note}>
        The score after a session is the first form until the next session. Rows stand side by side; they do
        not show that a dose caused a change.
      </p>
    </section>
  );
}

const NOT = 'Not recorded';

const routeWords = (route: string): string =>
  Object.entries(ROUTE_WORDS).find(([code]) => code === route)?.[1] ?? route;
