import { Link } from '@tanstack/react-router';
import { buttonClass } from '../../../kit/ui/button.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { PatientFrame, type PatientRecord, usePatientParams } from '../../shell/patient-frame.tsx';
import { AllergiesCard } from './allergies-card.tsx';
import styles from './chart.module.css';
import { ConsentsCard } from './consents-card.tsx';
import { CourseCard } from './course-card.tsx';
import { FlagsStrip } from './flags-strip.tsx';
import { LastSessionCard } from './last-session-card.tsx';
import { MedicinesCard } from './medicines-card.tsx';
import { nextStepOf } from './next-step.ts';
import { OutcomeCard } from './outcome-card.tsx';
import { type Chart, sortSessions, useChart } from './use-chart.ts';

/** The chart on one page (ADM-01): what threatens, what is planned, what happened, how it goes, what comes next. */
export function ChartPage() {
  const { user } = useClinic();
  const isReader = user.roles.some((role) => role !== 'front-desk');
  return (
    <PatientFrame section={isReader ? 'chart' : 'details'}>
      {(record) => (isReader ? <WholeChart record={record} /> : <NotYours record={record} />)}
    </PatientFrame>
  );
}

function WholeChart({ record }: { readonly record: PatientRecord }) {
  const chart = useChart();
  return (
    <>
      <h1 className="visually-hidden">Chart</h1>
      <Next record={record} chart={chart} />
      <FlagsStrip record={record} chart={chart} />
      <div className={styles.grid}>
        <div className={styles.stack}>
          <CourseCard chart={chart} />
          <LastSessionCard chart={chart} />
        </div>
        <div className={`${styles.stack} ${styles.wide}`}>
          <OutcomeCard chart={chart} />
          <div className={styles.pair}>
            <MedicinesCard chart={chart} />
            <div className={styles.stack}>
              <AllergiesCard record={record} chart={chart} />
              <ConsentsCard chart={chart} />
            </div>
          </div>
        </div>
      </div>
    </>
  );
}

function Next({ record, chart }: { readonly record: PatientRecord; readonly chart: Chart }) {
  const params = usePatientParams();
  const { tasks, consents, sessions } = chart;
  const isKnown = tasks.data !== undefined && consents.data !== undefined && sessions.data !== undefined;
  const step = isKnown
    ? nextStepOf({
        status: record.patient.status,
        stage: record.patient.stage,
        tasks: tasks.data.tasks,
        consents: consents.data.consents,
        ...sortSessions(sessions.data.sessions),
      })
    : undefined;
  return (
    <section className={styles.next} aria-label="Next step">
      <StatusBadge status={record.patient.stage} />
      {step === undefined ? (
        <p role="status">Working out the next step…</p>
      ) : (
        <>
          <p>
            <strong>{step.words}.</strong> {step.why}
          </p>
          {step.act === undefined ? null : (
            <Link className={buttonClass()} to={`/$clinicId${step.act.path}`} params={params}>
              {step.act.words}
            </Link>
          )}
        </>
      )}
    </section>
  );
}

/** The front desk knows who somebody is and when they come, not what is wrong with them. */
function NotYours({ record: { patient } }: { readonly record: PatientRecord }) {
  const params = usePatientParams();
  return (
    <>
      <h1>
        {patient.givenName} {patient.familyName}
      </h1>
      <p>The clinical chart is open to clinicians. You see details, sessions and tasks.</p>
      <p className={styles.next}>
        <Link className={buttonClass()} to="/$clinicId/patients/$patientId/sessions" params={params}>
          Sessions
        </Link>
        <Link
          className={buttonClass({ look: 'secondary' })}
          to="/$clinicId/patients/$patientId/details"
          params={params}
        >
          Details
        </Link>
      </p>
    </>
  );
}
