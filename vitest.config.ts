import { defineConfig } from 'vitest/config';

const shared = {
  testTimeout: 20_000,
  hookTimeout: 60_000,
  // Every core: the runner would leave one to itself, half of a small machine.
  maxWorkers: '100%',
  // The files share a worker's modules, as no module holds what a test changes; loading them anew took half the run.
  isolate: false,
};

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
          ...shared,
          name: 'e2e',
          include: ['e2e/**/*.journey.ts'],
          testTimeout: 420_000,
          hookTimeout: 120_000,
          globalSetup: ['e2e/support/global-setup.ts'],
          fileParallelism: false,
          isolate: true,
          // Apart from everything else, so that a journey has the machine to itself and its times mean something.
          sequence: { groupOrder: 1 },
          pool: 'forks',
        },
      },
    ],
  },
});
