import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** All tests in one run, each package under its own configuration. */
const config: ViteUserConfig = defineConfig({
  test: {
    projects: [
      'packages/*',
      'apps/*',
      'tooling/battery',
      'tooling/bench',
      'tooling/checks',
      'tooling/differential',
      'tooling/eval',
      'tooling/packed',
      'tooling/real-model',
      'examples',
    ],
  },
});

export default config;
