export { fromOpenAiAgents } from './from-openai-agents.ts';
export type { FromOpenAiAgentsOptions, OpenAiAgentsToolLike } from './from-openai-agents.ts';
export { toOpenAiAgents } from './to-openai-agents.ts';
export type { OpenAiAgentsCodeTool, OpenAiAgentsOutputPart, ToOpenAiAgentsOptions } from './to-openai-agents.ts';
