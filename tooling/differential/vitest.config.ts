import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** Hundreds of programs on three engines take longer than a unit test. */
export default mergeConfig(shared, { test: { testTimeout: 300_000, hookTimeout: 120_000 } });
