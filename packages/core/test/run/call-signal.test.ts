import type { CallContext, RunEvent, Sandbox } from '@sallyport/contract';
import { expect, test } from 'vitest';
import { createCatalogue, createRunner, defineTools, type Runner } from '../../src/index.ts';

type Receive = (text: string) => Promise<string>;

/** A runner whose guest is `guest`, with one tool that ends at once and one that never does. */
async function runnerOf(guest: (receive: Receive) => Promise<string>): Promise<{
  readonly runner: Runner;
  readonly contexts: CallContext[];
}> {
  const contexts: CallContext[] = [];
  const tools = defineTools({
    namespace: 'demo',
    tools: {
      quick: { description: 'Ends.', execute: (_input, context) => void contexts.push(context) },
      endless: {
        description: 'Does not end.',
        execute: (_input, context) => {
          contexts.push(context);
          return new Promise(() => {});
        },
      },
    },
  });
  const sandbox: Sandbox = {
    contractVersion: 1,
    name: 'by-hand',
    capabilities: { interruptsLoops: false, limitsMemory: false, survivesCrash: false },
    run: ({ receive }) => guest(receive),
    [Symbol.asyncDispose]: async () => {},
  };
  return { runner: createRunner({ catalogue: await createCatalogue([tools]), sandbox }), contexts };
}

test('a call that is under way when its run ends sees its signal abort', async () => {
  const { runner, contexts } = await runnerOf(async (receive) => {
    void receive('call demo.endless\n{}');
    return 'value 0\n-';
  });
  const { calls } = await runner.execute({ code: 'return 1' });
  expect(calls.map(({ status }) => status)).toEqual(['pending']);
  expect(contexts.map(({ signal }) => signal.aborted)).toEqual([true]);
});

test('a call that has ended is told nothing of the end of its run', async () => {
  const { runner, contexts } = await runnerOf(async (receive) => {
    await receive('call demo.quick\n{}');
    return 'value 0\n-';
  });
  const { calls } = await runner.execute({ code: 'return 1' });
  expect(calls.map(({ status }) => status)).toEqual(['completed']);
  expect(contexts.map(({ signal }) => signal.aborted)).toEqual([false]);
});

test('lines of a last message reach the listener and the record also when the guest said nothing before', async () => {
  const { runner } = await runnerOf(async () => 'value 10\nl2e3\nabxyz-');
  const events: RunEvent[] = [];
  const { logs } = await runner.execute({ code: 'return 1' }, { onEvent: (event) => void events.push(event) });
  expect(logs.map(({ level, text }) => [level, text])).toEqual([
    ['log', 'ab'],
    ['error', 'xyz'],
  ]);
  expect(events.map(({ type }) => type)).toEqual(['log', 'log']);
});
