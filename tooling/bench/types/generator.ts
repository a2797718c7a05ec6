/** A tool as MCP lists it. */
export interface ListedTool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: object;
  readonly outputSchema?: object;
  readonly annotations?: { readonly readOnlyHint?: boolean };
}

/** An API printed by some generator. */
export interface PrintedApi {
  readonly text: string;
  /** Per tool, in order: how to call it with an input, or undefined where the generator declares nothing to call. */
  readonly call: readonly (((input: string) => string) | undefined)[];
  /** Per tool: the type of its result as an expression, or undefined when there is none. */
  readonly result: readonly (string | undefined)[];
}

/** A generator of types under measurement. What throws is counted as lost. */
export interface Generator {
  readonly name: string;
  /** One schema: `type T = …` with whatever it needs. */
  schema(schema: unknown): Promise<string> | string;
  /** The tools of one server. */
  api(server: string, tools: readonly ListedTool[]): Promise<PrintedApi> | PrintedApi;
  /** The same at its shortest level, if it has one. */
  short?(server: string, tools: readonly ListedTool[]): string;
}
