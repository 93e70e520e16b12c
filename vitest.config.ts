import { defineConfig } from 'vitest/config'

/** Two cores: two files at a time. A file has a process of its own, so that a leak in one cannot be felt in another. */
const shared = { pool: 'forks', maxWorkers: 2 } as const

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'domain',
          // Rules keep nothing between two calls, so their files may share a process: loading them is most of the time.
          isolate: false,
          include: [
            'server/src/domain/**/*.test.ts',
            'shared-types/src/**/*.test.ts',
            'bench/src/**/*.test.ts',
            'docs/**/*.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'sandbox',
          include: ['sandbox/**/*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'server',
          include: ['server/src/**/*.test.ts'],
          exclude: ['server/src/domain/**', '**/node_modules/**'],
          globalSetup: ['server/src/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'artefacts',
          include: ['miniapp/**/*.test.{ts,tsx}', '!**/node_modules/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'journeys',
          // After everything else: a browser beside other tests would only wait.
          sequence: { groupOrder: 1 },
          include: ['e2e/**/*.test.ts'],
          // A journey starts the whole system and a browser: one at a time, or they starve each other.
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
