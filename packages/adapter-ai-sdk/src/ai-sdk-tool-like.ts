/**
 * What {@link fromAiSdk} reads of an AI SDK tool. `Tool` and `ToolSet` of AI SDK 6 and 7 fit. Schemas may be anything the
 * AI SDK accepts: zod, `jsonSchema()`, a Standard Schema, or a function that returns one.
 */
export interface AiSdkToolLike {
  readonly title?: string;
  /** Text, or a function of the context (AI SDK 7). */
  readonly description?: unknown;
  readonly inputSchema?: unknown;
  readonly outputSchema?: unknown;
  readonly needsApproval?: unknown;
  readonly execute?: unknown;
}

/** A record of tools by name. */
export type AiSdkToolSetLike = Readonly<Record<string, AiSdkToolLike>>;
