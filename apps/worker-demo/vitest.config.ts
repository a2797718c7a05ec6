import { mergeConfig, type ViteUserConfig } from 'vitest/config';

import shared from '../../vitest.shared.ts';
import { wranglerSettings } from './scripts/wrangler-settings.ts';

const config: ViteUserConfig = mergeConfig(shared, {
  test: {
    globalSetup: ['../../vitest.browser.ts'],
    testTimeout: 40_000,
    hookTimeout: 60_000,
    env: { ...wranglerSettings, WRANGLER_LOG: 'error' },
  },
});

export default config;
