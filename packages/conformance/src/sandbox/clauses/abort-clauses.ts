import type { SandboxClause } from '../clause.ts';
import { bothForms } from '../clause.ts';
import { crowd, quietMs } from '../constants.ts';
import { expectThat } from '../../kit/expect.ts';
import { expectReason, expectText } from '../expect.ts';
import { pause } from '../../kit/pause.ts';

const waits = `async (send) => send('waiting')`;
const never = (): Promise<string> => new Promise(() => {});

const abortBefore: SandboxClause = {
  id: 'ending/abort-before',
  group: 'ending',
  title: 'rejects with signal.reason itself and runs nothing when the signal was aborted before',
  forms: bothForms,
  check: async ({ start }) => {
    for (const reason of [Object.freeze({ why: 'mine' }), Symbol('mine'), null, new Error('mine')]) {
      const controller = new AbortController();
      controller.abort(reason);
      const run = start(waits, { controller });
      expectReason(await run.ended(), reason);
      expectThat(run.messages.length === 0, 'a guest ran although its signal was aborted before');
    }
  },
};

const abortWaiting: SandboxClause = {
  id: 'ending/abort-waiting',
  group: 'ending',
  title: 'rejects with signal.reason itself when aborted while an answer is awaited',
  forms: bothForms,
  check: async ({ start, expectNextRunRight }) => {
    for (const reason of [Object.freeze({ why: 'mine' }), Symbol('mine'), undefined]) {
      const controller = new AbortController();
      const run = start(waits, { controller, receive: never });
      await run.received(1);
      controller.abort(reason);
      // Without a reason of the caller's the signal makes one of its own.
      expectReason(await run.ended(), controller.signal.reason);
    }
    await expectNextRunRight();
  },
};

const abortQueued: SandboxClause = {
  id: 'ending/abort-queued',
  group: 'ending',
  title: 'takes many runs at once; those aborted reject at once and stay silent, the others end well',
  check: async ({ start }) => {
    const answers: (() => void)[] = [];
    const reason = new Error('not wanted any more');
    const receive = (message: string): Promise<string> =>
      open ? Promise.resolve(message) : new Promise((resolve) => answers.push(() => resolve(message)));
    let open = false;
    const runs = Array.from({ length: crowd }, () => start(waits, { receive }));
    await runs[0]?.received(1);
    const [kept, dropped] = [runs.slice(0, crowd / 2), runs.slice(crowd / 2)];
    for (const run of dropped) run.abort(reason);
    for (const run of dropped) expectReason(await run.ended(), reason);
    const before = dropped.map((run) => run.messages.length).join();
    open = true;
    for (const answer of answers) answer();
    for (const run of kept) expectText(await run.ended(), 'waiting');
    await pause(quietMs);
    const after = dropped.map((run) => run.messages.length).join();
    expectThat(before === after, 'a run that was aborted while it was queued sent a message afterwards');
  },
};

const deadAfterAbort: SandboxClause = {
  id: 'ending/silent-after-abort',
  group: 'ending',
  title: 'has ended the guest when it rejects: no message comes after',
  forms: bothForms,
  check: async ({ start }) => {
    const run = start(`async (send) => { for (;;) await send('tick'); }`, {
      receive: async (message) => {
        await pause(1);
        return message;
      },
    });
    await run.received(3);
    const reason = new Error('enough');
    run.abort(reason);
    expectReason(await run.ended(), reason);
    const atEnd = run.messages.length;
    await pause(quietMs);
    const late = run.messages.length - atEnd;
    expectThat(late === 0, `${late} messages came after the run had rejected`);
  },
};

export const abortClauses: readonly SandboxClause[] = [abortBefore, abortWaiting, abortQueued, deadAfterAbort];
