import { SandboxError, type Sandbox } from '@sallyport/contract';
import { constants, createContext, Script } from 'node:vm';

// Evaluated inside the world, so that a guest meets objects of its own world only.
const glue = new Script(`((host) => {
  'use strict';
  const { Promise, TypeError, eval: evaluate } = globalThis;
  const waiting = { __proto__: null };
  let count = 0;
  const send = (message) => {
    if (typeof message !== 'string') throw new TypeError('a message is a string');
    const id = count++;
    host.hear(id, message);
    return new Promise((resolve) => { waiting[id] = resolve; });
  };
  const start = async (source) => {
    try {
      const text = await evaluate('(' + source + '\\n)')(send);
      host.end(typeof text === 'string' ? text : undefined);
    } catch { host.end(undefined); }
  };
  return { start, answer: (id, text) => waiting[id](text) };
})`);

interface Host {
  hear(id: number, message: string): void;
  end(text: string | undefined): void;
}
type Glue = (host: Host) => { start(source: string): void; answer(id: number, text: string): void };

/** Runs each guest in a `node:vm` context of this process. For programs you wrote yourself: it is no boundary. */
export function createContextSandbox(): Sandbox {
  const endRuns = new Set<(reason: unknown) => void>();
  let disposed: SandboxError | undefined;
  return {
    contractVersion: 1,
    name: 'context',
    capabilities: { interruptsLoops: false, limitsMemory: false, survivesCrash: false },
    run: async ({ source, receive }, { signal }) => {
      signal.throwIfAborted();
      if (disposed !== undefined) throw disposed;
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const abort = (): void => reject(signal.reason);
      let over = false;
      signal.addEventListener('abort', abort);
      endRuns.add(reject);
      const world = (glue.runInContext(createContext(constants.DONT_CONTEXTIFY)) as Glue)({
        hear: (id, message) => {
          if (!over) void receive(message).then((text) => over || world.answer(id, text));
        },
        end: (text) => {
          if (text === undefined) reject(new SandboxError('guest_crashed', 'the guest ended without a last message'));
          else resolve(text);
        },
      });
      world.start(source);
      return promise.finally(() => {
        over = true;
        signal.removeEventListener('abort', abort);
        endRuns.delete(reject);
      });
    },
    [Symbol.asyncDispose]: async () => {
      disposed ??= new SandboxError('sandbox_unavailable', 'the sandbox was disposed');
      for (const end of endRuns) end(disposed);
    },
  };
}
