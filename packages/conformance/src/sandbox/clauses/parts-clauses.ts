import type { SandboxClause } from '../clause.ts';
import { quietMs } from '../constants.ts';
import { expectThat } from '../../kit/expect.ts';
import { expectText } from '../expect.ts';
import { asParts, asSource } from '../guest-run.ts';
import { pause } from '../../kit/pause.ts';

const ownText: SandboxClause = {
  id: 'parts/own-text',
  group: 'parts',
  title: 'evaluates the program as a text of its own, out of sight of the runtime and of the backend',
  check: async ({ start }) => {
    const runtime = `((hidden) => async (send, program) => String(program) + hidden.length)('local')`;
    const names = ['hidden', 'send', 'program', 'runtime', 'receive', 'settle', 'resolve', 'source', 'parts', 'job'];
    const program = `[${names.map((name) => `typeof ${name} === 'undefined' ? '' : '${name}'`).join()}].join('')`;
    expectText(await start(asParts(program, runtime)).ended(), '5');
  },
};

const verbatim: SandboxClause = {
  id: 'parts/verbatim',
  group: 'parts',
  title: 'takes source, runtime and program as they stand: comments at the end, replacement marks, templates',
  check: async ({ start }) => {
    const marks = '$& $` $$ $1 ${x} `x` </script> \u2028 /* end';
    const text = `/* head */ ${JSON.stringify(marks)} // tail`;
    const runtime = `async (send, program) => program === ${JSON.stringify(marks)} ? 'same' : program // tail`;
    expectText(await start(asParts(text, runtime)).ended(), 'same');
    const source = `async (send) => { const marks = ${JSON.stringify(marks)}; return marks; } // tail`;
    expectText(await start(asSource(source)).ended(), marks);
  },
};

const afterRuntime: SandboxClause = {
  id: 'parts/after-runtime',
  group: 'parts',
  title: 'evaluates the program after the runtime, in the same world',
  check: async ({ start }) => {
    const runtime = `(() => {
      globalThis.prepared = 'prepared';
      return async (send, program) => program.seen + ' ' + (program instanceof Object);
    })()`;
    const program = `({ seen: String(globalThis.prepared) })`;
    expectText(await start(asParts(program, runtime)).ended(), 'prepared true');
  },
};

const ownRuntime: SandboxClause = {
  id: 'parts/own-runtime',
  group: 'parts',
  title: 'runs each job with its own runtime, though another of the same length came before',
  check: async ({ start }) => {
    const runtime = (name: string): string => `async (send, program) => '${name} ' + program`;
    for (const name of ['first', 'other', 'first', 'third']) {
      expectText(await start(asParts(`'${name}'`, runtime(name))).ended(), `${name} ${name}`);
    }
  },
};

const anyValue: SandboxClause = {
  id: 'parts/any-value',
  group: 'parts',
  title: "hands the runtime the program's very value: a function, an object, a text, nothing",
  check: async ({ start }) => {
    const runtime = `async (send, program) => typeof program === 'function' ? 'function ' + program() : program === null
      ? 'null' : typeof program === 'object' ? 'object ' + typeof program.then : typeof program + ' ' + program`;
    const values: readonly (readonly [string, string])[] = [
      ['() => 1', 'function 1'],
      ["({ then(done) { done('stolen'); } })", 'object function'],
      [`'text'`, 'string text'],
      ['undefined', 'undefined undefined'],
    ];
    for (const [program, text] of values) expectText(await start(asParts(program, runtime)).ended(), text);
  },
};

const unheardRehearsal: SandboxClause = {
  id: 'parts/unheard-rehearsal',
  group: 'parts',
  title: 'lets the host hear nothing of a rehearsal, and ends no run with one',
  check: async ({ start }) => {
    const rehearsal = `async (send) => { send('rehearsed'); await send('rehearsed'); return 'rehearsed'; }`;
    const job = asParts(`async (send) => (await send('asked')) + '!'`, undefined, rehearsal);
    for (let round = 0; round < 3; round += 1) {
      const run = start(job, { receive: (message) => `${message} ${round}` });
      expectText(await run.ended(), `asked ${round}!`);
      expectThat(run.messages.join() === 'asked', `the host heard: ${run.messages.join()}`);
      // Time for a backend to prepare a world, and to rehearse in it.
      await pause(quietMs);
    }
  },
};

export const partsClauses: readonly SandboxClause[] = [
  ownText,
  verbatim,
  afterRuntime,
  ownRuntime,
  anyValue,
  unheardRehearsal,
];
