import { listCourses, readPlanBasis } from '@titrate/contract';
import { useState } from 'react';
import { readOf, useAskEarly, useCall } from '../../kit/api/hooks.ts';
import { Button } from '../../kit/ui/button.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { PatientFrame, type PatientRecord, usePatientParams } from '../shell/patient-frame.tsx';
import { Courses } from './courses.tsx';
import styles from './plan.module.css';
import { PlanForm } from './plan-form.tsx';
import { Readiness } from './readiness.tsx';

/** The treatment plan: what is in force, what stands in the way of the next one, and the form that writes it. */
export function PlanPage() {
  const params = usePatientParams();
  useAskEarly(readOf(readPlanBasis, { params }), readOf(listCourses, { params }));
  return <PatientFrame section="plan">{(record) => <Plan record={record} />}</PatientFrame>;
}

function Plan({ record }: { readonly record: PatientRecord }) {
  const params = usePatientParams();
  const { user } = useClinic();
  const basis = useCall(readPlanBasis, { params });
  const courses = useCall(listCourses, { params });
  const [writing, setWriting] = useState(false);
  const mayWrite = user.roles.includes('prescriber');
  return (
    <div className={styles.page}>
      <h1>Plan</h1>
      <FiveStates query={courses} what="The courses">
        {(data) => <Courses courses={data.courses} record={record} basis={basis.data} />}
      </FiveStates>
      <FiveStates query={basis} what="What the plan stands on">
        {(data) =>
          writing ? (
            <PlanForm
              basis={data}
              courses={courses.data?.courses ?? []}
              record={record}
              onDone={() => setWriting(false)}
            />
          ) : (
            <>
              <Readiness basis={data} />
              {mayWrite ? (
                <Button className={`${styles.start} no-print`} onClick={() => setWriting(true)}>
                  Write a plan
                </Button>
              ) : (
                <p className={`${styles.quiet} no-print`}>A prescriber writes and signs the plan.</p>
              )}
            </>
          )
        }
      </FiveStates>
    </div>
  );
}
