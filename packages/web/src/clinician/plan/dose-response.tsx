import { isInstrumentId } from '@titrate/clinical/instruments';
import { type CourseView, listResponses, listTreatments } from '@titrate/contract';
import { useCall } from '../../kit/api/hooks.ts';
import { FiveStates } from '../../kit/ui/five-states.tsx';
// This page composes the table of the outcomes: before the next dose is ordered, the same rows stand here.
import { DoseResponse } from '../outcomes/dose-response.tsx';
import { datedScores, treatmentsOf } from '../outcomes/records.ts';
import { useClinic } from '../shell/clinic-frame.tsx';
import { usePatientParams } from '../shell/patient-frame.tsx';

/** What each session of the course gave, what it did to the measure of the course, and how it was borne. */
export function CourseDoseResponse({ course }: { readonly course: CourseView }) {
  const { clinic } = useClinic();
  const params = usePatientParams();
  const treatments = useCall(listTreatments, { params });
  const responses = useCall(listResponses, { params, query: {} });
  const { targetInstrument } = course;
  if (!isInstrumentId(targetInstrument)) return null;
  return (
    <FiveStates query={treatments} what="Dose and response">
      {(given) => (
        <DoseResponse
          instrument={targetInstrument}
          scores={datedScores(responses.data?.responses ?? [])}
          treatments={treatmentsOf(given.treatments, course.id)}
          zone={clinic.zone}
        />
      )}
    </FiveStates>
  );
}
