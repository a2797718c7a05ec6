import type { Json, JsonSchema } from './json.ts';
import type { Media } from './media.ts';

/** A source of tools: an MCP client, a framework's tool set, plain functions. */
export interface ToolProvider {
  /** The name of the object that holds the tools: `codemode.<namespace>.<tool>`. `''` mounts them on `codemode` itself. */
  readonly namespace: string;
  /** What the source says about its own use. Shown to the model as third-party text. */
  readonly instructions?: string;
  /** Called once when a catalogue is made and again after a change. Rejects with `signal.reason` on abort. */
  listTools(options: { readonly signal: AbortSignal }): Promise<readonly ToolSpec[]>;
  /**
   * Calls one tool by the name it listed. `input` has passed the tool's schema.
   *
   * Resolves with any value the codec can carry, or {@link Media}. Whatever it throws becomes an error the program can
   * catch; only name, message, code and data of a `ToolError` cross. Many calls may be under way at once.
   */
  callTool(name: string, input: Json, context: CallContext): Promise<unknown>;
  /** Tells when `listTools` would answer differently. */
  onToolsChanged?(listener: () => void): Disposable;
  [Symbol.asyncDispose]?(): PromiseLike<void>;
}

/** One tool, as its source describes it. All of it is third-party text. */
export interface ToolSpec {
  /** The provider's own name for the tool, unique in its list: what `callTool` is given. */
  readonly name: string;
  /**
   * Where the tool is mounted, below the provider's own object: `['$resources', 'read']` is called as
   * `codemode.<namespace>.$resources.read(…)`. Left out: `[name]`.
   */
  readonly path?: readonly [tool: string] | readonly [group: string, tool: string];
  readonly title?: string;
  readonly description?: string;
  readonly input: JsonSchema;
  readonly output?: JsonSchema;
  /** True where `output` says what is usual: it types results, and no result is refused for being different. */
  readonly outputIsHint?: boolean;
  readonly annotations?: ToolAnnotations;
}

/** Hints by the tool's author. They grant nothing. */
export interface ToolAnnotations {
  readonly readOnly?: boolean;
  readonly destructive?: boolean;
  readonly idempotent?: boolean;
  readonly openWorld?: boolean;
  /** The tool is refused unless the host's gate allows the call. */
  readonly requiresApproval?: boolean;
}

/** What a tool is told about the call it serves. */
export interface CallContext {
  readonly runId: string;
  /** Unique within the process: `<runId>/<n>`. */
  readonly callId: string;
  /** Aborts when the run ends for any reason while this call is under way. */
  readonly signal: AbortSignal;
  /** The same for every attempt at this call; pass it on to services that accept one. */
  readonly idempotencyKey: string;
  /** Seen by whoever watches the run as a `call-progress` event. */
  reportProgress(progress: CallProgress): void;
  /**
   * The media behind a handle that the program passed in its input; undefined when it is none of this run's. Absent where
   * whoever calls keeps no media.
   */
  findMedia?(handle: Json): Media | undefined;
  /** Seen by whoever watches the run as a `call-log` event. */
  reportLog?(message: CallLog): void;
  /**
   * Asks whoever runs the program a question on the tool's behalf. Absent when there is nobody to ask. The run's clock
   * does not stop meanwhile. Rejects with `signal.reason` when the run ends first.
   */
  elicit?(request: ElicitRequest): Promise<ElicitAnswer>;
  /** W3C trace context of the run, for services that take part in a trace. */
  readonly trace?: TraceContext;
}

/** W3C trace context, as it travels: unparsed. */
export interface TraceContext {
  readonly traceparent: string;
  readonly tracestate?: string;
  readonly baggage?: string;
}

/** What a tool's source says beside its answer, in the words of MCP. All of it is third-party text. */
export interface CallLog {
  readonly level: 'debug' | 'info' | 'notice' | 'warning' | 'error' | 'critical' | 'alert' | 'emergency';
  /** Which part of the source speaks. */
  readonly logger?: string;
  readonly data: unknown;
}

/** A question in the middle of a call, in the words of MCP. All of it is third-party text. */
export type ElicitRequest =
  | { readonly mode: 'form'; readonly message: string; readonly schema: JsonSchema }
  | { readonly mode: 'url'; readonly message: string; readonly url: string; readonly id: string };

/** What came of a question. `content` answers a form. */
export type ElicitAnswer =
  | { readonly action: 'accept'; readonly content?: { readonly [field: string]: Json } }
  | { readonly action: 'decline' | 'cancel' };

/** Puts a question to somebody. */
export type Elicit = (
  request: ElicitRequest,
  options: { readonly runId: string; readonly callId: string; readonly signal: AbortSignal },
) => Promise<ElicitAnswer>;

/** How far a call has come, in the tool's own units. */
export interface CallProgress {
  readonly progress: number;
  readonly total?: number;
  readonly message?: string;
}
