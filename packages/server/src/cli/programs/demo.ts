import type { Running } from '../../platform/start.ts';
import { type Begun, startProgram } from './start-program.ts';

/** The server of the invented clinics. */
export const start = (begun: Begun): Promise<Running> =>
  startProgram(begun, async () => {
    const [{ FEATURES }, { demoFeature }, { SEEDERS }, { seedDemo }] = await Promise.all([
      import('../../features/index.ts'),
      import('../../demo/demo.feature.ts'),
      import('../../demo/index.ts'),
      import('../../demo/seed.ts'),
    ]);
    return { features: [...FEATURES, demoFeature], prepare: (deps) => seedDemo(deps, SEEDERS) };
  });
