/** A tool of the benchmark: one plain function and what it takes. */
export interface BenchTool {
  readonly description: string;
  readonly input: { readonly type: 'object'; readonly properties: { readonly n: { readonly type: 'number' } } };
  execute(input: { readonly n?: number }): Promise<unknown>;
}

/** Tools by name. Programs call them as `tools.<name>(input)`. */
export type BenchTools = Readonly<Record<string, BenchTool>>;

/** What came of one program. */
export interface BenchAnswer {
  readonly value: unknown;
  /** How many console lines came back. */
  readonly lines: number;
}

/** One thing to measure. Every system is driven through this and nothing else. */
export interface BenchSystem {
  readonly name: string;
  /** Where its guests live: in a child process or in the caller's own. */
  readonly placement: 'host' | 'child';
  /** Called once before the first run; resolves when the system is as ready as it gets. */
  setup(tools: BenchTools): Promise<void>;
  /**
   * Runs one program: the text of an `async () => …` expression that may call `tools.<name>(input)` and `console.log`.
   * Resolves with the decoded value; rejects when the program or the system failed.
   */
  run(code: string): Promise<BenchAnswer>;
  dispose(): Promise<void>;
}
