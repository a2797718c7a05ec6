import type { CodeTool, Json, JsonSchema, ToolProvider } from '@sallyport/contract';

/**
 * What the author of an adapter writes for the kit: the framework's own agent loop around a model that plays a script.
 * Nothing of the loop is replaced; the model is the framework's own test model, or its client with a `fetch` of yours.
 */
export interface AdapterHarness {
  /**
   * Runs one agent to its end: a model that plays `task.turns`, the system prompt, and the code tool as the adapter's
   * `toX` made it. Resolves with what the model was sent and the agent's last words.
   *
   * Called many times, also at the same moment. Rejects when the framework's own run does, for example on abort.
   */
  runAgent(task: AgentTask): Promise<AgentReport>;
  /** The kit's tools as the framework's own, taken in by the adapter's `fromX`. Left out: it has none to bring. */
  bringTools?(tools: readonly NativeToolPlan[]): ToolProvider | Promise<ToolProvider>;
}

/** One agent run. */
export interface AgentTask {
  readonly codeTool: CodeTool;
  readonly system: string;
  /** What the user says. */
  readonly prompt: string;
  /** The model's answers, in order. The last is text. */
  readonly turns: readonly ScriptedTurn[];
  /** Passed to the framework where it takes one. */
  readonly signal: AbortSignal;
}

/** One answer of the scripted model. */
export type ScriptedTurn = { readonly text: string } | { readonly calls: readonly ScriptedCall[] };

/** One tool call of the scripted model. */
export interface ScriptedCall {
  /** Unique in its script. */
  readonly id: string;
  readonly tool: string;
  readonly input: Json;
}

/** What happened, read off what the model was sent. */
export interface AgentReport {
  /** One entry per request to the model. */
  readonly requests: readonly ModelRequest[];
  /** The agent's last words. */
  readonly text: string;
}

/** One request to the model, in the kit's own words. */
export interface ModelRequest {
  /** Every system or developer text, joined. */
  readonly system: string;
  readonly tools: readonly { readonly name: string; readonly description: string; readonly inputSchema: JsonSchema }[];
  /** The tool results in the request, older turns' too. */
  readonly results: readonly ModelToolResult[];
}

/** One tool result as the model reads it. */
export interface ModelToolResult {
  readonly callId: string;
  /** All text parts, joined. */
  readonly text: string;
  /** Image parts in the provider's own form, not base64 inside text. */
  readonly images: readonly { readonly mimeType: string; /** Base64. */ readonly data: string }[];
}

/** A tool the harness makes with the framework's own means. */
export interface NativeToolPlan {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
  /** Runs it. `signal` is the framework's own, `undefined` where it has none. Throws what a tool would throw. */
  execute(input: Json, options: { readonly signal: AbortSignal | undefined }): Promise<Json>;
}
