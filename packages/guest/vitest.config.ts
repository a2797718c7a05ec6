import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** isolated-vm cannot start in a Node that was started from its own snapshot. */
export default mergeConfig(shared, { test: { execArgv: ['--no-node-snapshot'] } });
