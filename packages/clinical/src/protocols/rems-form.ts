import { known, read, type Source } from './source.ts';

/**
 * The monitoring form of the esketamine REMS as a list of fields (7.2). The form changes from time to time, so the list
 * is data with a version: what was sent names the version it was filled after.
 */
export interface RemsFormField {
  readonly id: string;
  readonly group: RemsFormGroup;
  readonly label: string;
  /** `record`: from the entries of the session. `chart`: who the patient and the site are. `person`: typed when it is sent. */
  readonly from: 'record' | 'chart' | 'person';
}

export const REMS_FORM_GROUPS = {
  patient: 'Patient',
  medicines: 'Concomitant medicines',
  provider: 'Monitoring provider',
  site: 'Site',
  session: 'Session',
  vitals: 'Vital signs',
  events: 'Events',
  serious: 'Serious adverse events',
} as const;
export type RemsFormGroup = keyof typeof REMS_FORM_GROUPS;

const field = (
  group: RemsFormGroup,
  id: string,
  label: string,
  from: RemsFormField['from'] = 'record',
): RemsFormField => ({ id, group, label, from });

const event = (id: string, label: string): readonly RemsFormField[] => [
  field('events', id, label),
  field('events', `${id}Onset`, `${label}: onset`),
  field('events', `${id}Resolution`, `${label}: resolved`),
  field('events', `${id}Severity`, `${label}: severity`),
];

export interface RemsForm {
  readonly version: string;
  readonly fields: readonly RemsFormField[];
  readonly sources: readonly Source[];
}

export const REMS_FORM: RemsForm = {
  version: '2021-11',
  fields: [
    field('patient', 'familyName', 'Last name', 'chart'),
    field('patient', 'givenName', 'First name', 'chart'),
    field('patient', 'birthDate', 'Birth date', 'chart'),
    field('patient', 'sex', 'Sex', 'chart'),
    field('patient', 'firstTreatment', 'First treatment of this course'),
    field('patient', 'enrolled', 'Enrolled in the REMS'),
    field('medicines', 'benzodiazepines', 'Benzodiazepines'),
    field('medicines', 'sedativeHypnotics', 'Non-benzodiazepine sedative hypnotics'),
    field('medicines', 'psychostimulants', 'Psychostimulants'),
    field('medicines', 'maois', 'Monoamine oxidase inhibitors'),
    field('medicines', 'opioids', 'Opioids'),
    field('provider', 'providerName', 'Name'),
    field('provider', 'providerPhone', 'Telephone', 'chart'),
    field('site', 'siteName', 'Name', 'chart'),
    field('site', 'siteAddress', 'Address', 'chart'),
    field('session', 'date', 'Date'),
    field('session', 'dose', 'Dose'),
    field('session', 'lots', 'Lot numbers'),
    field('session', 'minutesMonitored', 'Minutes from the first device to the end of monitoring'),
    field(
      'session',
      'minutesUntilReady',
      'Without the two-hour rule, ready to leave after so many minutes',
      'person',
    ),
    field('vitals', 'acceptableBefore', 'In an acceptable range before dosing'),
    field('vitals', 'acceptableAfter', 'In an acceptable range before completion'),
    field('vitals', 'pressureBefore', 'Blood pressure before dosing'),
    field('vitals', 'pressureAt40', 'Blood pressure at about 40 minutes'),
    field('vitals', 'pressureAfter', 'Blood pressure before completion'),
    ...event('sedation', 'Sedation'),
    ...event('dissociation', 'Dissociation'),
    ...event('respiratoryDepression', 'Respiratory depression'),
    field('events', 'medicinesGiven', 'Medicines given for it'),
    field('serious', 'serious', 'Any serious adverse event'),
    field('serious', 'seriousType', 'Type'),
    field('serious', 'seriousNarrative', 'What happened'),
  ],
  sources: [...read('R3', 'R4'), ...known('R3')],
};

/** RM-07 (R3, R4 [read]; days of the colours [default]): the form is due so many calendar days after the session. */
export const REMS_FORM_DUE_DAYS = 7;
const AMBER_FROM_DAY = 4;
const RED_FROM_DAY = 6;

export type RemsUrgency = 'in-time' | 'soon' | 'urgent' | 'overdue';

/** How pressing a form is that is not accepted yet, by the whole calendar days since the session (RM-07). */
export function remsUrgency(daysSince: number): RemsUrgency {
  if (daysSince > REMS_FORM_DUE_DAYS) return 'overdue';
  if (daysSince >= RED_FROM_DAY) return 'urgent';
  return daysSince >= AMBER_FROM_DAY ? 'soon' : 'in-time';
}
