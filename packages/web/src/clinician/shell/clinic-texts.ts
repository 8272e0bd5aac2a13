import {
  type Form,
  formOf,
  type InstrumentId,
  languageFor,
  type TextPackage,
} from '@titrate/clinical/instruments';
import { readTexts } from '@titrate/contract';
import type { CivilDate, Problem, Result } from '@titrate/quantity';
import { useCall, useInvalidate } from '../../kit/api/hooks.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { useClinic, useToday } from './clinic-frame.tsx';

/** The words this clinic may show, and the day on which their licences must hold. */
export interface ClinicTexts {
  readonly texts: readonly TextPackage[];
  readonly on: CivilDate;
  /** False until the server has answered: what is missing then may still come. */
  readonly isKnown: boolean;
}

const NONE: readonly TextPackage[] = [];

/** The one place where the workspace gets wording from; follows imports, removals and the switch of other tabs. */
export function useTexts(): ClinicTexts {
  const { clinic } = useClinic();
  const on = useToday();
  const query = useCall(readTexts, { params: { clinicId: clinic.id } });
  const invalidate = useInvalidate();
  useLive('wording', clinic.id, () => invalidate(readTexts));
  return { texts: query.data?.texts ?? NONE, on, isKnown: query.data !== undefined || query.isError };
}

/** A form as staff read it: in English, else in whatever words there are, else by our short titles. It always opens. */
export function formForStaff(
  instrument: InstrumentId,
  { texts, on }: Pick<ClinicTexts, 'texts' | 'on'>,
): Result<Form, Problem> {
  const known = texts.filter((one) => one.instrument === instrument).map(({ language }) => language);
  const language = languageFor({ instrument, texts, on }, ['en', ...known]);
  return formOf({ instrument, audience: 'clinician', texts, on, language });
}
