import type { TestHarness } from 'wrangler';

import type { ProgramAnswer, ProgramRequest } from './worker/programs.ts';

/** Sends a program to the Worker and hands back how it ended, once for each run asked for. */
export async function runPrograms(server: TestHarness, request: ProgramRequest): Promise<readonly ProgramAnswer[]> {
  const response = await server.fetch('/', { method: 'POST', body: JSON.stringify(request) });
  return (await response.json()) as readonly ProgramAnswer[];
}

/** The same for one run. */
export async function runProgram(
  server: TestHarness,
  code: string,
  more: Omit<ProgramRequest, 'code' | 'atOnce'> = {},
): Promise<ProgramAnswer> {
  const [answer] = await runPrograms(server, { ...more, code });
  if (answer === undefined) throw new Error('no answer');
  return answer;
}
