import type { Feature } from '../../platform/feature.ts';
import { sessionStates } from '../sessions/store.ts';
import { deviceRoutes } from './devices.routes.ts';
import { startListener } from './listener.ts';
import { readingRoutes } from './readings.routes.ts';

/** Bedside devices: which there are, where they stand, what they say over HL7, and what of it needs a person. */
export const devicesFeature: Feature = {
  name: 'devices',
  routes: [...deviceRoutes(sessionStates), ...readingRoutes(sessionStates)],
  start: async (deps) => {
    const listener = await startListener(deps, sessionStates);
    return () => listener.stop();
  },
};
