import { fhirFeature } from '../edges/fhir/feature.ts';
import type { Feature } from '../platform/feature.ts';
import { clinicFeature } from './clinic/feature.ts';
import { coursesFeature } from './courses/feature.ts';
import { decisionsFeature } from './decisions/feature.ts';
import { devicesFeature } from './devices/feature.ts';
import { enquiriesFeature } from './enquiries/feature.ts';
import { historyFeature } from './history/feature.ts';
import { importsFeature } from './imports/feature.ts';
import { ledgerFeature } from './ledger/feature.ts';
import { libraryFeature } from './library/feature.ts';
import { patientsFeature } from './patients/feature.ts';
import { remsFeature } from './rems/feature.ts';
import { sessionsFeature } from './sessions/feature.ts';
import { staffFeature } from './staff/feature.ts';
import { tasksFeature } from './tasks/feature.ts';
import { wordingFeature } from './wording/feature.ts';

/** Every feature of the server. A new one adds its line here; order does not matter. */
export const FEATURES: readonly Feature[] = [
  clinicFeature,
  coursesFeature,
  decisionsFeature,
  devicesFeature,
  fhirFeature,
  enquiriesFeature,
  historyFeature,
  importsFeature,
  ledgerFeature,
  libraryFeature,
  patientsFeature,
  remsFeature,
  sessionsFeature,
  staffFeature,
  tasksFeature,
  wordingFeature,
];
