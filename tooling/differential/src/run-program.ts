import type { Sandbox } from '@sallyport/contract';
import { createCatalogue, createRunner } from '@sallyport/core';

import { describeOutcome } from './describe-outcome.ts';
import { createTools } from './tools.ts';

/** Small limits, so that programs can reach them. */
const limits = { wallMs: 20_000, calls: 60, argumentBytes: 20_000, resultBytes: 200_000, logBytes: 4_000 };

/** A function that runs programs in one sandbox and describes what came of them. */
export async function createProgramRunner(sandbox: Sandbox): Promise<(code: string) => Promise<string>> {
  const runner = createRunner({ catalogue: await createCatalogue([createTools()]), sandbox, limits });
  return async (code) => describeOutcome(await runner.execute({ code }));
}
