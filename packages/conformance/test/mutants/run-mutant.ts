import { runSandboxClauses } from '../../src/index.ts';
import { referenceGaps } from '../reference-gaps.ts';
import { sandboxMutants } from './sandbox-mutants.ts';

// One mutant in a process of its own, since clauses look at the process they run in. Prints what failed, as JSON.
const [id = '', whole] = process.argv.slice(2);
const mutant = sandboxMutants[id];
if (mutant === undefined) throw new Error(`no mutant of ${id}`);
const report = await runSandboxClauses({
  createSandbox: mutant.create,
  gaps: referenceGaps[mutant.kind],
  settleMs: whole === 'whole' ? 5_000 : 2_000,
  clauseMs: 20_000,
  ...(whole === 'whole' ? {} : { only: [id] }),
});
const failed = report.clauses.filter(({ status }) => status === 'failed');
console.log(JSON.stringify(failed.map((clause) => ({ id: clause.id, reason: clause.reason }))));
process.exit();
