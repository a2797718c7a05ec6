import type { BenchSystem, BenchTools } from '../system.ts';
import { readResult, runCalls } from './run-calls.ts';
import type { World } from './world.ts';

/**
 * The yardstick for the host placement: pooled isolated-vm in the caller's process, entered on the addon's threads, with
 * one-way messages in both directions. Fast, and a program can abort the host.
 */
export function createRawHost(name: string): BenchSystem {
  const ready: World[] = [];
  let tools: BenchTools = {};
  let make = (): World => {
    throw new Error('setup first');
  };
  let wanted = 0;
  let isFilling = false;
  const fill = (): void => {
    isFilling = ready.length < wanted;
    if (!isFilling) return;
    ready.push(make());
    setImmediate(fill);
  };
  return {
    name,
    placement: 'host',
    async setup(given) {
      tools = given;
      const { createWorld, readyWorlds } = await import('./world.ts');
      make = () => createWorld(Object.keys(tools), 'oneWay');
      wanted = readyWorlds;
      while (ready.length < wanted) ready.push(make());
    },
    run: (code) =>
      new Promise((resolve, reject) => {
        const world = ready.pop() ?? make();
        const tidyUp = (): void => {
          world.isolate.dispose();
          if (!isFilling) fill();
        };
        world.onOut = (kind, text) => {
          if (kind === 0) {
            runCalls(tools, text, (answers) => world.settle.applyIgnored(undefined, [answers]));
            return;
          }
          setImmediate(tidyUp);
          try {
            resolve(readResult(text));
          } catch (error) {
            reject(error);
          }
        };
        world.context.eval(`start(${code}\n)`).catch(reject);
      }),
    async dispose() {
      for (const world of ready.splice(0)) world.isolate.dispose();
    },
  };
}
