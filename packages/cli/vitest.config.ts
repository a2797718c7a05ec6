import { mergeConfig, type ViteUserConfig } from 'vitest/config';

import shared from '../../vitest.shared.ts';

const config: ViteUserConfig = mergeConfig(shared, {
  test: { globalSetup: ['../../vitest.browser.ts'], testTimeout: 60_000 },
});

export default config;
