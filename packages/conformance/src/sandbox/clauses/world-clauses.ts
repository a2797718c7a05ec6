import type { SandboxClause } from '../clause.ts';
import { bothForms } from '../clause.ts';
import { quietMs } from '../constants.ts';
import { expectThat } from '../../kit/expect.ts';
import { expectText } from '../expect.ts';
import { pause } from '../../kit/pause.ts';

/** Reports which marks it finds, and leaves each of them behind. */
const leavesMarks = `async (send) => {
  const places = { global: globalThis, object: Object.prototype, array: Array.prototype, math: Math, promise: Promise };
  const found = Object.keys(places).filter((name) => places[name].leftover !== undefined);
  for (const name of Object.keys(places)) {
    Object.defineProperty(places[name], 'leftover', { value: 1, configurable: true, writable: true });
  }
  return 'found: ' + found.join();
}`;

const fresh: SandboxClause = {
  id: 'world/fresh',
  group: 'world',
  title: 'makes a fresh world for every run, also for the same text again',
  forms: bothForms,
  check: async ({ start }) => {
    for (let run = 0; run < 3; run += 1) expectText(await start(leavesMarks).ended(), 'found: ');
  },
};

const parallel: SandboxClause = {
  id: 'world/parallel',
  group: 'world',
  title: 'keeps runs of the same text apart while both are under way',
  forms: bothForms,
  check: async ({ start }) => {
    const guest = `async (send) => {
      const before = typeof globalThis.mark;
      globalThis.mark = await send('here');
      const answer = await send('set ' + globalThis.mark);
      return [before, globalThis.mark, answer].join(' ');
    }`;
    let meet = (): void => {};
    const bothHere = new Promise<void>((resolve) => void (meet = resolve));
    let here = 0;
    const runs = ['a', 'b'].map((name) => {
      // A backend may queue the second run behind the first, so the first is not kept waiting for ever.
      const receive = async (message: string): Promise<string> => {
        if (message === 'here') here += 1;
        if (here === 2) meet();
        await Promise.race([bothHere, pause(quietMs)]);
        return message === 'here' ? name : `${message} for ${name}`;
      };
      return { name, run: start(guest, { receive }) };
    });
    for (const { name, run } of runs) {
      expectText(await run.ended(), `undefined ${name} set ${name} for ${name}`);
      expectThat(run.messages.join() === `here,set ${name}`, `run ${name} got the messages ${run.messages.join()}`);
    }
  },
};

const afterLast: SandboxClause = {
  id: 'world/silent-after-last',
  group: 'world',
  title: 'lets nothing run on: no message comes after the run resolved',
  forms: bothForms,
  check: async ({ start }) => {
    const run = start(`async (send) => {
        const tick = async () => { for (;;) await send('tick'); };
        tick();
        if (typeof setInterval === 'function') setInterval(() => { send('timer'); }, 1);
        await send('started');
        return 'last';
      }`);
    expectText(await run.ended(), 'last');
    const atEnd = run.messages.length;
    await pause(quietMs);
    const late = run.messages.length - atEnd;
    expectThat(late === 0, `${late} messages came after the run had resolved`);
  },
};

const lateAnswer: SandboxClause = {
  id: 'world/late-answer',
  group: 'world',
  title: 'takes an answer that comes after the run as harmless, and never hands it to another run',
  forms: bothForms,
  check: async ({ start }) => {
    let answerLate = (_: string): void => {};
    const first = start(
      `async (send) => {
        const answer = await send('quick');
        send('slow');
        return answer;
      }`,
      {
        receive: (message) => (message === 'slow' ? new Promise((resolve) => void (answerLate = resolve)) : message),
      },
    );
    expectText(await first.ended(), 'quick');
    let answerOwn = (_: string): void => {};
    const second = start(`async (send) => (await send('ask')) + '!'`, {
      receive: () => new Promise((resolve) => void (answerOwn = resolve)),
    });
    await second.received(1);
    answerLate('meant for the first run');
    await pause(quietMs);
    expectThat(second.ending === undefined, 'a second run ended on an answer that was meant for the first');
    answerOwn('right');
    expectText(await second.ended(), 'right!');
  },
};

const rewritten: SandboxClause = {
  id: 'world/rewritten-prototypes',
  group: 'world',
  title: 'carries texts although the program rewrote the prototypes of its world',
  forms: bothForms,
  check: async ({ start }) => {
    const program = `async (send) => {
      const lie = function () { return 'a lie'; };
      const targets = [
        Promise.prototype, ['then', 'catch', 'finally'], Promise, ['resolve', 'all', 'race'],
        Array.prototype, ['push', 'shift', 'splice', 'slice', 'map', 'forEach', 'join', Symbol.iterator],
        Map.prototype, ['get', 'set', 'delete', 'has'], JSON, ['stringify', 'parse'],
        String.prototype, ['toString', 'valueOf', 'slice', 'split'], Reflect, ['apply', 'construct'],
        Function.prototype, ['call', 'apply', 'bind'], Object, ['keys', 'assign', 'freeze', 'defineProperty'],
        globalThis, ['Promise', 'Map', 'JSON', 'Array', 'String', 'Error', 'Reflect', 'Object', 'queueMicrotask'],
      ];
      for (let at = 0; at < targets.length; at += 2) {
        for (let index = 0; index < targets[at + 1].length; index += 1) targets[at][targets[at + 1][index]] = lie;
      }
      const one = await send('one');
      const two = send('two'), three = send('three', true);
      return one + ' ' + await two + ' ' + await three;
    }`;
    const run = start(program, { receive: (message) => `to ${message}` });
    expectText(await run.ended(), 'to one to two to three');
  },
};

export const worldClauses: readonly SandboxClause[] = [fresh, parallel, afterLast, lateAnswer, rewritten];
