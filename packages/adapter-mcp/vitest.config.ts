import { mergeConfig } from 'vitest/config';

import shared from '../../vitest.shared.ts';

/** The Worker in the tests is local: it asks nobody for anything. */
const env = { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG: 'error' };

export default mergeConfig(shared, { test: { env } });
