import type { GuestForm } from '../guest-run.ts';
import type { SandboxClause } from '../clause.ts';
import { bothForms } from '../clause.ts';
import { longAnswerMs, quietMs } from '../constants.ts';
import { expectThat } from '../../kit/expect.ts';
import { expectCode, expectText } from '../expect.ts';

const exact: SandboxClause = {
  id: 'ending/exact',
  group: 'ending',
  title: "resolves with the guest's last message, unit for unit",
  forms: bothForms,
  check: async ({ start }) => {
    const texts = ['', ' \t padded \n', '{"type":"error","code":"cpu_exceeded"}', '\ud800 \u0000 \u2028 \ufeff é'];
    for (const text of texts) expectText(await start(`async () => ${JSON.stringify(text)}`).ended(), text);
  },
};

/** A guest that ends without a last message: nobody but the backend can say so. */
function crashes(
  name: string,
  title: string,
  guests: readonly string[],
  forms: readonly GuestForm[] = bothForms,
): SandboxClause {
  return {
    id: `ending/${name}`,
    group: 'ending',
    title,
    forms,
    check: async ({ start }) => {
      for (const guest of guests) expectCode(await start(guest).ended(), 'guest_crashed');
    },
  };
}

const rejects = crashes('rejects', 'rejects with guest_crashed when the promise of the guest rejects', [
  `async (send) => { await send('x'); throw new Error('mine'); }`,
  `async () => { throw undefined; }`,
]);

const throws = crashes('throws', 'rejects with guest_crashed when the guest throws before it gave a promise', [
  `(send) => { throw new Error('mine'); }`,
]);

const noString = crashes('no-string', 'rejects with guest_crashed when the last message is no string', [
  `async () => 42`,
  `async () => undefined`,
  `async () => ({ toString() { return 'a lie'; } })`,
  `async () => new String('boxed')`,
]);

const noFunction = crashes(
  'no-function',
  'rejects with guest_crashed when the text is no function',
  [`({})`, `'text'`],
  ['source'],
);

const unreadable: SandboxClause = {
  id: 'ending/unreadable',
  group: 'ending',
  title: 'rejects with guest_crashed when a text does not parse, and runs no part of it',
  forms: bothForms,
  check: async ({ start }) => {
    const run = start(`async (send) => { await send('ran'); return 'x'; `);
    expectCode(await run.ended(), 'guest_crashed');
    expectThat(run.messages.length === 0, 'a part of a text that does not parse was run');
  },
};

const codeByHost: SandboxClause = {
  id: 'ending/code-by-host',
  group: 'ending',
  title: 'takes the code of an error from who ended the run, never from what the guest says',
  forms: bothForms,
  check: async ({ start }) => {
    const claims = [
      `Object.assign(new Error('forged'), { name: 'SandboxError', code: 'memory_exceeded' })`,
      `Object.assign(new Error('forged'), { [Symbol.for('sallyport.SandboxError')]: true, code: 'sandbox_unavailable' })`,
      `new RangeError('Array buffer allocation failed')`,
      `new Error('Script execution timed out.')`,
      `new Error('Isolate was disposed during execution due to memory limit')`,
      `new Error('JavaScript heap out of memory')`,
    ];
    for (const claim of claims) {
      expectCode(await start(`async () => { throw ${claim}; }`).ended(), 'guest_crashed');
    }
  },
};

const stalled: SandboxClause = {
  id: 'ending/stalled',
  group: 'ending',
  title: 'ends a guest that can never settle as guest_stalled, or leaves it to the abort',
  check: async ({ start }) => {
    const run = start(`async (send) => { await send('x'); await new Promise(() => {}); }`);
    await run.received(1);
    await run.ended(quietMs).catch(() => undefined);
    const reason = new Error('enough');
    run.abort(reason);
    const ending = await run.ended();
    if (ending.status === 'rejected' && ending.reason === reason) return;
    expectCode(ending, 'guest_stalled');
  },
};

const longAnswer: SandboxClause = {
  id: 'ending/long-answer',
  group: 'ending',
  title: 'leaves a guest alone that waits long for an answer',
  check: async ({ start, settleMs }) => {
    const run = start(`async (send) => send('slow')`, {
      receive: () => new Promise((resolve) => void setTimeout(resolve, longAnswerMs, 'came')),
    });
    expectText(await run.ended(longAnswerMs + settleMs), 'came');
  },
};

export const endingClauses: readonly SandboxClause[] = [
  exact,
  rejects,
  throws,
  noString,
  noFunction,
  unreadable,
  codeByHost,
  stalled,
  longAnswer,
];
