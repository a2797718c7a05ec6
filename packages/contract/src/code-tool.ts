import type { Json, JsonSchema } from './json.ts';
import type { Media, MediaLink } from './media.ts';
import type { RunEvent, RunOutcome } from './outcome.ts';
import type { Elicit, TraceContext } from './tools.ts';

/** The one tool a framework is handed. An adapter's `toX` turns it into that framework's own kind of tool. */
export interface CodeTool {
  /** `execute_code`, unless the host chose another. */
  readonly name: string;
  /** Short and byte-stable: at most 2,048 characters. */
  readonly description: string;
  /** `{ code: string }`. */
  readonly inputSchema: JsonSchema;
  /**
   * Runs one program. Resolves for everything a program can do; rejects with the caller's own `signal.reason`.
   * `input` is what the model sent: anything but `{ code: string }` becomes an answer that says so.
   */
  run(input: unknown, options?: CodeToolOptions): Promise<CodeToolAnswer>;
}

/** What one run of the code tool may be told. */
export interface CodeToolOptions {
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
  /** Answers questions that tools ask in the middle of a call. */
  readonly elicit?: Elicit;
  /** Handed to every tool. */
  readonly trace?: TraceContext;
}

/** What goes back to the model. */
export interface CodeToolAnswer {
  /** Result, console lines and failure as text. Says so where it was cut. */
  readonly text: string;
  readonly isError: boolean;
  readonly media: readonly Media[];
  readonly links?: readonly MediaLink[];
  /** The result of a completed run as JSON can say it, for frameworks that take structure beside text. */
  readonly value?: Json;
  readonly outcome: RunOutcome | undefined;
}
