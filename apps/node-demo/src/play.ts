import { type ChosenModel, chooseModel, modelVariables } from '@sallyport/real-model';

import { DemoError, exitCodes } from './demo-error.ts';
import type { DemoArguments } from './read-arguments.ts';
import { createScreen } from './screen/screen.ts';
import { listServers } from './server-list.ts';
import { startServers } from './start-servers.ts';
import type { Stop } from './stop.ts';
import { createWorkspace } from './workspace.ts';

/** What is to be played. */
export interface Play {
  readonly asked: Exclude<DemoArguments, { readonly mode: 'help' }>;
  /** The text of the program, with `--code`. */
  readonly program: string;
  readonly stop: Stop;
}

/** Starts the servers, plays what was asked for and ends everything again. Resolves with the exit code. */
export async function play({ asked, program, stop }: Play): Promise<number> {
  const { signal } = stop;
  const chosen = await modelFor(asked, signal);
  // `--types` prints types to standard output and nothing else.
  const screen = createScreen(asked.mode === 'types' ? process.stderr : process.stdout, process.env);
  await using stack = new AsyncDisposableStack();
  const workspace = stack.use(await createWorkspace());
  screen.print(screen.palette.strong('Servers'));
  const starting = startServers(listServers(workspace), { screen, signal, stack });
  // The rest is loaded while the servers come up.
  const [servers, { perform }] = await Promise.all([starting, import('./perform.ts')]);
  signal.throwIfAborted();
  const shorten = (text: string): string => text.replaceAll(workspace.shop, '.');
  return await perform({ asked, program, stop, servers, screen, shorten, chosen });
}

async function modelFor(asked: Play['asked'], signal: AbortSignal): Promise<ChosenModel | undefined> {
  if (asked.mode !== 'converse') return undefined;
  const chosen = asked.isRecorded ? undefined : await chooseModel(process.env, signal);
  if (asked.question === undefined || chosen !== undefined) return chosen;
  throw new DemoError(exitCodes.wrongUsage, `--ask needs a real model: set one of ${modelVariables.join(', ')}.`);
}
