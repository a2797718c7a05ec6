import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Every package's tests run from source: the `@sallyport/source` condition of `exports` points at `src`. */
const config: ViteUserConfig = defineConfig({
  resolve: { conditions: ['@sallyport/source', 'node', 'development|production'] },
  ssr: {
    resolve: {
      conditions: ['@sallyport/source', 'node', 'development|production'],
      externalConditions: ['@sallyport/source', 'node'],
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    passWithNoTests: true,
    testTimeout: 20_000,
    pool: 'forks',
    execArgv: ['--conditions=@sallyport/source'],
  },
});

export default config;
