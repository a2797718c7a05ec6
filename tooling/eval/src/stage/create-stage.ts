import { toAiSdk } from '@sallyport/adapter-ai-sdk';
import { fromMcp } from '@sallyport/adapter-mcp';
import type { CodeTool, CodeToolAnswer, RunEvent, Sandbox } from '@sallyport/contract';
import { createTypeChecker } from '@sallyport/typecheck/node';
import { type CodeMode, createCodeMode } from 'sallyport';

import type { Told } from '../model/converse.ts';
import { countText } from '../model/count-tokens.ts';
import type { PromptVariant } from '../prompt-variants.ts';
import type { RecordedServers } from '../recording/serve-recordings.ts';
import type { Task } from '../task/task.ts';
import { type Connection, connectServers } from './connect-servers.ts';

/** Where a task is done in Code Mode. */
export interface Stage extends AsyncDisposable {
  readonly told: Told;
  readonly codeMode: CodeMode;
  readonly connections: readonly Connection[];
  /** Every program so far and what came of it. */
  readonly written: readonly Written[];
}

/** A program and what came of it. */
export interface Written {
  readonly code: string;
  readonly answer: CodeToolAnswer;
}

/** What every evaluation shares. */
export interface House {
  readonly servers: RecordedServers;
  readonly sandbox: Sandbox;
  readonly signal: AbortSignal;
}

/** What stands before everything else a model reads, with Code Mode and without. */
export const base = 'You do tasks with tools. When you are done, answer with what was asked for and nothing else.';

/** Connects a task's servers and makes one typed API of them. Rejects with `signal.reason` on abort. */
export async function createStage(
  task: Task,
  variant: PromptVariant,
  { servers, sandbox, signal }: House,
  onEvent?: (event: RunEvent) => void,
): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const { all } = stack.use(await connectServers(task, servers, signal));
  const tokens = variant.budgetTokens ?? task.budgetTokens;
  const codeMode = stack.use(
    await createCodeMode({
      tools: await Promise.all(all.map(({ namespace, client }) => fromMcp(client, { namespace }))),
      sandbox,
      // Recorded servers cannot do harm.
      gate: () => ({ allow: true }),
      typeChecker: createTypeChecker,
      estimateTokens: countText,
      ...(tokens !== undefined && { budget: { tokens } }),
      signal,
    }),
  );
  const written: Written[] = [];
  const tool = toAiSdk(watched(codeMode.tool, written), { ...(onEvent && { onEvent }) });
  const system = variant.system(codeMode.prompt.sections, base);
  const open = stack.move();
  return {
    told: { system, tools: { [codeMode.tool.name]: tool }, ask: task.ask },
    codeMode,
    connections: all,
    written,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

function watched(tool: CodeTool, written: Written[]): CodeTool {
  return {
    ...tool,
    async run(input, options) {
      const answer = await tool.run(input, options);
      const { code } = (input ?? {}) as { readonly code?: unknown };
      written.push({ code: typeof code === 'string' ? code : '', answer });
      return answer;
    },
  };
}
