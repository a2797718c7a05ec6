import type { SandboxClause } from '../clause.ts';
import { crowd, hostLagMs, longRunMs, tickMs, tightCpuMs } from '../constants.ts';
import { expectThat } from '../../kit/expect.ts';
import { expectResolved, expectText } from '../expect.ts';
import { pause } from '../../kit/pause.ts';

const neighbour: SandboxClause = {
  id: 'availability/neighbour',
  group: 'availability',
  title: 'does not hurt a run that started together with a hostile one',
  needs: ['interruptsLoops'],
  check: async ({ start }) => {
    const hostile = start(`async (send) => { await send('x'); for (let count = 0; ; count += 1) {} }`, {
      limits: { cpuMs: tightCpuMs },
    });
    const benign = start(
      `async (send) => {
        let right = 0;
        for (let index = 0; index < 40; index += 1) right += (await send('n' + index)) === 'n' + index ? 1 : 0;
        return 'right ' + right;
      }`,
      {
        receive: async (message) => {
          await pause(tickMs);
          return message;
        },
      },
    );
    const ending = await hostile.ended();
    expectThat(ending.status === 'rejected', 'the hostile run should have been ended');
    expectText(await benign.ended(), 'right 40');
  },
};

const rounds = 3;
const steps = 2_000_000;

const busy: SandboxClause = {
  id: 'availability/busy',
  group: 'availability',
  title: 'leaves honest runs alone while more of them compute than there are cores',
  check: async ({ start }) => {
    const guest = `async (send) => {
      let sum = 0;
      for (let round = 0; round < ${rounds}; round += 1) {
        for (let step = 0; step < ${steps}; step += 1) sum = (sum + step) % 1009;
        await send('round ' + round);
      }
      return 'computed ' + (sum < 1009);
    }`;
    const runs = Array.from({ length: crowd }, () => start(guest));
    for (const run of runs) expectText(await run.ended(longRunMs), 'computed true');
  },
};

const hostLag: SandboxClause = {
  id: 'availability/host-loop',
  group: 'availability',
  title: "does not block the host's event loop while a guest floods it",
  check: async ({ start }) => {
    let last = performance.now();
    let worst = 0;
    const watch = setInterval(() => {
      const now = performance.now();
      worst = Math.max(worst, now - last - tickMs);
      last = now;
    }, tickMs);
    try {
      const run = start(`async (send) => {
          for (let turn = 0; turn < 40; turn += 1) {
            const answers = [];
            for (let index = 0; index < 250; index += 1) answers.push(send('flood'));
            await Promise.all(answers);
          }
          return 'flooded';
        }`);
      expectResolved(await run.ended());
      await pause(tickMs * 2);
    } finally {
      clearInterval(watch);
    }
    expectThat(worst < hostLagMs, `the host's event loop was blocked for ${Math.round(worst)} ms`);
  },
};

export const hostClauses: readonly SandboxClause[] = [neighbour, busy, hostLag];
