import { indicationById } from '@titrate/clinical/rules';
import type { CourseView, PlanBasis } from '@titrate/contract';
import { instant } from '@titrate/quantity';
import { useState } from 'react';
import { formatDateTime } from '../../kit/format/date.ts';
import { count } from '../../kit/format/text.ts';
import { Button } from '../../kit/ui/button.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import type { PatientRecord } from '../shell/patient-frame.tsx';
import { CourseDoseResponse } from './dose-response.tsx';
import { EndCourse } from './end-course.tsx';
import { InForceLevel } from './in-force-level.tsx';
import styles from './plan.module.css';
import { PlanVersions } from './plan-versions.tsx';
import { SignedPlan } from './signed-plan.tsx';

interface CoursesProps {
  readonly courses: readonly CourseView[];
  readonly record: PatientRecord;
  /** Whom the predicted level is for; not there until it was read. */
  readonly basis: PlanBasis | undefined;
}

/** Courses of treatment, newest first: the plan in force, the plans before it, and how the sessions went. */
export function Courses({ courses, record, basis }: CoursesProps) {
  if (courses.length === 0) return <EmptyState title="No course of treatment yet" />;
  return (
    <>
      {courses.map((course) => (
        <Course key={course.id} course={course} record={record} basis={basis} />
      ))}
    </>
  );
}

interface CourseProps extends Omit<CoursesProps, 'courses'> {
  readonly course: CourseView;
}

function Course({ course, record, basis }: CourseProps) {
  const { clinic, user } = useClinic();
  const [ending, setEnding] = useState(false);
  const inForce = course.plans.find((plan) => plan.status === 'signed');
  const title = indicationById(course.indication)?.title ?? course.indication;
  return (
    <section className={styles.course} aria-label={`Course for ${title}`}>
      <div className={styles.courseHead}>
        <h2>{title}</h2>
        <StatusBadge
          status={course.endedAt === null ? 'in-treatment' : 'ended'}
          word={course.endedAt === null ? 'Open course' : 'Ended'}
        />
        <span className={styles.quiet}>
          since {formatDateTime(instant(Date.parse(course.startedAt)), clinic.zone)} ·{' '}
          {count(course.sessionsDone, 'session')} done
        </span>
        {course.endedAt === null && user.roles.includes('prescriber') ? (
          <Button look="quiet" size="small" className="no-print" onClick={() => setEnding(true)}>
            End this course…
          </Button>
        ) : null}
      </div>
      {course.endReason === null ? null : (
        <p>
          Ended{' '}
          {course.endedAt === null ? '' : formatDateTime(instant(Date.parse(course.endedAt)), clinic.zone)}: “
          {course.endReason}”
        </p>
      )}
      {inForce === undefined ? (
        <p className={styles.quiet}>No plan is in force.</p>
      ) : (
        <>
          <SignedPlan plan={inForce} />
          {basis === undefined ? null : <InForceLevel plan={inForce} basis={basis} />}
        </>
      )}
      <PlanVersions plans={course.plans} />
      {course.sessionsDone > 0 ? <CourseDoseResponse course={course} /> : null}
      {ending ? <EndCourse course={course} record={record} onClose={() => setEnding(false)} /> : null}
    </section>
  );
}
