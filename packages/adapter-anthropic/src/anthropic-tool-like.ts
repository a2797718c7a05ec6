/** What a tool's `run` is told. Of `@anthropic-ai/sdk`'s `BetaToolRunContext`, what is read here. */
export interface AnthropicRunContext {
  readonly signal?: AbortSignal | null | undefined;
}

/** What a tool answers with: text, or content blocks of a `tool_result`. */
export type AnthropicBlock =
  | { type: 'text'; text: string }
  | {
      type: 'image';
      source: { type: 'base64'; media_type: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp'; data: string };
    };

/** A runnable tool, as `betaTool`, `betaZodTool` or a hand make it. */
export interface AnthropicToolLike {
  readonly name: string;
  readonly description?: string | undefined;
  readonly input_schema: object;
  run(input: never, context?: never): unknown;
  parse?(input: unknown): unknown;
}
