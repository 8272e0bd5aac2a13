import { type InstrumentId, instrumentById } from '@titrate/clinical/instruments';
import { trend } from '@titrate/clinical/outcomes';
import type { CourseView, PatientTaskView, ResponseView, TreatmentView } from '@titrate/contract';
import { useMemo } from 'react';
import { Chart } from '../../kit/chart/chart.tsx';
import { PrintChart } from '../../kit/chart/print-chart.tsx';
import { now } from '../../kit/clock/clock.ts';
import type { PatientRecord } from '../shell/patient-frame.tsx';
import { BaselineAndChange } from './baseline-and-change.tsx';
import { outcomeChart } from './chart-data.ts';
import { DoseResponse } from './dose-response.tsx';
import { CourseFindings } from './findings.tsx';
import { HeatMap } from './heat-map.tsx';
import styles from './outcomes.module.css';
import { datedScores, missedAt, treatmentsOf } from './records.ts';

interface InstrumentOutcomeProps {
  readonly instrument: InstrumentId;
  readonly course: CourseView | undefined;
  readonly record: PatientRecord;
  readonly responses: readonly ResponseView[];
  readonly treatments: readonly TreatmentView[];
  readonly tasks: readonly PatientTaskView[];
  readonly zone: string;
}

/** One instrument over one course: chart, change, items, dose and findings. */
export function InstrumentOutcome(props: InstrumentOutcomeProps) {
  const { instrument, course, record, zone } = props;
  const sex = record.patient.sexAtBirth;
  const scores = useMemo(() => datedScores(props.responses), [props.responses]);
  const treatments = useMemo(
    () => treatmentsOf(props.treatments, course?.id),
    [props.treatments, course?.id],
  );
  const missed = useMemo(() => missedAt(props.tasks, instrument, now()), [props.tasks, instrument]);
  const firstDoseAt = treatments[0]?.at ?? null;
  const line = useMemo(() => trend({ instrument, scores, firstDoseAt }), [instrument, scores, firstDoseAt]);
  const chart = useMemo(
    () =>
      outcomeChart({
        trend: line,
        treatments,
        missed,
        sex: sex === 'female' || sex === 'male' ? sex : undefined,
      }),
    [line, treatments, missed, sex],
  );
  const { shortTitle } = instrumentById(instrument);
  return (
    <div className={styles.stack}>
      {chart === undefined ? (
        <p className={styles.note}>{shortTitle} has no total to draw: its items stand below.</p>
      ) : (
        <section aria-labelledby="chart-title">
          <h2 id="chart-title">{shortTitle}</h2>
          <div className={styles.screenOnly}>
            <Chart data={chart} zone={zone} height={320} />
          </div>
          <div className={styles.paperOnly}>
            <PrintChart data={chart} zone={zone} />
          </div>
          {missed.length === 0 ? null : (
            <p className={styles.note}>
              Asked and not answered: {missed.length} {missed.length === 1 ? 'form' : 'forms'}. The line is
              broken there.
            </p>
          )}
        </section>
      )}
      {chart === undefined ? null : <BaselineAndChange trend={line} zone={zone} sex={sex} />}
      <HeatMap instrument={instrument} responses={props.responses} zone={zone} />
      {instrument === course?.targetInstrument ? (
        <CourseFindings
          instrument={instrument}
          course={course}
          scores={scores}
          treatments={treatments}
          zone={zone}
        />
      ) : null}
      {chart === undefined ? null : (
        <DoseResponse instrument={instrument} scores={scores} treatments={treatments} zone={zone} />
      )}
    </div>
  );
}
