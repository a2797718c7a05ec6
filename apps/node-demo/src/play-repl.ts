import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { exitCodes } from './demo-error.ts';
import { runReplCommand } from './repl-command.ts';
import { createReplInput } from './repl-input.ts';
import { runProgram } from './run-program.ts';
import { createProgramView } from './screen/program-view.ts';
import type { Stage } from './stage.ts';
import type { Stop } from './stop.ts';

/**
 * Lets a person type programs, or pipe them in, until the input ends. Resolves with the exit code: piped input with a
 * failed program gives 1.
 */
export async function playRepl(stage: Stage, stop: Stop): Promise<number> {
  const { screen, signal } = stage;
  const isTyped = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const input = createReplInput();
  const lines = createInterface({
    input: process.stdin,
    terminal: isTyped,
    ...(isTyped && { output: process.stdout, completer: createCompleter(stage) }),
  });
  lines.on('SIGINT', stop.now);
  using _closing = { [Symbol.dispose]: () => lines.close() };
  let hasFailed = false;
  const run = async (code: string): Promise<void> => {
    if (!isTyped) {
      createProgramView(screen).finish(code);
      screen.print('');
    }
    hasFailed = (await runProgram(stage, code)).status !== 'completed' || hasFailed;
  };
  const prompt = (): void => {
    if (!isTyped) return;
    lines.setPrompt(input.isOpen ? '… ' : '› ');
    lines.prompt();
  };

  if (isTyped) screen.print('Type a program, or .help.', '');
  prompt();
  for await (const line of readLines(lines, signal)) {
    if (!input.isOpen && line.trimStart().startsWith('.')) {
      if (!runReplCommand(stage, line)) break;
    } else {
      const program = input.add(line);
      if (program !== undefined) await run(program);
    }
    prompt();
  }
  const rest = input.rest();
  if (rest !== undefined) await run(rest);
  return hasFailed && !isTyped ? exitCodes.programFailed : exitCodes.done;
}

/** Lines as they are typed. Those that come while a program runs wait. Rejects with the signal's reason on abort. */
async function* readLines(lines: ReturnType<typeof createInterface>, signal: AbortSignal): AsyncGenerator<string> {
  const waiting: string[] = [];
  let isClosed = false;
  let wake = Promise.withResolvers<void>();
  lines.on('line', (line) => {
    waiting.push(line);
    wake.resolve();
  });
  void once(lines, 'close').then(() => {
    isClosed = true;
    wake.resolve();
  });
  signal.addEventListener('abort', () => wake.resolve(), { once: true });
  while (true) {
    signal.throwIfAborted();
    const line = waiting.shift();
    if (line !== undefined) yield line;
    else if (isClosed) return;
    else {
      await wake.promise;
      wake = Promise.withResolvers<void>();
    }
  }
}

/** Completes the path of a tool. */
function createCompleter({ codeMode }: Stage): (line: string) => [string[], string] {
  return (line) => {
    const [typed = ''] = /[\w.$]*$/.exec(line) ?? [];
    const paths = codeMode.catalogue.entries.map(({ path }) => `codemode.${path}`);
    return [typed === '' ? [] : paths.filter((path) => path.startsWith(typed)), typed];
  };
}
