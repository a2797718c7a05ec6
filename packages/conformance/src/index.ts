export { testSandbox } from './sandbox/test-sandbox.ts';
export type { TestSandboxOptions } from './sandbox/test-sandbox.ts';
export { runSandboxClauses } from './sandbox/run-sandbox-clauses.ts';
export type { RunSandboxClausesOptions } from './sandbox/run-sandbox-clauses.ts';
export { listSandboxClauses } from './sandbox/list-sandbox-clauses.ts';
export type { SandboxClauseSummary } from './sandbox/list-sandbox-clauses.ts';
export type { SandboxKitOptions } from './sandbox/sandbox-session.ts';
export type { SandboxClauseGroup } from './sandbox/clause.ts';
export type { SandboxClauseResult, SandboxReport } from './sandbox/report.ts';
export { testAdapter } from './adapter/test-adapter.ts';
export type { AdapterClauseResult, TestAdapterOptions } from './adapter/test-adapter.ts';
export { runAdapterClauses } from './adapter/run-adapter-clauses.ts';
export { listAdapterClauses } from './adapter/adapter-clauses.ts';
export type { AdapterClauseSummary } from './adapter/adapter-clauses.ts';
export type { AdapterKitOptions } from './adapter/adapter-session.ts';
export type { AdapterClauseGroup } from './adapter/clause.ts';
export type {
  AdapterHarness,
  AgentReport,
  AgentTask,
  ModelRequest,
  ModelToolResult,
  NativeToolPlan,
  ScriptedCall,
  ScriptedTurn,
} from './adapter/adapter-harness.ts';
