import type {
  CheckMode,
  CodeTool,
  RunOutcome,
  Sandbox,
  ToolProvider,
  TypeChecker,
  TypeCheckerFactory,
} from '@sallyport/contract';
import {
  createCatalogue,
  createCodeTool,
  createRunner,
  describeLimits,
  type Catalogue,
  type ExecuteOptions,
  type Fingerprints,
  type Gate,
  type PinOptions,
  type RunLimits,
  type ToolChange,
} from '@sallyport/core';
import {
  createDiscoveryTools,
  createPrompt,
  createSearchIndex,
  type Budget,
  type Coverage,
  type Description,
  type Prompt,
  type SearchHit,
  type SearchIndex,
  type TokenEstimator,
  type UnknownPath,
} from '@sallyport/prompt';

import { checkedTypes, createApi, type Api } from './create-api.ts';
import { createLearning, type LearnOptions } from './create-learning.ts';

/** What a code mode is made of. Everything but tools and sandbox has a default. */
export interface CreateCodeModeOptions {
  /** Where tools come from. A function is asked when the code mode is made and on every `refresh`. */
  readonly tools: readonly ToolProvider[] | (() => readonly ToolProvider[]);
  /** Where programs run. It stays yours: disposing the code mode does not dispose it. */
  readonly sandbox: Sandbox;
  /** Asked before every tool call. Without one, tools that ask for approval are refused. */
  readonly gate?: Gate;
  /** Overrides of the default limits. */
  readonly limits?: Partial<RunLimits>;
  /**
   * Checks programs against the tools' types before they run: `createTypeChecker` of `@sallyport/typecheck/node`, or of
   * `@sallyport/typecheck` where there are no threads. What it makes is disposed with the code mode.
   */
  readonly typeChecker?: TypeCheckerFactory;
  /** `error`, the default with a type checker: what would surely fail does not run. `warn`: it runs, and is told. */
  readonly check?: CheckMode;
  /** What the API section of the system prompt may cost. */
  readonly budget?: Budget;
  /** Counts tokens for the budget, for example with a model's own tokenizer. Without one, characters ÷ 3.1. */
  readonly estimateTokens?: TokenEstimator;
  /** The name of the one tool. Default `execute_code`. */
  readonly toolName?: string;
  /**
   * Learns the shape of results that tools do not declare, and shows it in the API after the next `refresh`, or in the
   * next session if there is a `store`. Structure and types only, never values. Off unless asked for.
   */
  readonly learn?: boolean | LearnOptions;
  /** Fingerprints of tools as they were when somebody looked at them: tools that changed are refused. */
  readonly pins?: PinOptions;
  /** Ends the listing of tools. */
  readonly signal?: AbortSignal;
}

