import type { CodeTool, ToolSpec } from '@sallyport/contract';

/** What {@link toMcp} needs of a code mode: `createCodeMode` of `sallyport` makes one. */
export interface CodeModeLike {
  /** Runs programs. */
  readonly tool: CodeTool;
  /** What a model is shown that sees no system prompt: the code tool, and what finds tools where the list is long. */
  readonly standaloneTools: readonly CodeTool[];
  readonly catalogue: {
    /** `path` is what stands after `codemode.` in a program. */
    readonly entries: readonly { readonly path: string; readonly spec: ToolSpec }[];
  };
  /** Lists the tools again. */
  refresh(): Promise<void>;
  onToolsChanged(listener: () => void): Disposable;
}
