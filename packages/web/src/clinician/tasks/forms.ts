import {
  type BatteryTrack,
  batteryOf,
  formOf,
  INSTRUMENT_IDS,
  type InstrumentId,
  instrumentById,
  isInstrumentId,
  languageFor,
  type Moment,
  type TextPackage,
} from '@titrate/clinical/instruments';
import { INDICATIONS } from '@titrate/clinical/protocols';
import type { CourseView } from '@titrate/contract';
import type { CivilDate } from '@titrate/quantity';

/** One form that can be asked, and why it is offered or cannot be. */
export interface OfferedForm {
  readonly ref: InstrumentId;
  readonly title: string;
  readonly measures: string;
  /** In words, when the battery asks it only under a condition. */
  readonly when: string | undefined;
  readonly isSafety: boolean;
  /** Why it cannot go to a patient's phone; a clinician can still record it. */
  readonly notByLink: string | undefined;
}

/** Whose phone it goes to: the words the clinic may show today, and the patient's language. */
export interface Reader {
  readonly texts: readonly TextPackage[];
  readonly on: CivilDate;
  readonly language: string;
}

/** What is treated, as the batteries know it; the course in force decides, none gives what everyone gets. */
export function tracksOf(courses: readonly CourseView[]): readonly BatteryTrack[] {
  const course = courses.find(({ endedAt }) => endedAt === null) ?? courses[0];
  return INDICATIONS.find(({ id }) => id === course?.indication)?.tracks ?? [];
}

/** The forms of a moment for what is treated. */
export function formsOf(
  moment: Moment,
  tracks: readonly BatteryTrack[],
  reader: Reader,
): readonly OfferedForm[] {
  return batteryOf(moment, tracks).map((entry) =>
    offered(entry.instrument, reader, entry.when, entry.isSafety === true),
  );
}

/** Every form of the catalogue. */
export function allForms(reader: Reader): readonly OfferedForm[] {
  return INSTRUMENT_IDS.map((id) => offered(id, reader, undefined, false));
}

/** Preselected: everything the battery asks without a condition, where the phone can show it. */
export const preselected = (forms: readonly OfferedForm[]): readonly InstrumentId[] =>
  forms
    .filter((form) => form.notByLink === undefined && (form.when === undefined || form.isSafety))
    .map(({ ref }) => ref);

/** The short name of an instrument, or its id where the catalogue knows it no more. */
export const formTitle = (id: string): string => (isInstrumentId(id) ? instrumentById(id).shortTitle : id);

function offered(
  ref: InstrumentId,
  reader: Reader,
  when: string | undefined,
  isSafety: boolean,
): OfferedForm {
  const { shortTitle, measures } = instrumentById(ref);
  const { texts, on } = reader;
  const language = languageFor({ instrument: ref, texts, on }, [reader.language]);
  const form = formOf({ instrument: ref, audience: 'patient', texts, on, language });
  return {
    ref,
    title: shortTitle,
    measures,
    when,
    isSafety,
    notByLink: form.ok ? undefined : form.error.message,
  };
}
