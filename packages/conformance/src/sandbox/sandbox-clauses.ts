import type { SandboxClause } from './clause.ts';
import { abortClauses } from './clauses/abort-clauses.ts';
import { authorityClauses } from './clauses/authority-clauses.ts';
import { disposalClauses } from './clauses/disposal-clauses.ts';
import { endingClauses } from './clauses/ending-clauses.ts';
import { hostClauses } from './clauses/host-clauses.ts';
import { loopClauses } from './clauses/loop-clauses.ts';
import { memoryClauses } from './clauses/memory-clauses.ts';
import { partsClauses } from './clauses/parts-clauses.ts';
import { portClauses } from './clauses/port-clauses.ts';
import { textClauses } from './clauses/text-clauses.ts';
import { worldClauses } from './clauses/world-clauses.ts';

/** Every clause of the sandbox kit, in the order it runs. */
export const sandboxClauses: readonly SandboxClause[] = [
  ...portClauses,
  ...textClauses,
  ...worldClauses,
  ...authorityClauses,
  ...partsClauses,
  ...endingClauses,
  ...abortClauses,
  ...loopClauses,
  ...memoryClauses,
  ...hostClauses,
  ...disposalClauses,
];
