import { defineConfig } from 'vitest/config';

const shared = {
  testTimeout: 20_000,
  hookTimeout: 60_000,
  // Every core: the runner would leave one to itself, half of a small machine.
  maxWorkers: '100%',
  // The files share a worker's modules, as no module holds what a test changes; loading them anew took half the run.
  isolate: false,
};

const journeys = {
  ...shared,
  testTimeout: 420_000,
  hookTimeout: 120_000,
  globalSetup: ['e2e/support/global-setup.ts'],
  isolate: true,
  pool: 'forks' as const,
};

/** Journeys that hold times against figures: one at a time, apart from everything else, so that their times mean something. */
const MEASURED = ['e2e/pages.journey.ts', 'e2e/whole-pathway.journey.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: [
            'packages/{quantity,pk,clinical,contract,virtual-clinic,web}/**/*.test.{ts,tsx}',
            'tools/**/*.test.ts',
          ],
          pool: 'threads',
        },
      },
      {
        test: {
          ...shared,
          name: 'server',
          include: ['packages/server/**/*.test.ts'],
          globalSetup: ['packages/server/src/testing/global-setup.ts'],
          setupFiles: ['packages/server/src/testing/each-file.ts'],
          pool: 'forks',
        },
      },
      {
        test: {
          ...journeys,
          name: 'e2e',
          include: ['e2e/*.journey.ts'],
          exclude: MEASURED,
          // After everything else: a journey's patience is made for a machine that has little else to do.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...journeys,
          name: 'e2e-measured',
          include: MEASURED,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
