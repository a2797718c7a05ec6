import { checks } from './checks.ts';
import { printProblem } from './problem.ts';

/** Runs the named checks, or all of them, prints what each found and answers how many are red. */
export async function runChecks(
  root: string,
  options: { readonly names: readonly string[]; readonly accept: boolean; readonly print: (line: string) => void },
): Promise<number> {
  const { names, accept, print } = options;
  const chosen = [...checks].filter(([name]) => names.length === 0 || names.includes(name));
  let failed = 0;
  for (const [name, check] of chosen) {
    const startedAt = performance.now();
    const problems = await check(root, { accept });
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    print(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
    for (const problem of problems) print(`     ${printProblem(problem)}`);
    if (problems.length > 0) failed += 1;
  }
  print(failed === 0 ? `${chosen.length} checks are green.` : `${failed} of ${chosen.length} checks are red.`);
  return failed;
}
