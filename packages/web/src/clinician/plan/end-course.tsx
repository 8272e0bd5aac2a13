import { type CourseView, endCourse, listCourses, readPatient, readPlanBasis } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { Choices, TextAreaField } from '../../kit/ui/field.tsx';
import { type PatientRecord, usePatientParams } from '../shell/patient-frame.tsx';
import { patientIdentity } from '../shell/patient-identity.tsx';

interface EndCourseProps {
  readonly course: CourseView;
  readonly record: PatientRecord;
  readonly onClose: () => void;
}

const NEXT = ['follow-up', 'maintenance', 'ended'] as const;
const NEXT_WORDS = {
  'follow-up': 'Follow-up, without treatment for now',
  maintenance: 'Maintenance: another course keeps the benefit',
  ended: 'Care here ends',
} as const;

/** Ends a course with its reason; the plan is then no longer in force. */
export function EndCourse({ course, record, onClose }: EndCourseProps) {
  const params = usePatientParams();
  const [reason, setReason] = useState('');
  const [stage, setStage] = useState<(typeof NEXT)[number]>();
  const end = useAct(endCourse, { refreshes: [listCourses, readPatient, readPlanBasis] });
  return (
    <ConfirmAct
      open
      risky
      title="End this course"
      act="End the course"
      identity={patientIdentity(record)}
      busy={end.isPending}
      disabled={stage === undefined || reason.trim().length < 3}
      problem={end.error === null ? undefined : wordsOf(end.error)}
      onAct={() => {
        if (stage === undefined) return;
        end.mutate(
          { params: { ...params, courseId: course.id }, body: { version: course.version, reason, stage } },
          { onSuccess: onClose },
        );
      }}
      onClose={onClose}
    >
      <TextAreaField
        name="end-reason"
        label="Why it ends"
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Choices
        legend="What comes next"
        name="end-stage"
        value={stage}
        onChange={setStage}
        options={NEXT.map((value) => ({ value, label: NEXT_WORDS[value] }))}
      />
    </ConfirmAct>
  );
}
