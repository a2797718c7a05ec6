import { createInterface, type Interface } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';

import type { CodeMode } from 'sallyport';

import { historyLines } from '../constants.ts';
import { completeLine } from './complete-line.ts';
import { readHistory, writeHistory } from './line-history.ts';
import { queueLines } from './line-queue.ts';
import { createReplInput, type ReplInput } from './repl-input.ts';
import { type ReplCommandContext, runReplCommand } from './run-repl-command.ts';

/** Options of {@link startRepl}. */
export interface ReplOptions extends Omit<ReplCommandContext, 'codeMode'> {
  readonly codeMode: Pick<CodeMode, 'types' | 'search' | 'describe' | 'catalogue'>;
  /**
   * Runs one program and shows what came of it; false when it failed. `signal` aborts when the person presses Ctrl-C, or when
   * all is to end.
   */
  run(code: string, signal: AbortSignal): Promise<boolean>;
  /** Ends it all. */
  readonly signal: AbortSignal;
  /** Where programs come from, and where prompts go. A person is at it when both are a terminal. */
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Where typed lines are kept from one time to the next; only its owner can read it. */
  readonly historyFile?: string;
}

/**
 * A person in the model's place: types programs, or pipes them in, until the input ends. Resolves with false when a program
 * that was piped in failed. Rejects with the signal's reason on abort.
 */
export async function startRepl(options: ReplOptions): Promise<boolean> {
  const { codeMode, print, signal } = options;
  const isTyped = isTerminal(options.input) && isTerminal(options.output);
  const input = createReplInput();
  const lines = openLines(options, input, isTyped);
  using _closing = { [Symbol.dispose]: () => lines.close() };
  const queue = queueLines(lines);
  let running: AbortController | undefined;
  let hasFailed = false;
  const run = async (code: string): Promise<void> => {
    running = new AbortController();
    const { signal: stopped } = running;
    try {
      hasFailed = !(await options.run(code, AbortSignal.any([signal, stopped]))) || hasFailed;
    } catch (error) {
      if (!stopped.aborted || signal.aborted) throw error;
      queue.clear();
      print('Stopped.');
    } finally {
      running = undefined;
    }
  };
  if (isTyped) listenForInterrupt(lines, input, { print, stopRun: () => running && (running.abort(), true) });

  for (;;) {
    if (isTyped) showPrompt(lines, input);
    const line = await queue.next(signal);
    if (line === undefined) break;
    if (!input.isOpen && line.trimStart().startsWith('.')) {
      if (!runReplCommand({ ...options, codeMode }, line)) return isTyped || !hasFailed;
      continue;
    }
    const program = input.add(line);
    if (program !== undefined) await run(program);
  }
  const rest = input.rest();
  if (rest !== undefined) await run(rest);
  return isTyped || !hasFailed;
}

function openLines(
  { codeMode, input, output, historyFile }: ReplOptions,
  typed: ReplInput,
  isTyped: boolean,
): Interface {
  if (!isTyped) return createInterface({ input, terminal: false });
  const lines = createInterface({
    input,
    output,
    terminal: true,
    completer: (line: string) => completeLine(codeMode.catalogue, line, typed.pending),
    history: historyFile === undefined ? [] : readHistory(historyFile),
    historySize: historyLines,
    removeHistoryDuplicates: true,
  });
  if (historyFile !== undefined) lines.on('history', (history: string[]) => writeHistory(historyFile, history));
  return lines;
}

/** Ctrl-C stops the program that runs; with none it drops what was typed, and with nothing typed, the second one ends. */
function listenForInterrupt(
  lines: Interface,
  input: ReplInput,
  { print, stopRun }: { print(text: string): void; stopRun(): boolean | undefined },
): void {
  let isWarned = false;
  lines.on('line', () => (isWarned = false));
  lines.on('SIGINT', () => {
    if (stopRun()) return;
    const isEmpty = lines.line === '' && !input.isOpen;
    if (isEmpty && isWarned) return lines.close();
    isWarned = isEmpty;
    input.rest();
    print(isEmpty ? '\nCtrl-C again ends; so do Ctrl-D and .exit.' : '');
    lines.write(null, { ctrl: true, name: 'u' });
    showPrompt(lines, input);
  });
}

function showPrompt(lines: Interface, { isOpen }: ReplInput): void {
  lines.setPrompt(isOpen ? '… ' : '› ');
  lines.prompt();
}

function isTerminal(stream: object): stream is ReadStream | WriteStream {
  return 'isTTY' in stream && stream.isTTY === true;
}
