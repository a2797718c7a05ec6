import type { CodeTool, ToolProvider } from '@sallyport/contract';
import type { KitClause } from '../kit/clause.ts';
import type { AgentReport, ModelToolResult, NativeToolPlan, ScriptedTurn } from './adapter-harness.ts';

export type AdapterClauseGroup = 'prompt' | 'run' | 'failure' | 'media' | 'abort' | 'apart' | 'bring';

/** One promise of an adapter, and the check that shows it. */
export interface AdapterClause extends KitClause<AdapterClauseGroup> {
  /** Skipped unless the harness brings tools. */
  readonly brings?: boolean;
  /** Rejects with one sentence when the promise is not kept. */
  readonly check: (context: AdapterClauseContext) => Promise<void>;
}

/** What a check works with. */
export interface AdapterClauseContext {
  /** A code tool over the kit's own tools and those given, running programs for real. */
  openCodeTool(options?: CodeToolOptions): Promise<CodeTool>;
  /** Runs an agent whose model plays these turns, then says `done`. */
  runAgent(codeTool: CodeTool, turns: readonly ScriptedTurn[], options?: AgentOptions): Promise<AgentReport>;
  /** The framework's tools as the adapter brings them in. */
  bringTools(tools: readonly NativeToolPlan[]): Promise<ToolProvider>;
  /** Milliseconds something may take to end once it must. */
  readonly settleMs: number;
}

/** What differs between the code tools of clauses. */
export interface CodeToolOptions {
  readonly providers?: readonly ToolProvider[];
}

/** What differs between the agents of clauses. */
export interface AgentOptions {
  readonly system?: string;
  readonly signal?: AbortSignal;
}

/** One call of the code tool. */
export function callTurn(
  codeTool: CodeTool,
  ...programs: readonly { readonly id: string; readonly code: string }[]
): ScriptedTurn {
  return { calls: programs.map(({ id, code }) => ({ id, tool: codeTool.name, input: { code } })) };
}

/** The results the model was shown for a call, in the newest request. */
export function resultsOf(report: AgentReport, callId: string): readonly ModelToolResult[] {
  return report.requests.at(-1)?.results.filter((result) => result.callId === callId) ?? [];
}
