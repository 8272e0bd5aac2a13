import {
  type ApiError,
  latestEvaluation,
  listUnsigned,
  readEarlierHistory,
  readHistory,
  readPatient,
} from '@titrate/contract';
import { useState } from 'react';
import { now } from '../../../kit/clock/clock.ts';
import { formatTimeWithSeconds } from '../../../kit/format/date.ts';
import { useFormProblems } from '../../../kit/ui/form-problems.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { usePatientParams } from '../../shell/patient-frame.tsx';
import { showRefusal } from '../entry/entry-form.tsx';

/** What is read again after anything was written to a chart. */
export const CHART = [readHistory, readEarlierHistory, readPatient, latestEvaluation, listUnsigned] as const;

/**
 * One entry of a form: its id is made when the form opens, so pressing twice stores once. "Saved" is said when
 * the server has answered (UI-44).
 */
export function useEntry(onDone: () => void) {
  const params = usePatientParams();
  const { clinic } = useClinic();
  const [id] = useState(() => crypto.randomUUID());
  const problems = useFormProblems();
  return {
    id,
    params,
    problems,
    handlers: {
      onSuccess: () => {
        toast(`Saved ${formatTimeWithSeconds(now(), clinic.zone)}`);
        onDone();
      },
      onError: (error: ApiError) => showRefusal(problems)(error),
    },
  };
}

/** Whether this person writes to charts; the server decides again. */
export function useMayWrite(): boolean {
  const { user } = useClinic();
  return user.roles.some((role) => role === 'prescriber' || role === 'nurse' || role === 'therapist');
}
