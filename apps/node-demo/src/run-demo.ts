import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import type { RunEvent } from 'sallyport';
import { codemode } from 'sallyport/ai-sdk';

import { chooseModel } from './choose-model.ts';
import { DemoError, exitCodes } from './demo-error.ts';
import { playCode, readProgram } from './play-code.ts';
import { playConversation } from './play-conversation.ts';
import { playRepl } from './play-repl.ts';
import { type DemoArguments, readArguments } from './read-arguments.ts';
import { cleanText } from './screen/clean-text.ts';
import { type Screen, createScreen } from './screen/screen.ts';
import { listServers } from './server-list.ts';
import { shopPrompt } from './shop-prompt.ts';
import { startServers } from './start-servers.ts';
import { type Stop, listenForStop } from './stop.ts';
import { loadTokenizer, sizeLines } from './tool-sizes.ts';
import { usage } from './usage.ts';
import { createWorkspace } from './workspace.ts';

/** Runs the demo and resolves with its exit code; everything it started is gone then. */
export async function runDemo(args: readonly string[]): Promise<number> {
  const complaints = createScreen(process.stderr, process.env);
  using stop = listenForStop();
  try {
    const asked = readArguments(args);
    if (asked.mode !== 'help') return await play(asked, stop);
    process.stdout.write(`${usage}\n`);
    return exitCodes.done;
  } catch (error) {
    const reason: unknown = stop.signal.aborted ? stop.signal.reason : error;
    if (!(reason instanceof DemoError)) throw error;
    complaints.print(complaints.palette.bad(cleanText(reason.message)));
    return reason.exitCode;
  }
}

async function play(asked: Exclude<DemoArguments, { readonly mode: 'help' }>, stop: Stop): Promise<number> {
  const { signal } = stop;
  const program = asked.mode === 'code' ? await readProgram(asked.file) : '';
  const env = asked.mode === 'converse' && !asked.isRecorded ? process.env : {};
  const chosen = await chooseModel(env, signal);
  // `--types` prints types to standard output and nothing else.
  const screen = createScreen(asked.mode === 'types' ? process.stderr : process.stdout, process.env);
  const tokenizer = loadTokenizer();

  await using stack = new AsyncDisposableStack();
  const workspace = stack.use(await createWorkspace());
  const sandbox = stack.use(createIsolatedVmSandbox());
  screen.print(screen.palette.strong('Servers'));
  const servers = await startServers(listServers(workspace), { screen, signal, stack });
  const countTokens = await tokenizer;
  let watcher: ((event: RunEvent) => void) | undefined;
  const made = await codemode({
    system: shopPrompt,
    providers: servers.map(({ provider }) => provider),
    sandbox,
    budget: { tokens: asked.budgetTokens },
    estimateTokens: countTokens,
    signal,
    onEvent: (event) => watcher?.(event),
  });
  const { codeMode } = made;
  signal.throwIfAborted();
  const sizes = sizeLines(screen, {
    servers,
    codeMode,
    countTokens,
    budgetTokens: asked.budgetTokens,
  });
  printSizes(screen, sizes);
  const shorten = (text: string): string => text.replaceAll(workspace.shop, '.');
  const stage = { screen, shorten, codeMode, signal };
  switch (asked.mode) {
    case 'types':
      process.stdout.write(codeMode.types);
      return exitCodes.done;
    case 'code':
      return await playCode(stage, asked.file, program);
    case 'repl':
      return await playRepl(stage, stop);
    case 'converse': {
      const watch = (listener: (event: RunEvent) => void): void => void (watcher = listener);
      return await playConversation({ ...stage, codemode: made, watch }, { chosen, question: asked.question });
    }
    default:
      return asked satisfies never;
  }
}

function printSizes(screen: Screen, sizes: readonly string[]): void {
  screen.print('', screen.palette.strong('What a model would read'), ...sizes, '');
}
