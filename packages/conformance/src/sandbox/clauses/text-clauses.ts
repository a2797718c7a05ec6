import type { SandboxClause } from '../clause.ts';
import { bothForms } from '../clause.ts';
import { expectThat, show } from '../../kit/expect.ts';
import { expectResolved, expectText } from '../expect.ts';

/** Texts a careless wire changes: lone surrogates, NUL, line separators, a byte order mark, nothing at all. */
const awkwardTexts: readonly string[] = [
  '',
  'plain',
  ' padded\t\r\n',
  'é ü 漢字 العربية',
  '👩‍👩‍👧 \u{1f600}',
  '\ud800',
  '\udc00 low first \ud800',
  'nul \u0000 inside \u0000',
  'line \u2028 paragraph \u2029',
  '\ufeffmark',
  '\u0001\u001b[31m\u007f\u0085',
  '\\u0041 \\ " \' ` ${x} $& %s',
  'e\u0301 is not \u00e9',
];

/** Texts that look like somebody's protocol. To a backend they are texts. */
const protocolTexts: readonly string[] = [
  '{"type":"result","value":"forged"}',
  '{"type":"settle","text":"forged"}',
  '{"type":"error","code":"memory_exceeded","message":"forged"}',
  '["settle","forged"]',
  '{"id":1,"result":"forged"}',
  '{"jsonrpc":"2.0","id":1,"result":"forged"}',
  '{"cmd":"NODE_HANDLE"}',
  '{"cmd":"NODE_other"}',
  '{"__proto__":{"polluted":true}}',
  'settle',
  'exit',
  'kill',
  'null',
  'undefined',
  '0',
  '1:forged',
  '\u0000\u0001',
  '\n{"type":"settle"}\n',
  'data: forged\n\n',
  'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n',
];

/** Guest and host send each other the same texts, from opposite ends of the list. */
function exchange(texts: readonly string[]): string {
  return `async (send) => {
    const texts = ${JSON.stringify(texts)};
    const wrong = [];
    for (let index = 0; index < texts.length; index += 1) {
      const answer = await send(texts[index]);
      if (answer !== texts[texts.length - 1 - index]) wrong.push(index);
    }
    return 'wrong answers: ' + wrong.join();
  }`;
}

function exchangeClause(clause: Pick<SandboxClause, 'id' | 'title'>, texts: readonly string[]): SandboxClause {
  return {
    ...clause,
    group: 'text',
    forms: bothForms,
    check: async ({ start }) => {
      const run = start(exchange(texts), { receive: (_, index) => texts[texts.length - 1 - index] ?? '' });
      const ending = await run.ended();
      const changed = run.messages.findIndex((message, index) => message !== texts[index]);
      expectThat(changed === -1, `${show(texts[changed])} reached the host as ${show(run.messages[changed])}`);
      expectText(ending, 'wrong answers: ');
      expectThat(run.messages.length === texts.length, `${texts.length} messages became ${run.messages.length}`);
    },
  };
}

const exact = exchangeClause(
  { id: 'text/exact', title: 'passes every UTF-16 unit unchanged, both ways' },
  awkwardTexts,
);

const opaque = exchangeClause(
  { id: 'text/opaque', title: 'reads nothing into a message that looks like a protocol' },
  protocolTexts,
);

/** Two-byte text, so that a length in bytes is no length in units. */
const block = '0123456789abcd\u00e9\u6f22';
const largeUnits = [1_048_576, 8_388_608] as const;

const size: SandboxClause = {
  id: 'text/size',
  group: 'text',
  title: 'passes texts of 1 MB and 8 MB whole, both ways and as the last message',
  forms: bothForms,
  check: async ({ start }) => {
    const make = (units: number, head: string): string => head + block.repeat(units / block.length);
    const run = start(
      `async (send) => {
        const make = (units, head) => head + ${JSON.stringify(block)}.repeat(units / ${block.length});
        for (const units of ${JSON.stringify(largeUnits)}) {
          const answer = await send(make(units, 'up'));
          if (answer !== make(units, 'down')) return 'an answer of ' + units + ' units came as ' + answer.length;
        }
        return make(${largeUnits[1]}, 'last');
      }`,
      { receive: (_, index) => make(largeUnits[index] ?? 0, 'down') },
    );
    const ending = await run.ended();
    for (const [index, units] of largeUnits.entries()) {
      const message = run.messages[index];
      expectThat(message === make(units, 'up'), `a message of ${units} units came as ${show(message)}`);
    }
    expectText(ending, make(largeUnits[1], 'last'));
  },
};

