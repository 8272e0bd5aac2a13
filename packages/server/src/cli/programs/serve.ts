import type { ServerDeps } from '../../platform/server.ts';
import type { Running } from '../../platform/start.ts';
import { type Begun, startProgram } from './start-program.ts';

/** The server of real clinics. */
export const start = (begun: Begun): Promise<Running> =>
  startProgram(begun, async () => {
    const { FEATURES } = await import('../../features/index.ts');
    return { features: FEATURES, prepare: refuseDemoClinics };
  });

/** The demonstration's passwords are public: its clinics must never be served as real ones (SEC-25). */
async function refuseDemoClinics({ db }: ServerDeps): Promise<void> {
  const clinics = await db.selectFrom('clinic').select('settings').execute();
  if (clinics.some((clinic) => clinic.settings['demo'] === true)) {
    throw new Error('This database holds the demonstration, whose passwords are public: use `titrate demo`');
  }
}
