export { fromClaudeAgentSdk } from './from-claude-agent-sdk.ts';
export type { ClaudeAgentToolLike, FromClaudeAgentSdkOptions } from './from-claude-agent-sdk.ts';
export { toClaudeAgentSdk } from './to-claude-agent-sdk.ts';
export type { ClaudeAgentCodeTool, ToClaudeAgentSdkOptions } from './to-claude-agent-sdk.ts';
