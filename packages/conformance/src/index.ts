export { testSandbox } from './sandbox/test-sandbox.ts';
export type { TestSandboxOptions } from './sandbox/test-sandbox.ts';
export { runSandboxClauses } from './sandbox/run-sandbox-clauses.ts';
export type { RunSandboxClausesOptions } from './sandbox/run-sandbox-clauses.ts';
export { listSandboxClauses } from './sandbox/list-sandbox-clauses.ts';
export type { SandboxClauseSummary } from './sandbox/list-sandbox-clauses.ts';
export type { SandboxKitOptions } from './sandbox/sandbox-session.ts';
export type { SandboxClauseGroup } from './sandbox/clause.ts';
export type { SandboxClauseResult, SandboxReport } from './sandbox/report.ts';
