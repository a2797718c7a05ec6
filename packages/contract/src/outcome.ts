import type { Json } from './json.ts';
import type { Media, MediaLink } from './media.ts';
import type { SandboxErrorCode } from './sandbox.ts';
import type { CallLog, CallProgress } from './tools.ts';

/** What came of one program. Whatever a program does is data here; only host errors are thrown. */
export type RunOutcome = RunRecord &
  (
    | {
        readonly status: 'completed';
        /** Decoded when first read; most results go to a model as text and never are. */
        readonly value: unknown;
      }
    | { readonly status: 'failed'; readonly failure: RunFailure }
    | { readonly status: 'suspended'; readonly pending: readonly PendingCall[]; readonly continuation: string }
  );

/** What is known of a run however it ended. */
export interface RunRecord {
  readonly runId: string;
  /** In the order the program wrote them, bounded by `limits.logBytes`. */
  readonly logs: readonly LogLine[];
  /** In the order they were made. */
  readonly calls: readonly CallRecord[];
  /** Media the program returned or logged a handle of, by handle id. */
  readonly media: readonly { readonly id: string; readonly media: Media }[];
  /** Links that tools made and the program returned or logged, by handle id. Absent when there are none. */
  readonly links?: readonly { readonly id: string; readonly link: MediaLink }[];
  readonly durationMs: number;
  /** What the type check found, most useful first. Absent when the program was not checked. */
  readonly diagnostics?: readonly ProgramDiagnostic[];
  /** What the sandbox loaded for this run and its platform bills by, such as Dynamic Workers. Missing where nothing is. */
  readonly loads?: number;
}

/** What a type check says about one place of a program. */
export interface ProgramDiagnostic {
  /** A stable word such as `unknown_tool`, or the compiler's own `TS2367`: `docs/type-check.md` lists them. */
  readonly code: string;
  /** `error`: the program would surely fail, or go wrong in silence. `warn`: it may well work. */
  readonly level: 'error' | 'warn';
  readonly message: string;
  /** One-based, in the text the model wrote. */
  readonly line: number;
  /** One-based, in the text the model wrote. */
  readonly column: number;
}

/** Why a program did not complete. */
export interface RunFailure {
  readonly code: RunFailureCode;
  /** The error's own name when the program threw, else a name made from the code. */
  readonly name: string;
  readonly message: string;
  /** One-based, in the text the model wrote. */
  readonly line?: number;
  /** One-based, in the text the model wrote. */
  readonly column?: number;
  /** The model's own lines around the place, with a marker. */
  readonly frame?: string;
}

export type RunFailureCode =
  | SandboxErrorCode
  | 'syntax_error'
  | 'type_error'
  | 'program_threw'
  | 'deadline_exceeded'
  | 'output_too_large'
  | 'call_limit_exceeded'
  | 'replay_diverged';

export type LogLevel = 'debug' | 'log' | 'info' | 'warn' | 'error';

/** One console line. */
export interface LogLine {
  readonly level: LogLevel;
  readonly text: string;
  /** Milliseconds since the run began, by the host's clock, when the line arrived. */
  readonly atMs: number;
}

/** One tool call. */
export interface CallRecord {
  readonly callId: string;
  /** As the program wrote it, without `codemode.`: `github.listIssues`. */
  readonly path: string;
  readonly namespace: string;
  /** The tool's own name at its source. */
  readonly tool: string;
  /**
   * `pending`: the run ended first. `refused`: the host did not let it reach the tool (bad input, the gate, a limit).
   */
  readonly status: 'completed' | 'failed' | 'refused' | 'pending';
  /** Since the run began. */
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** Length of the input as it crossed, in UTF-16 units. */
  readonly inputSize: number;
  /** Length of the result as it crossed, in UTF-16 units; 0 unless completed. */
  readonly resultSize: number;
  readonly error?: { readonly name: string; readonly message: string; readonly code?: string };
}

/** A call that waits for somebody's decision. */
export interface PendingCall {
  readonly callId: string;
  readonly path: string;
  readonly input: Json;
}

/** What `onEvent` sees, as it happens. */
export type RunEvent =
  | { readonly type: 'log'; readonly runId: string; readonly line: LogLine }
  | {
      readonly type: 'call-start';
      readonly runId: string;
      readonly callId: string;
      readonly path: string;
      readonly input: Json | undefined;
    }
  | { readonly type: 'call-progress'; readonly runId: string; readonly callId: string; readonly progress: CallProgress }
  | { readonly type: 'call-log'; readonly runId: string; readonly callId: string; readonly log: CallLog }
  | { readonly type: 'call-end'; readonly runId: string; readonly call: CallRecord };
