import { PatientFrame } from '../shell/patient-frame.tsx';
import { CourseOutcomes } from './course-outcomes.tsx';

/** How a course goes: scores over time beside what was given. */
export function OutcomesPage() {
  return <PatientFrame section="outcomes">{(record) => <CourseOutcomes record={record} />}</PatientFrame>;
}
