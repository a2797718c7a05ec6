import { mergeConfig, type ViteUserConfig } from 'vitest/config';

import shared from '../../vitest.shared.ts';

const config: ViteUserConfig = mergeConfig(shared, {
  test: {
    globalSetup: ['test/set-up-browser.ts'],
    testTimeout: 40_000,
    hookTimeout: 60_000,
    // As `scripts/wrangler.ts` sets them.
    env: {
      WRANGLER_BUILD_CONDITIONS: '@sallyport/source,workerd,worker,browser',
      WRANGLER_SEND_METRICS: 'false',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      WRANGLER_LOG: 'error',
    },
  },
});

export default config;
