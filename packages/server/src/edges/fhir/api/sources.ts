import { allergySource, conditionSource, medicationStatementSource } from './history.source.ts';
import { deviceSource, organizationSource, patientSource, practitionerSource } from './people.source.ts';
import { questionnaireResponseSource, questionnaireSource } from './questionnaire.source.ts';
import type { Source } from './reader.ts';
import { encounterSource, medicationAdministrationSource, observationSource } from './session.source.ts';

/** Every resource type that can be read. What is not here answers 404. */
export const SOURCES: readonly Source[] = [
  allergySource,
  conditionSource,
  deviceSource,
  encounterSource,
  medicationAdministrationSource,
  medicationStatementSource,
  observationSource,
  organizationSource,
  patientSource,
  practitionerSource,
  questionnaireSource,
  questionnaireResponseSource,
];

export const sourceOf = (type: string): Source | undefined => SOURCES.find((source) => source.type === type);
