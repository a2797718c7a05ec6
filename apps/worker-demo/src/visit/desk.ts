import type { LanguageModel, ModelMessage } from 'ai';

import type { Env } from '../env.ts';
import { recordedPauseMs, turnsPerConversation } from '../limits.ts';
import { chooseModel } from '../model/choose-model.ts';
import { modelError } from '../model/model-error.ts';
import { createRecordedModel } from '../model/recorded-model.ts';
import { type Recording, readRecording } from '../model/recording.ts';
import { refuse } from '../protocol/refuse.ts';
import type { Hello } from '../protocol/hello.ts';
import type { PageEvent } from '../protocol/page-event.ts';
import { createConversationLog } from './conversation-log.ts';
import { createEventStream } from './event-stream.ts';
import { createLedger } from './ledger.ts';
import { watchRun } from './run-watch.ts';
import { createStage, type Stage } from './stage.ts';
import { takeTurn } from './take-turn.ts';

/** Where one visitor's wishes are dealt with, one at a time. */
export interface Desk {
  hello(): Promise<Hello>;
  chat(question: string): Promise<Response>;
  run(code: string): Promise<Response>;
  stop(): void;
  reset(): Promise<void>;
}

type Work = (emit: (event: PageEvent) => void, signal: AbortSignal) => Promise<void>;

/** The desk of one visitor, whose data is in the store of that name. */
export function createDesk(env: Env, sql: SqlStorage, storeName: string): Desk {
  const log = createConversationLog(sql);
  const store = env.STORE.getByName(storeName);
  const stage: Stage = createStage(env, store);
  const chosen = chooseModel(env);
  let recording: Promise<Recording> | undefined;
  let busy: AbortController | undefined;

  const readOnce = (): Promise<Recording> => (recording ??= readRecording(env.ASSETS));

  function begin(work: Work): Response {
    if (busy !== undefined) {
      return refuse(409, 'busy', 'One of your programs is still running, perhaps in another tab. Stop it or wait.');
    }
    const controller = new AbortController();
    busy = controller;
    const { response, emit, close } = createEventStream(() => controller.abort(new Error('The page was left.')));
    void work(emit, controller.signal)
      .then(
        () => emit({ type: 'end', reason: 'done' }),
        (error: unknown) =>
          emit(
            controller.signal.aborted
              ? { type: 'end', reason: 'stopped' }
              : { type: 'end', reason: 'failed', message: error instanceof Error ? error.message : String(error) },
          ),
      )
      .finally(() => {
        busy = undefined;
        close();
      });
    return response;
  }

  async function model(signal: AbortSignal): Promise<LanguageModel> {
    if (chosen !== undefined) return chosen.load(signal);
    return createRecordedModel(await readOnce(), { pauseMs: recordedPauseMs });
  }

  async function converse(question: string, emitNow: (event: PageEvent) => void, signal: AbortSignal): Promise<void> {
    // A recorded answer speaks of the shelves as they were when the conversation began.
    if (chosen === undefined && log.count() === 0) await store.refill();
    const events: PageEvent[] = [];
    const emit = (event: PageEvent): void => {
      events.push(event);
      emitNow(event);
    };
    const { codeMode, results, contexts } = await stage.open();
    const ledger = createLedger(log.contexts() ?? contexts, question);
    const asked: ModelMessage = { role: 'user', content: question };
    emit({ type: 'turn-start', question });
    try {
      const messages = [...log.messages(), asked];
      const turn = { model: await model(signal), codeMode, results, ledger, messages, emit, signal };
      const { answer, messages: added, reported } = await takeTurn(turn);
      const ended = ledger.end(answer);
      emit({ type: 'spent', spent: { ...ended.spent, ...(reported && { reported }) } });
      log.add({ events, messages: [asked, ...added], contexts: ended.contexts });
    } catch (error) {
      signal.throwIfAborted();
      throw new Error(modelError(error), { cause: error });
    } finally {
      results.clear();
    }
  }

  return {
    async hello() {
      const described = await stage.describe();
      const questions = chosen === undefined ? (await readOnce()).turns.map((turn) => turn.question) : [];
      const label = chosen?.label ?? 'a recorded model';
      return { model: { label, recorded: chosen === undefined }, ...described, questions, turns: log.events() };
    },
    async chat(question) {
      if (log.count() >= turnsPerConversation) {
        return refuse(409, 'conversation_full', 'This conversation is as long as it may get. Start a new one.');
      }
      if (chosen === undefined && (await readOnce()).turns[log.count()]?.question !== question) {
        return refuse(409, 'recorded_only', 'A recorded model answers its own questions only, in their order.');
      }
      return begin((emit, signal) => converse(question, emit, signal));
    },
    async run(code) {
      return begin(async (emit, signal) => {
        const { codeMode, results, contexts } = await stage.open();
        const ledger = createLedger(contexts, '');
        emit({ type: 'run-start', code });
        const watch = watchRun(emit, results);
        try {
          const answer = await codeMode.tool.run({ code }, { signal, onEvent: (event) => watch.onEvent(event) });
          watch.end(answer);
          ledger.addRun({ written: code, answer: answer.text, calls: watch.calls });
          if (watch.calls.length > 0) emit({ type: 'spent', spent: ledger.end('').spent });
        } finally {
          results.clear();
        }
      });
    },
    stop: () => busy?.abort(new Error('Stopped by the visitor.')),
    async reset() {
      busy?.abort(new Error('A new conversation began.'));
      log.clear();
      await store.refill();
    },
  };
}