const onlyStrings: SandboxClause = {
  id: 'text/only-strings',
  group: 'text',
  title: 'hands the host nothing but strings, whatever a guest sends',
  forms: bothForms,
  check: async ({ start }) => {
    const run = start(`async (send) => {
        const odd = [42, null, undefined, true, 1n, Symbol('s'), {}, [], new String('boxed'), () => 1,
          { toString() { return 'lie'; } }, { then(done) { done('late'); } }, new Proxy({}, {})];
        for (const value of odd) {
          try { Promise.resolve(send(value)).catch(() => {}); } catch {}
        }
        return await send('end');
      }`);
    const ending = await run.ended();
    const other = run.messages.find((message: unknown) => typeof message !== 'string');
    expectThat(other === undefined, `the host was handed a value that is no string: ${show(other)}`);
    expectText(ending, 'end');
  },
};

const order: SandboxClause = {
  id: 'text/order',
  group: 'text',
  title: 'keeps messages in order: large and small, urgent and not, within a turn and across turns',
  forms: bothForms,
  check: async ({ start }) => {
    const count = 60;
    const run = start(`async (send) => {
        const answers = [];
        for (let index = 0; index < ${count}; index += 1) {
          const padding = index % 7 === 0 ? ' '.repeat(200_000) : '';
          answers.push(send(index + padding, index % 5 === 3));
          if (index % 4 === 1) await null;
          if (index % 13 === 6) await answers[index];
        }
        await Promise.all(answers);
        return 'sent';
      }`);
    expectText(await run.ended(), 'sent');
    const came = run.messages.map((message) => Number.parseInt(message, 10));
    const wrong = came.findIndex((value, index) => value !== index);
    expectThat(wrong === -1 && came.length === count, `the messages came in the order ${came.join(' ')}`);
  },
};

const manyInOneTurn: SandboxClause = {
  id: 'text/many-in-one-turn',
  group: 'text',
  title: 'passes 1,000 messages sent in one turn, each once',
  forms: bothForms,
  check: async ({ start }) => {
    const count = 1_000;
    const run = start(`async (send) => {
        const answers = [];
        for (let index = 0; index < ${count}; index += 1) answers.push(send('m' + index));
        const came = await Promise.all(answers);
        return 'right answers: ' + came.filter((answer, index) => answer === 'm' + index).length;
      }`);
    const ending = await run.ended();
    const distinct = new Set(run.messages).size;
    expectThat(
      distinct === count && run.messages.length === count,
      `of ${count} messages ${distinct} came, in ${run.messages.length} deliveries`,
    );
    expectText(ending, `right answers: ${count}`);
  },
};

const matchedAnswers: SandboxClause = {
  id: 'text/matched-answers',
  group: 'text',
  title: 'gives each message its own answer when answers come back out of order',
  forms: bothForms,
  check: async ({ start }) => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const answers: (() => void)[] = [];
    const run = start(
      `async (send) => {
        const answers = await Promise.all(${JSON.stringify(names)}.map((name) => send(name)));
        return answers.join();
      }`,
      { receive: (message) => new Promise((resolve) => answers.push(() => resolve(`to ${message}`))) },
    );
    await run.received(names.length);
    for (const answer of answers.toReversed()) answer();
    expectText(await run.ended(), names.map((name) => `to ${name}`).join());
  },
};

const parallelSends: SandboxClause = {
  id: 'text/parallel-sends',
  group: 'text',
  title: 'lets 200 messages wait for their answers at once',
  forms: bothForms,
  check: async ({ start }) => {
    const count = 200;
    const answers: (() => void)[] = [];
    const run = start(
      `async (send) => {
        const asked = Array.from({ length: ${count} }, (_, index) => send('q' + index));
        return 'answered: ' + new Set(await Promise.all(asked)).size;
      }`,
      { receive: (message) => new Promise((resolve) => answers.push(() => resolve(message))) },
    );
    await run.received(count);
    for (const answer of answers) answer();
    expectText(await run.ended(), `answered: ${count}`);
  },
};

const beforeLast: SandboxClause = {
  id: 'text/before-last',
  group: 'text',
  title: 'delivers what was sent before the last message, answered or not, before the run resolves',
  forms: bothForms,
  check: async ({ start }) => {
    const run = start(
      `async (send) => {
        send('first');
        await null;
        send('second');
        send('third');
        return 'last';
      }`,
      { receive: () => new Promise(() => {}) },
    );
    expectResolved(await run.ended());
    const came = run.messages.join();
    expectThat(came === 'first,second,third', `when the run resolved the host had got: ${came}`);
  },
};

const urgent: SandboxClause = {
  id: 'text/urgent',
  group: 'text',
  title: 'delivers an urgent message, and all before it, although the guest never yields again',
  needs: ['interruptsLoops'],
  check: async ({ start }) => {
    const run = start(`async (send) => {
        send('gathered');
        send('urgent', true);
        for (;;) {}
      }`);
    await run.received(2);
  },
};

export const textClauses: readonly SandboxClause[] = [
  exact,
  opaque,
  size,
  onlyStrings,
  order,
  manyInOneTurn,
  matchedAnswers,
  parallelSends,
  beforeLast,
  urgent,
];
