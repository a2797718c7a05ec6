import type { RunOutcome } from '@sallyport/contract';
import { createWorkerLoaderSandbox, type WorkerLoaderLike } from '@sallyport/sandbox-worker-loader';
import { createCodeMode, defineTools, type CodeMode } from 'sallyport';

/** What a test sends: a program, and how it is run. */
export interface ProgramRequest {
  readonly code: string;
  readonly limits?: Readonly<Record<string, number>>;
  /** Aborts the run after this long. */
  readonly abortAfterMs?: number;
  /** How many runs of it start at once. Its outcomes come in the order they were asked for. */
  readonly atOnce?: number;
}

/** What a test gets back for each run: an outcome as JSON, or what `execute` rejected with. */
export type ProgramAnswer = RunOutcome | { readonly status: 'rejected'; readonly reason: string };

interface Env {
  readonly LOADER: WorkerLoaderLike;
}

const number = { type: 'number' } as const;
const any = { type: 'object' } as const;
let inside = 0;
let mostInside = 0;

const demo = defineTools({
  namespace: 'demo',
  tools: {
    add: {
      description: 'Adds two numbers.',
      input: { type: 'object', properties: { a: number, b: number }, required: ['a', 'b'] },
      execute: (input) => (input as { a: number; b: number }).a + (input as { a: number; b: number }).b,
    },
    echo: { description: 'Answers with what it was given.', input: any, execute: (input) => input },
    size: {
      description: 'The length of a text.',
      input: any,
      execute: (input) => (input as { text: string }).text.length,
    },
    text: {
      description: 'A text of that length.',
      input: any,
      execute: (input) => 'x'.repeat((input as { length: number }).length),
    },
    wait: {
      description: 'Answers later.',
      input: any,
      execute: (input) =>
        new Promise((resolve) => setTimeout(resolve, (input as { ms: number }).ms, (input as { ms: number }).ms)),
    },
    meet: {
      description: 'How many runs were in here at the same moment, at most.',
      input: any,
      execute: async () => {
        mostInside = Math.max(mostInside, ++inside);
        await new Promise((resolve) => setTimeout(resolve, 20));
        inside--;
        return mostInside;
      },
    },
    handBackFunction: { description: 'Answers with a function.', input: any, execute: () => () => 1 },
    fail: {
      description: 'Fails with an empty message.',
      input: any,
      execute: () => {
        throw new Error('');
      },
    },
  },
});

const odd = defineTools({
  namespace: 'odd',
  tools: {
    constructor: { description: 'Named like the language.', input: any, execute: () => 'the constructor tool' },
    then: { description: 'Named like a promise.', input: any, execute: () => 'the then tool' },
  },
});

async function runOne(codeMode: CodeMode, request: ProgramRequest): Promise<ProgramAnswer> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error('not wanted any more')), request.abortAfterMs ?? 60_000);
  try {
    return await codeMode.execute(
      { code: request.code },
      { signal: controller.signal, ...(request.limits ? { limits: request.limits } : {}) },
    );
  } catch (error) {
    return { status: 'rejected', reason: String(error) };
  } finally {
    clearTimeout(timer);
  }
}

const worker = {
  async fetch(incoming: Request, env: Env): Promise<Response> {
    const request = (await incoming.json()) as ProgramRequest;
    await using sandbox = createWorkerLoaderSandbox({ loader: env.LOADER });
    const codeMode = await createCodeMode({ tools: [demo, odd], sandbox });
    mostInside = 0;
    const runs = Array.from({ length: request.atOnce ?? 1 }, () => runOne(codeMode, request));
    return Response.json(await Promise.all(runs));
  },
};

// oxlint-disable-next-line import/no-default-export -- a Worker is its module's default export.
export default worker;