/** Tools as a typed API, the words that explain it to a model, and a place to run what the model writes. */
export interface CodeMode extends AsyncDisposable {
  /** The whole generated API as one valid `.d.ts` text. */
  readonly types: string;
  /** A system prompt: your text, then the rules and as much of the API as fits the budget. */
  system(base?: string): string;
  /** The system prompt's sections and the types it shows, for a prompt of your own making. */
  readonly prompt: Prompt;
  /** Short, byte-stable tool description, at most 2,048 characters. */
  readonly description: string;
  /** How much of the API the system prompt shows. */
  readonly coverage: Coverage;
  /** Runs one program. Resolves for everything it can do; rejects only with the caller's own `signal.reason`. */
  execute(program: { readonly code: string }, options?: ExecuteOptions): Promise<RunOutcome>;
  /** The one tool to hand to a framework's adapter. */
  readonly tool: CodeTool;
  /**
   * The same for hosts that show the model no system prompt, as MCP clients do: the code tool with the whole API in its
   * description where that fits, else with `search` and `describe` beside it.
   */
  readonly standaloneTools: readonly CodeTool[];
  /** Finds tools by plain words, as `codemode.$search` does inside a program. */
  search(query: string, options?: { readonly limit?: number }): readonly SearchHit[];
  /** One tool's types, docs and an example, as `codemode.$describe` does inside a program. */
  describe(path: string): Description | UnknownPath;
  readonly catalogue: Catalogue;
  /** What to give to `pins` the next time. */
  readonly fingerprints: Fingerprints;
  /** What is not as it was pinned, and was left out or let pass. Empty without `pins`. */
  readonly changes: readonly ToolChange[];
  /**
   * Lists the tools again and makes everything above anew, with what was learned since. Programs under way keep the tools
   * they started with. When it rejects, for a changed tool say, everything stays as it was.
   */
  refresh(options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Calls the listener when a provider says its tools changed; call `refresh` when it suits you. */
  onToolsChanged(listener: () => void): Disposable;
}

interface State {
  readonly catalogue: Catalogue;
  readonly api: Api;
  readonly prompt: Prompt;
  readonly index: SearchIndex;
  readonly execute: CodeMode['execute'];
  readonly tool: CodeTool;
  readonly standaloneTools: readonly CodeTool[];
}

/**
 * Lists the tools, makes their API and is ready to run programs.
 *
 * Rejects with a `SallyportError` that names what to change when the tools cannot be listed or named, and with
 * `signal.reason` on abort.
 */
export async function createCodeMode(options: CreateCodeModeOptions): Promise<CodeMode> {
  const name = options.toolName ?? 'execute_code';
  const { tools } = options;
  const readProviders = typeof tools === 'function' ? tools : () => tools;
  let typeChecker: TypeChecker | undefined;
  const learning = options.learn ? createLearning(options.learn === true ? {} : options.learn) : undefined;
  const make = async (signal: AbortSignal | undefined): Promise<State> => {
    // Programs search the very catalogue they run against, which is known only after its names are.
    const known: { index?: SearchIndex } = {};
    const catalogue = await createCatalogue(readProviders(), {
      ...(signal && { signal }),
      ...(options.pins && { pins: options.pins }),
      hostFunctions: {
        $search: (query: string, given?: { readonly limit?: number }) => known.index?.search(query, given),
        $describe: (path: string) => known.index?.describe(path),
      },
    });
    await learning?.load(catalogue);
    const api = createApi(catalogue, learning?.shapeOf);
    const index = (known.index = createSearchIndex(api.parts));
    typeChecker ??= options.typeChecker?.({ types: checkedTypes(api) });
    const { execute: run, limits } = createRunner({
      ...options,
      catalogue,
      typeChecker,
      onResult: learning?.onResult,
    });
    const execute = learning?.savingAfter(run) ?? run;
    const prompt = createPrompt(api.parts, {
      toolName: name,
      limits: describeLimits(limits),
      ...(options.budget && { budget: options.budget }),
      ...(options.estimateTokens && { estimateTokens: options.estimateTokens }),
    });
    const tool = createCodeTool({ execute, description: prompt.description, name });
    const { wholeDescription } = prompt;
    const standaloneTools =
      wholeDescription === undefined
        ? [tool, ...createDiscoveryTools(index, name)]
        : [{ ...tool, description: wholeDescription }];
    return { catalogue, api, prompt, index, execute, tool, standaloneTools };
  };
  let state = await make(options.signal).catch(async (error: unknown) => {
    await typeChecker?.[Symbol.asyncDispose]();
    throw error;
  });
  return {
    get types() {
      return state.api.types;
    },
    system: (base) => state.prompt.system(base),
    get prompt() {
      return state.prompt;
    },
    get description() {
      return state.prompt.description;
    },
    get coverage() {
      return state.prompt.coverage;
    },
    execute: (program, given) => state.execute(program, given),
    get tool() {
      return state.tool;
    },
    get standaloneTools() {
      return state.standaloneTools;
    },
    search: (query, given) => state.index.search(query, given),
    describe: (path) => state.index.describe(path),
    get catalogue() {
      return state.catalogue;
    },
    get fingerprints() {
      return state.catalogue.fingerprints;
    },
    get changes() {
      return state.catalogue.changes;
    },
    async refresh({ signal } = {}) {
      state = await make(signal);
      typeChecker?.update({ types: checkedTypes(state.api) });
    },
    onToolsChanged(listener) {
      const stack = new DisposableStack();
      for (const provider of readProviders()) {
        const watch = provider.onToolsChanged?.(listener);
        if (watch) stack.use(watch);
      }
      return stack;
    },
    async [Symbol.asyncDispose]() {
      await typeChecker?.[Symbol.asyncDispose]();
      await learning?.close();
      await Promise.all(readProviders().map(async (provider) => provider[Symbol.asyncDispose]?.()));
    },
  };
}
