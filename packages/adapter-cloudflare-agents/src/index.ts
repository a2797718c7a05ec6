export { createAgentCodeMode } from './create-agent-code-mode.ts';
export type {
  AgentCodeMode,
  AgentCodeModeOptions,
  AgentParts,
  AgentStorage,
  AgentTurn,
  CodeModeLike,
} from './create-agent-code-mode.ts';
export type { McpConnectionLike, McpManagerLike } from './mcp-manager-like.ts';
export type { AgentRun, RunHistory, SqlStorageLike } from './run-history.ts';
