import { listCourses, listPatientTasks, listResponses, listTreatments } from '@titrate/contract';
import { useCall } from '../../kit/api/hooks.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';

/** Everything an outcome view of one patient needs; read again when another screen changed the patient. */
export function useOutcomes(patientId: string) {
  const { clinic } = useClinic();
  const params = { clinicId: clinic.id, patientId };
  const responses = useCall(listResponses, { params, query: {} });
  const treatments = useCall(listTreatments, { params });
  const courses = useCall(listCourses, { params });
  const tasks = useCall(listPatientTasks, { params });
  useLive('patients', patientId, () => {
    void responses.refetch();
    void tasks.refetch();
  });
  useLive('session', undefined, () => void treatments.refetch());
  return { responses, treatments, courses, tasks };
}
