import { isSandboxError, type SandboxJob } from '@sallyport/contract';
import { createWorkerLoaderSandbox, type WorkerLoaderLike } from '@sallyport/sandbox-worker-loader';

import { gatheredUnits, keptRuntimes, largestFrameUnits, pieceUnits } from '../src/constants.ts';
import { createFrameReader, endings, type Frame, type FrameKind, frameKind, writeFrame } from '../src/frames.ts';
import { createGatherer, inThisTurn } from '../src/gatherer.ts';
import { createShelf } from '../src/preparations.ts';
import { urgentLinePrefix } from '../src/urgent-lines.ts';

/**
 * Our own Worker in the child: it takes one connection, from the process that started it, and runs jobs in Dynamic
 * Workers. It holds the secret and the loader; a guest gets neither.
 */

/** What the platform gives that the language does not. */
interface Socket {
  accept(): void;
  send(message: string): void;
  close(code: number): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
declare const WebSocketPair: new () => { readonly 0: Socket; readonly 1: Socket };
interface Environment {
  readonly LOADER: WorkerLoaderLike;
  readonly SECRET: string;
}

let isTaken = false;

const worker = {
  async fetch(request: Request, { LOADER, SECRET }: Environment): Promise<Response> {
    if (isTaken || request.headers.get('authorization') !== SECRET) return new Response(null, { status: 403 });
    isTaken = true;
    const { 0: client, 1: server } = new WebSocketPair();
    server.accept();
    serve(server, LOADER);
    return new Response(null, { status: 101, webSocket: client } as ResponseInit);
  },
};

// oxlint-disable-next-line import/no-default-export -- a Worker is its module's default export.
export default worker;

/** A run under way, seen from here. */
interface ActiveRun {
  readonly id: number;
  readonly waiting: Map<number, (answer: string) => void>;
  /** Answers to messages that the host read from the output before they came here. */
  readonly early: Map<number, string>;
}

function serve(socket: Socket, loader: WorkerLoaderLike): void {
  const read = createFrameReader(largestFrameUnits);
  const runtimes = createShelf<number, string>(keptRuntimes);
  let active: ActiveRun | undefined;
  const send = (kind: FrameKind, numbers: readonly number[], texts: readonly string[] = []): void => {
    for (const message of writeFrame(kind, numbers, texts, pieceUnits)) socket.send(message);
  };
  const run = async (id: number, job: Omit<SandboxJob, 'receive'>): Promise<void> => {
    const waiting = new Map<number, (answer: string) => void>();
    const messages = createGatherer(gatheredUnits, inThisTurn, (ids, texts) =>
      send(frameKind.messages, [id, ...ids], texts),
    );
    const early = new Map<number, string>();
    let lastId = 0;
    // Ours number as the guest's do: both count from one, in the order of sending.
    const receive = (message: string): Promise<string> =>
      new Promise((resolve) => {
        const answer = early.get(++lastId);
        if (answer !== undefined) return resolve(answer);
        waiting.set(lastId, resolve);
        messages.add(lastId, message);
      });
    active = { id, waiting, early };
    const sandbox = createWorkerLoaderSandbox({ loader, maximumWorkers: 1, urgentLinePrefix: urgentLinePrefix(id) });
    try {
      const last = await sandbox.run({ ...job, receive }, { signal: new AbortController().signal });
      messages.flush();
      send(frameKind.last, [id], [last]);
    } catch (error) {
      messages.flush();
      const code = isSandboxError(error) ? (endings as readonly string[]).indexOf(error.code) : -1;
      send(frameKind.ended, [id, Math.max(0, code)]);
    }
    if (active.id === id) active = undefined;
  };
  const onFrame = ({ kind, numbers, texts: [text = '', ...more] }: Frame): void => {
    const [id = 0, ...rest] = numbers;
    if (kind === frameKind.ping) send(frameKind.pong, [id]);
    else if (kind === frameKind.prepare) runtimes.set(id, text);
    else if (kind === frameKind.run) {
      const [runtimeId = 0, cpuMs = 0, memoryBytes = 0] = rest;
      const runtime = runtimes.get(runtimeId);
      send(frameKind.begun, [id]);
      const parts = runtime === undefined ? {} : { parts: { runtime, program: text } };
      void run(id, { source: text, ...parts, limits: { cpuMs, memoryBytes } });
    } else if (kind === frameKind.answers && active?.id === id) {
      const { waiting, early } = active;
      [text, ...more].forEach((answer, index) => {
        const answerId = rest[index] ?? 0;
        const resolve = waiting.get(answerId);
        if (resolve === undefined) early.set(answerId, answer);
        waiting.delete(answerId);
        resolve?.(answer);
      });
    }
  };
  socket.addEventListener('message', ({ data }) => {
    const frame = typeof data === 'string' ? read(data) : undefined;
    if (frame !== undefined) onFrame(frame);
  });
}
