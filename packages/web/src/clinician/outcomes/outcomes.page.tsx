import { listCourses, listPatientTasks, listResponses, listTreatments } from '@titrate/contract';
import { readOf, useAskEarly } from '../../kit/api/hooks.ts';
import { PatientFrame, usePatientParams } from '../shell/patient-frame.tsx';
import { CourseOutcomes } from './course-outcomes.tsx';

/** How a course goes: scores over time beside what was given. */
export function OutcomesPage() {
  const params = usePatientParams();
  useAskEarly(
    readOf(listResponses, { params, query: {} }),
    readOf(listTreatments, { params }),
    readOf(listCourses, { params }),
    readOf(listPatientTasks, { params }),
  );
  return <PatientFrame section="outcomes">{(record) => <CourseOutcomes record={record} />}</PatientFrame>;
}
