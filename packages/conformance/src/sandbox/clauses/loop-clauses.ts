import type { SandboxClause } from '../clause.ts';
import { quietMs, tightCpuMs } from '../constants.ts';
import { expectCode, expectReason, expectText } from '../expect.ts';
import { pause } from '../../kit/pause.ts';

/** A guest that never yields to anybody. It must reject with the reason of the abort. */
function loops(name: string, title: string, body: string): SandboxClause {
  return {
    id: `availability/${name}`,
    group: 'availability',
    title,
    needs: ['interruptsLoops'],
    check: async ({ start, expectNextRunRight }) => {
      const run = start(`async (send) => {\n${body}\n}`);
      if (body.includes('send(')) await run.received(1);
      await pause(quietMs * 2);
      const reason = new Error('enough');
      run.abort(reason);
      expectReason(await run.ended(), reason);
      await expectNextRunRight();
    },
  };
}

const synchronous = loops('loop', 'stops an endless loop', 'for (;;) {}');

const microtasks = loops(
  'microtask-loop',
  'stops an endless chain of microtasks',
  `await send('ready'); for (;;) await null;`,
);

const afterAnswer = loops(
  'loop-after-answer',
  'stops an endless loop that starts after an awaited answer',
  `await send('ready'); while (true) {}`,
);

const pattern = loops(
  'pattern-loop',
  'stops a regular expression that backtracks for ever',
  `await send('ready'); /^(a+)+$/.test('a'.repeat(48) + 'b');`,
);

const caught = loops(
  'caught-loop',
  'stops a loop that catches whatever it is stopped with',
  `await send('ready'); for (;;) { try { for (;;) {} } catch {} finally { for (;;) {} } }`,
);

const cpuLimit: SandboxClause = {
  id: 'availability/cpu-limit',
  group: 'availability',
  title: 'ends a guest over limits.cpuMs with cpu_exceeded, without an abort',
  needs: ['interruptsLoops'],
  check: async ({ start, expectNextRunRight }) => {
    const spins = `async (send) => { await send('x'); let count = 0; for (;;) count += 1; }`;
    const run = start(spins, { limits: { cpuMs: tightCpuMs } });
    expectCode(await run.ended(), 'cpu_exceeded');
    await expectNextRunRight();
  },
};

const cpuWaiting: SandboxClause = {
  id: 'availability/cpu-while-waiting',
  group: 'availability',
  title: 'counts no processor time while a guest waits for an answer',
  check: async ({ start }) => {
    const run = start(`async (send) => send('slow')`, {
      limits: { cpuMs: tightCpuMs },
      receive: async (message) => {
        await pause(tightCpuMs * 3);
        return message;
      },
    });
    expectText(await run.ended(), 'slow');
  },
};

export const loopClauses: readonly SandboxClause[] = [
  synchronous,
  microtasks,
  afterAnswer,
  pattern,
  caught,
  cpuLimit,
  cpuWaiting,
];
