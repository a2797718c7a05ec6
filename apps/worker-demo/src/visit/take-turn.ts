import { toAiSdk } from '@sallyport/adapter-ai-sdk';
import { type LanguageModel, type ModelMessage, isStepCount, parsePartialJson, streamText } from 'ai';
import type { CodeMode, CodeTool } from 'sallyport';

import { stepsPerTurn } from '../limits.ts';
import { systemPrompt } from '../model/system-prompt.ts';
import type { PageEvent } from '../protocol/page-event.ts';
import type { Ledger } from './ledger.ts';
import { watchRun } from './run-watch.ts';
import type { TappedResults } from './tap-provider.ts';

/** What one turn needs. */
export interface Turn {
  readonly model: LanguageModel;
  readonly codeMode: CodeMode;
  readonly results: TappedResults;
  readonly ledger: Ledger;
  readonly messages: readonly ModelMessage[];
  readonly emit: (event: PageEvent) => void;
  readonly signal: AbortSignal;
}

/** What came of a turn. */
export interface TurnEnd {
  readonly answer: string;
  readonly messages: readonly ModelMessage[];
  readonly reported: { readonly inputTokens: number; readonly outputTokens: number } | undefined;
}

/** The model answers, and writes and runs as many programs as it wants on the way. Rejects on abort. */
export async function takeTurn(turn: Turn): Promise<TurnEnd> {
  const { model, codeMode, emit, signal } = turn;
  const said = { text: '' };
  const shownCalls = createGate();
  const result = streamText({
    model,
    instructions: codeMode.system(systemPrompt),
    tools: { [codeMode.tool.name]: toAiSdk(watchedTool(turn, said)) },
    messages: [...turn.messages],
    stopWhen: isStepCount(stepsPerTurn),
    abortSignal: signal,
    maxRetries: 1,
    toolCallConcurrency: 1,
    // No program starts before the page was told all of it.
    onToolExecutionStart: ({ toolCall }) => shownCalls.passed(toolCall.toolCallId),
    onError: () => undefined,
  });
  const writer = createProgramWriter(emit);
  for await (const part of result.stream) {
    if (part.type === 'text-delta') {
      said.text += part.text;
      emit({ type: 'say', text: part.text });
    } else if (part.type === 'tool-input-start') writer.begin();
    else if (part.type === 'tool-input-delta') await writer.add(part.delta);
    else if (part.type === 'tool-call') shownCalls.pass(part.toolCallId);
    else if (part.type === 'tool-error') {
      // A call the AI SDK did not take goes back to the model; a tool that threw is the host's failure.
      if (part.dynamic !== true) throw part.error;
      emit({ type: 'rejected', message: String(part.error) });
    } else if (part.type === 'error') throw part.error;
    else if (part.type === 'abort') signal.throwIfAborted();
  }
  signal.throwIfAborted();
  const { inputTokens, outputTokens } = await result.usage;
  const reported = inputTokens !== undefined && outputTokens !== undefined ? { inputTokens, outputTokens } : undefined;
  return { answer: said.text, messages: await result.responseMessages, reported };
}

/** The code tool, with its runs told to the page and to the ledger. */
function watchedTool({ codeMode, results, ledger, emit }: Turn, said: { text: string }): CodeTool {
  return {
    ...codeMode.tool,
    async run(input, options) {
      const { code = '' } = input as { readonly code?: string };
      emit({ type: 'run-start', code });
      const watch = watchRun(emit, results);
      const answer = await codeMode.tool.run(input, { ...options, onEvent: (event) => watch.onEvent(event) });
      watch.end(answer);
      ledger.addRun({ written: `${said.text}${code}`, answer: answer.text, calls: watch.calls });
      said.text = '';
      return answer;
    },
  };
}

/** Tells the page what is new of a program whose JSON comes in pieces. */
function createProgramWriter(emit: Turn['emit']): { begin(): void; add(delta: string): Promise<void> } {
  let json = '';
  let written = 0;
  return {
    begin() {
      json = '';
      written = 0;
    },
    async add(delta) {
      json += delta;
      const { value } = await parsePartialJson(json);
      const code = typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;
      if (typeof code !== 'string' || code.length <= written) return;
      emit({ type: 'write', text: code.slice(written) });
      written = code.length;
    },
  };
}

/** Lets a program start once it was shown. */
function createGate(): { readonly pass: (id: string) => void; readonly passed: (id: string) => Promise<void> } {
  const shown = new Map<string, PromiseWithResolvers<void>>();
  const at = (id: string): PromiseWithResolvers<void> => {
    const known = shown.get(id) ?? Promise.withResolvers<void>();
    shown.set(id, known);
    return known;
  };
  return { pass: (id) => at(id).resolve(), passed: (id) => at(id).promise };
}
