import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** The real tree is bundled, imported and type-checked here: more than a unit test's time on a slow machine. */
export default mergeConfig(shared, { test: { testTimeout: 120_000 } });
