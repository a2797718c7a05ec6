import type { ChosenModel } from '@sallyport/real-model';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createTypeChecker } from '@sallyport/typecheck/node';
import type { RunEvent } from 'sallyport';
import { codemode } from 'sallyport/ai-sdk';

import { exitCodes } from './demo-error.ts';
import { playCode } from './play-code.ts';
import { playConversation } from './play-conversation.ts';
import { playRepl } from './play-repl.ts';
import type { Play } from './play.ts';
import type { LineContext } from './screen/run-lines.ts';
import { shopPrompt } from './shop-prompt.ts';
import type { Server } from './start-server.ts';
import { loadTokenizer, sizeLines } from './tool-sizes.ts';

/** A play whose servers are ready. */
export interface PreparedPlay extends Play, LineContext {
  readonly servers: readonly Server[];
  /** Undefined when the recorded model speaks. */
  readonly chosen: ChosenModel | undefined;
}

/** Makes one typed API of the servers' tools and uses it as was asked. Resolves with the exit code. */
export async function perform(prepared: PreparedPlay): Promise<number> {
  const { asked, program, stop, servers, screen, shorten, chosen } = prepared;
  const { signal } = stop;
  const { budgetTokens, check } = asked;
  const countTokens = await loadTokenizer();
  await using sandbox = createIsolatedVmSandbox();
  let watcher: ((event: RunEvent) => void) | undefined;
  const made = await codemode({
    system: shopPrompt,
    providers: servers.map(({ provider }) => provider),
    sandbox,
    typeChecker: createTypeChecker,
    check,
    budget: { tokens: budgetTokens },
    estimateTokens: countTokens,
    signal,
    onEvent: (event) => watcher?.(event),
  });
  const { codeMode } = made;
  const sizes = sizeLines(screen, { servers, codeMode, countTokens, budgetTokens });
  screen.print('', screen.palette.strong('What a model would read'), ...sizes, '');
  const stage = { screen, shorten, codeMode, signal };
  switch (asked.mode) {
    case 'types':
      process.stdout.write(codeMode.types);
      return exitCodes.done;
    case 'code':
      return await playCode(stage, asked.file, program);
    case 'repl':
      return await playRepl(stage);
    case 'converse': {
      const watch = (listener: (event: RunEvent) => void): void => void (watcher = listener);
      return await playConversation({ ...stage, codemode: made, watch }, { chosen, question: asked.question });
    }
    default:
      return asked satisfies never;
  }
}
