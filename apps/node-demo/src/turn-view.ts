import type { AiSdkFinishedRun } from '@sallyport/adapter-ai-sdk';
import { parsePartialJson } from 'ai';
import type { RunEvent } from 'sallyport';

import { answerLines } from './screen/answer-lines.ts';
import { answerParts } from './screen/answer-parts.ts';
import { cleanText } from './screen/clean-text.ts';
import { type ProgramView, createProgramView } from './screen/program-view.ts';
import type { LineContext } from './screen/run-lines.ts';
import { type RunView, createRunView } from './screen/run-view.ts';
import { type SpeechView, createSpeechView } from './screen/speech-view.ts';
import { valueLines } from './screen/value-text.ts';

/** Shows what a model says, writes and gets back during one turn. */
export interface TurnView {
  say(text: string): void;
  /** A piece of the JSON that holds the program. */
  write(delta: string): Promise<void>;
  /** The program is whole and is about to run. */
  begin(code: string): void;
  onEvent(event: RunEvent): void;
  end(output: AiSdkFinishedRun, durationMs: number): void;
  /** The model's call was not understood and goes back to it. */
  reject(error: unknown): void;
  /** Ends whatever is half shown. */
  leave(): void;
}

/** One turn on the screen. */
export function createTurnView(context: LineContext): TurnView {
  const { screen } = context;
  let speech: SpeechView | undefined;
  let program: ProgramView | undefined;
  let json = '';
  let run: RunView | undefined;

  const finishSpeech = (): void => {
    speech?.finish();
    speech = undefined;
  };
  const startProgram = (): ProgramView => {
    finishSpeech();
    program ??= createProgramView(screen);
    return program;
  };
  return {
    say(text) {
      speech ??= createSpeechView(screen, 'Model');
      speech.add(text);
    },
    async write(delta) {
      json += delta;
      const { value } = await parsePartialJson(json);
      const code = typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;
      if (typeof code === 'string') startProgram().update(code);
    },
    begin(code) {
      startProgram().finish(code);
      program = undefined;
      json = '';
      screen.print('', screen.palette.strong('Run'));
      run = createRunView(context);
    },
    onEvent: (event) => run?.add(event),
    end(output, durationMs) {
      const { status, calls, text } = output;
      const parts = answerParts(withoutConsole(output));
      run?.end({ status: parts.isRefused ? 'not run' : status, durationMs, calls, answerLength: text.length });
      run = undefined;
      screen.print('', ...answerLines(context, parts, status !== 'completed'));
    },
    reject(error) {
      run = undefined;
      program = undefined;
      json = '';
      const reason = error instanceof Error ? error.message : String(error);
      const text = cleanText(`The call was not understood: ${reason}`);
      screen.print('', ...valueLines(screen, text).map(screen.palette.bad), '');
    },
    leave() {
      run?.leave();
      finishSpeech();
    },
  };
}

/** Console lines stand in the tree already. */
function withoutConsole({ text, logs }: AiSdkFinishedRun): string {
  const consoleAt = logs.length === 0 ? -1 : text.lastIndexOf('\n\nConsole:\n');
  return consoleAt < 0 ? text : text.slice(0, consoleAt);
}
