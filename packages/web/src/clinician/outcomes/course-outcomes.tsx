import { type InstrumentId, instrumentById, isInstrumentId } from '@titrate/clinical/instruments';
import type { CourseView, PatientTaskView, ResponseView, TreatmentView } from '@titrate/contract';
import { useState } from 'react';
import { wordsOf } from '../../kit/api/problems.ts';
import { Button } from '../../kit/ui/button.tsx';
import { SelectField } from '../../kit/ui/field.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import type { PatientRecord } from '../shell/patient-frame.tsx';
import { InstrumentOutcome } from './instrument-outcome.tsx';
import styles from './outcomes.module.css';
import { instrumentsOf } from './records.ts';
import { useOutcomes } from './use-outcomes.ts';

/** Chooses the course and the instrument; everything below is about these two. */
export function CourseOutcomes({ record }: { record: PatientRecord }) {
  const { responses, treatments, courses, tasks } = useOutcomes(record.patient.id);
  return (
    <>
      <div className={styles.head}>
        <h1>Outcomes</h1>
        <span className="no-print">
          <Button look="secondary" onClick={() => window.print()}>
            Print
          </Button>
        </span>
      </div>
      {treatments.isError ? (
        <p role="alert">
          Treatments could not be loaded, so nothing is compared with them: {wordsOf(treatments.error)}
        </p>
      ) : null}
      <FiveStates
        query={responses}
        what="The outcomes"
        isEmpty={(data) => data.responses.length === 0}
        empty={
          <EmptyState title="No form was filled in yet">
            Ask the patient under Tasks, or rate a form there yourself. The first one before the first dose
            becomes the baseline.
          </EmptyState>
        }
      >
        {(data) => (
          <Chosen
            record={record}
            responses={data.responses}
            treatments={treatments.data?.treatments ?? []}
            courses={courses.data?.courses ?? []}
            tasks={tasks.data?.tasks ?? []}
          />
        )}
      </FiveStates>
    </>
  );
}

interface ChosenProps {
  readonly record: PatientRecord;
  readonly responses: readonly ResponseView[];
  readonly treatments: readonly TreatmentView[];
  readonly courses: readonly CourseView[];
  readonly tasks: readonly PatientTaskView[];
}

function Chosen({ record, responses, treatments, courses, tasks }: ChosenProps) {
  const { clinic } = useClinic();
  const [courseId, setCourseId] = useState<string>();
  const [wanted, setWanted] = useState<InstrumentId>();
  const course =
    courses.find(({ id }) => id === courseId) ??
    courses.find(({ endedAt }) => endedAt === null) ??
    courses[0];
  const filledIn = instrumentsOf(responses);
  const target = filledIn.find((id) => id === course?.targetInstrument);
  const instrument = wanted ?? target ?? filledIn[0];
  if (instrument === undefined) return <EmptyState title="No form of a known instrument" />;
  return (
    <>
      <div className={`${styles.choose} no-print`}>
        <SelectField
          name="outcome-instrument"
          label="Form"
          value={instrument}
          options={filledIn.map((id) => ({
            value: id,
            label: `${instrumentById(id).shortTitle}${id === course?.targetInstrument ? ', the measure of this course' : ''}`,
          }))}
          onChange={(event) => {
            const id = event.currentTarget.value;
            if (isInstrumentId(id)) setWanted(id);
          }}
        />
        {courses.length < 2 ? null : (
          <SelectField
            name="outcome-course"
            label="Course"
            value={course?.id ?? ''}
            options={courses.map(({ id, indication, startedAt }) => ({
              value: id,
              label: `${indication}, from ${startedAt.slice(0, 10)}`,
            }))}
            onChange={(event) => setCourseId(event.currentTarget.value)}
          />
        )}
      </div>
      <InstrumentOutcome
        key={`${instrument} ${course?.id ?? ''}`}
        instrument={instrument}
        course={course}
        record={record}
        responses={responses}
        treatments={treatments}
        tasks={tasks}
        zone={clinic.zone}
      />
    </>
  );
}
