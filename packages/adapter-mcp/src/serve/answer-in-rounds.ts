import type { ElicitAnswer, ElicitRequest } from '@sallyport/contract';

import { isRecord } from '../is-record.ts';
import type { CodeModeLike } from './code-mode-like.ts';
import { takes, toParams } from './forward-questions.ts';
import type { RequestContext } from './request-context.ts';
import { readAnswer } from './run-options.ts';
import type { Work } from './to-mcp.ts';

/** A run that waits for its client to come back with answers. */
interface WaitingRun {
  readonly questions: Map<string, { readonly request: ElicitRequest; answer(given: ElicitAnswer): void }>;
  readonly result: Promise<object>;
  /** Resolves when there is a question nobody has been asked yet. */
  asked: PromiseWithResolvers<void>;
  /** Where notifications of the run go: to the request that waits for it now. */
  context: RequestContext;
  end(reason: unknown): void;
}

const waiting = new WeakMap<CodeModeLike, Map<string, WaitingRun>>();

/**
 * Serves one call by the rule of protocol revision 2026-07-28: a server asks by answering `input_required`, and the
 * client calls again with what it was told. The program waits meanwhile, in this process; its own deadline ends a wait
 * that nobody ends.
 */
export async function answerInRounds(codeMode: CodeModeLike, context: RequestContext, work: Work): Promise<object> {
  const runs = waiting.get(codeMode) ?? new Map<string, WaitingRun>();
  waiting.set(codeMode, runs);
  const state = typeof context.state === 'string' ? context.state : undefined;
  const known = state === undefined ? undefined : runs.get(state);
  if (state !== undefined) runs.delete(state);
  if (state !== undefined && known === undefined) {
    throw Object.assign(new Error('The run that asked is over.'), { code: -32602 });
  }
  const run = known ?? begin(context, work);
  run.context = context;
  if (known) answerQuestions(known, context.inputs);
  const onAbort = (): void => run.end(context.signal.reason);
  context.signal.addEventListener('abort', onAbort, { once: true });
  try {
    const result = await Promise.race([run.result, run.asked.promise]);
    if (result !== undefined) return result;
  } finally {
    context.signal.removeEventListener('abort', onAbort);
  }
  const mark = crypto.randomUUID();
  runs.set(mark, run);
  const forget = (): void => void runs.delete(mark);
  run.result.then(forget, forget);
  return { resultType: 'input_required', inputRequests: openQuestions(run), requestState: mark };
}

function begin(context: RequestContext, work: Work): WaitingRun {
  const controller = new AbortController();
  const questions: WaitingRun['questions'] = new Map();
  const declared = readDeclared(context);
  let count = 0;
  const run: WaitingRun = {
    questions,
    asked: Promise.withResolvers<void>(),
    context,
    end: (reason) => controller.abort(reason),
    result: work(
      (request) => {
        if (declared === undefined || !takes(declared, request.mode)) return Promise.resolve({ action: 'cancel' });
        return new Promise((answer) => {
          count += 1;
          questions.set(`question-${count}`, { request, answer });
          run.asked.resolve();
        });
      },
      {
        ...context,
        signal: controller.signal,
        notify: (method, params) => run.context.notify(method, params),
        log: (message) => run.context.log(message),
      },
    ),
  };
  run.result.catch(() => undefined);
  return run;
}

function readDeclared({ capabilities }: RequestContext): Readonly<Record<string, unknown>> | undefined {
  const { elicitation } = capabilities;
  return isRecord(elicitation) ? elicitation : undefined;
}

function answerQuestions(run: WaitingRun, inputs: Readonly<Record<string, unknown>>): void {
  run.asked = Promise.withResolvers<void>();
  for (const [key, { answer }] of run.questions) {
    if (!Object.hasOwn(inputs, key)) continue;
    run.questions.delete(key);
    answer(readAnswer(inputs[key]));
  }
  // Whatever the client left open is asked again.
  if (run.questions.size > 0) run.asked.resolve();
}

function openQuestions(run: WaitingRun): Readonly<Record<string, object>> {
  return Object.fromEntries(
    [...run.questions].map(([key, { request }]) => [key, { method: 'elicitation/create', params: toParams(request) }]),
  );
}
