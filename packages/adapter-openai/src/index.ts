export { toOpenAi } from './to-openai.ts';
export type {
  OpenAiCodeTool,
  OpenAiFunctionCallOutput,
  OpenAiFunctionTool,
  OpenAiOutputPart,
  ToOpenAiOptions,
} from './to-openai.ts';
