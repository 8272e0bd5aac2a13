import { bandLabel, type InstrumentId, instrumentById, isInstrumentId } from '@titrate/clinical/instruments';
import type { ResponseView, SessionRow } from '@titrate/contract';
import { PrintChart } from '../../../kit/chart/print-chart.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { timeWords } from '../entry/wire.ts';
import { Card, Unknown } from './card.tsx';
import styles from './chart.module.css';
import { outcomeChart } from './outcome-chart.ts';
import { type Chart, sortSessions } from './use-chart.ts';

/** The target measure of the course over time; before a course, the latest score of each form. */
export function OutcomeCard({ chart }: { readonly chart: Chart }) {
  const course =
    chart.courses.data?.courses.find((one) => one.endedAt === null) ?? chart.courses.data?.courses[0];
  const past = sortSessions(chart.sessions.data?.sessions ?? []).past;
  return (
    <Card title="Outcome" more={{ path: '/outcomes', words: 'Outcomes' }}>
      <FiveStates query={chart.responses} what="The outcome">
        {({ responses }) => {
          if (responses.length === 0) return <Unknown>No form filled in yet.</Unknown>;
          const target = course?.targetInstrument;
          const own = responses.filter((one) => one.instrument === target);
          return target !== undefined && isInstrumentId(target) && own.length > 1 ? (
            <Course instrument={target} responses={own} sessions={past} />
          ) : (
            <Latest responses={responses} />
          );
        }}
      </FiveStates>
    </Card>
  );
}

interface CourseProps {
  readonly instrument: InstrumentId;
  readonly responses: readonly ResponseView[];
  readonly sessions: readonly SessionRow[];
}

function Course({ instrument, responses, sessions }: CourseProps) {
  const { clinic } = useClinic();
  const last = responses.at(-1);
  const data = outcomeChart(instrument, responses, sessions);
  return (
    <figure className={styles.figure}>
      <figcaption>
        {data.title}, {data.direction}
      </figcaption>
      <PrintChart data={data} zone={clinic.zone} height={210} />
      {last === undefined ? null : (
        <p className={styles.note}>
          Last: {scoreWords(last)}, {timeWords(last.completedAt, clinic.zone)}, by {personWords(last.by)}.
        </p>
      )}
      <details className={styles.table}>
        <summary>The same as a table</summary>
        <table className={styles.scores}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Score</th>
            </tr>
          </thead>
          <tbody>
            {responses.map((one) => (
              <tr key={one.id}>
                <td>{timeWords(one.completedAt, clinic.zone)}</td>
                <td>{scoreWords(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

const personWords = (by: string): string => (by === 'patient' ? 'the patient' : by);

function Latest({ responses }: { readonly responses: readonly ResponseView[] }) {
  const { clinic } = useClinic();
  const latest = new Map(responses.map((one) => [one.instrument, one]));
  return (
    <table className={styles.scores}>
      <caption className="visually-hidden">Latest score of each form</caption>
      <thead>
        <tr>
          <th scope="col">Form</th>
          <th scope="col">Score</th>
          <th scope="col">When, by whom</th>
        </tr>
      </thead>
      <tbody>
        {[...latest.values()].map((one) => (
          <tr key={one.id}>
            <th scope="row">
              {isInstrumentId(one.instrument) ? instrumentById(one.instrument).shortTitle : one.instrument}
            </th>
            <td>{scoreWords(one)}</td>
            <td>
              {timeWords(one.completedAt, clinic.zone)}, by {personWords(one.by)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `17, moderately severe`; a form without a total is not a zero (UI-20). */
export function scoreWords({ instrument, score }: ResponseView): string {
  const label = isInstrumentId(instrument) ? bandLabel(instrument, score.band, 'clinician') : null;
  if (score.total === null && label === null) return 'Cannot be scored';
  return [score.total === null ? [] : [String(score.total)], label === null ? [] : [label]].flat().join(', ');
}
