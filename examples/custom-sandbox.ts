// A sandbox of your own, here on `node:vm`: no boundary at all, for programs you wrote yourself.
import { createContext, Script } from 'node:vm';

import type { Sandbox } from '@sallyport/contract';
import { createCodeMode, defineTools } from 'sallyport';

/** Evaluates inside the new world, so that a guest holds objects of its own world only. */
const glue = new Script(`(hear) => {
  const waiting = [];
  const send = (message) => new Promise((resolve) => waiting.push(resolve) && hear(message, waiting.length - 1));
  return { send, answer: (id, text) => waiting[id](text), evaluate: (text) => (0, eval)('(' + text + ')') };
}`);

function createTrustingSandbox(): Sandbox {
  return {
    contractVersion: 1,
    name: 'trusting',
    capabilities: { interruptsLoops: false, limitsMemory: false, survivesCrash: false },
    async run({ source, receive }, { signal }) {
      signal.throwIfAborted();
      const world = glue.runInContext(createContext())((message: string, id: number) => {
        void receive(message).then((text) => world.answer(id, text));
      });
      const stopped = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => stopped.reject(signal.reason as Error), { once: true });
      return Promise.race([world.evaluate(source)(world.send) as Promise<string>, stopped.promise]);
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

const tools = [defineTools({ namespace: 'math', tools: { half: { execute: () => 21 } } })];
const codeMode = await createCodeMode({ tools, sandbox: createTrustingSandbox() });
const outcome = await codeMode.execute({ code: 'return 2 * (await codemode.math.half())' });
console.log(outcome.status === 'completed' ? outcome.value : outcome);

/* Prints
42
*/
