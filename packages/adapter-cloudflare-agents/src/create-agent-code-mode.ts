import { type AiSdkCodeTool, type AiSdkNeedsApproval, type AiSdkToolSetLike, toAiSdk } from '@sallyport/adapter-ai-sdk';
import type { CodeTool, RunEvent, ToolProvider } from '@sallyport/contract';
import type { ShapeStore } from '@sallyport/learn';
import { createDurableObjectShapeStore, type ShapeStorage } from '@sallyport/learn/durable-object';

import { createSourceReader, isSame, type Sources } from './agent-sources.ts';
import { keptRuns } from './constants.ts';
import type { McpManagerLike } from './mcp-manager-like.ts';
import { recordRuns } from './record-runs.ts';
import { createRunHistory, type RunHistory, type SqlStorageLike } from './run-history.ts';

/** What is needed of a code mode. What `createCodeMode` of `sallyport` makes fits. */
export interface CodeModeLike {
  readonly tool: CodeTool;
  system(base?: string): string;
  /** Lists the tools again. */
  refresh(): Promise<void>;
}

/** What an agent brings to `createCodeMode`: `createCodeMode({ ...parts, sandbox })`. */
export interface AgentParts {
  /** The agent's tools and servers as they are now. */
  readonly tools: () => readonly ToolProvider[];
  /** Shapes of results are kept in the agent's storage. */
  readonly learn: { readonly store: ShapeStore };
}

/** Options of {@link createAgentCodeMode}. */
export interface AgentCodeModeOptions<Mode extends CodeModeLike, Tools extends AiSdkToolSetLike> {
  /** Called before the first turn after the object woke up: `(parts) => createCodeMode({ ...parts, sandbox })`. */
  readonly create: (parts: AgentParts) => Promise<Mode>;
  /** The agent's own storage, `this.ctx.storage`: learned shapes and the history live there. */
  readonly storage: AgentStorage;
  /** `this.mcp`: each connected server is a namespace. */
  readonly mcp?: McpManagerLike;
  /** AI SDK tools, mounted on `codemode` itself; a function is asked before each turn. */
  readonly tools?: Tools | (() => Tools);
  /** Other sources of tools. */
  readonly providers?: readonly ToolProvider[];
  /** Runs the history keeps. Default 50. */
  readonly keptRuns?: number;
  /** Streams previews of a run under way to the chat. Default `true`. */
  readonly preliminary?: boolean;
  /** Asks on the page, in the framework's own way, before a program runs; a function is shown the program first. */
  readonly needsApproval?: AiSdkNeedsApproval;
  /** Sees console lines and calls of every run as they happen. */
  readonly onEvent?: (event: RunEvent) => void;
}

/** A Durable Object's `ctx.storage`, with SQLite. */
export interface AgentStorage extends ShapeStorage {
  readonly sql: SqlStorageLike;
}

/** Code Mode of one agent. */
export interface AgentCodeMode<Mode extends CodeModeLike, Tools extends AiSdkToolSetLike> {
  /**
   * What `streamText` and `ToolLoopAgent` take for one turn: your system prompt with the API behind it, the code tool, and
   * the tools without `execute`, which the page runs. Tools that came, went or changed since the last turn are listed
   * again; where none did, nothing is made anew. Rejects like `createCodeMode`.
   */
  turn(system?: string): Promise<AgentTurn<Tools>>;
  /** The code mode itself, up to date, made if need be. */
  codeMode(): Promise<Mode>;
  /** What the agent ran, also before it was evicted. */
  readonly history: RunHistory;
}

/** One turn's share of `streamText`'s options. */
export interface AgentTurn<Tools extends AiSdkToolSetLike> {
  readonly system: string;
  readonly tools: Readonly<Record<string, AiSdkCodeTool | Tools[keyof Tools]>>;
}

/**
 * Code Mode for an `AIChatAgent`, as a field of the class: `codeMode = createAgentCodeMode({ … })`.
 *
 * Starts nothing; makes its tables in the agent's storage, and throws a `TypeError` where that has no SQLite. Pass
 * `options.abortSignal` of `onChatMessage` to `streamText`: it ends the program and the tools it waits for.
 */
export function createAgentCodeMode<Mode extends CodeModeLike, Tools extends AiSdkToolSetLike = Record<never, never>>(
  options: AgentCodeModeOptions<Mode, Tools>,
): AgentCodeMode<Mode, Tools> {
  const { create, storage, preliminary = true, needsApproval, onEvent } = options;
  if (typeof storage?.sql?.exec !== 'function') {
    throw new TypeError(
      'The option "storage" has no SQLite. Pass this.ctx.storage, and name the class in new_sqlite_classes of the Wrangler configuration.',
    );
  }
  const history = createRunHistory(storage.sql, options.keptRuns ?? keptRuns);
  const read = createSourceReader(options);
  let sources: Sources = { providers: [], version: [], direct: {} };
  let made: Mode | undefined;
  const parts: AgentParts = {
    tools: () => sources.providers,
    learn: { store: createDurableObjectShapeStore({ storage }) },
  };
  const update = async (): Promise<Mode> => {
    const before = sources;
    sources = await read();
    try {
      if (made === undefined) made = await create(parts);
      else if (!isSame(before.version, sources.version)) await made.refresh();
    } catch (error) {
      // What could not be listed is not what programs reach: the next turn tries again.
      sources = before;
      throw error;
    }
    return made;
  };
  let last: Promise<unknown> = Promise.resolve();
  const codeMode = (): Promise<Mode> => {
    // One after the other, whatever became of the one before.
    const next = last.then(update, update);
    last = next;
    return next;
  };
  return {
    history,
    codeMode,
    async turn(system) {
      const mode = await codeMode();
      const tool = toAiSdk(recordRuns(mode.tool, history), {
        preliminary,
        ...(needsApproval !== undefined && { needsApproval }),
        ...(onEvent && { onEvent }),
      });
      const direct = sources.direct as Readonly<Record<string, Tools[keyof Tools]>>;
      return { system: mode.system(system), tools: { ...direct, [mode.tool.name]: tool } };
    },
  };
}
