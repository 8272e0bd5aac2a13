import type { Feature } from '../../platform/feature.ts';
import { patientRoutes } from './patients.routes.ts';

/** Who the clinic's patients are: finding, making and changing charts. */
export const patientsFeature: Feature = { name: 'patients', routes: [...patientRoutes] };
