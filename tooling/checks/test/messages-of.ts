import { printProblem, type Check, type CheckOptions } from '../problem.ts';

/** Runs one check and answers what it would print. */
export async function messagesOf(check: Check, root: string, options?: CheckOptions): Promise<readonly string[]> {
  return (await check(root, options)).map(printProblem);
}
