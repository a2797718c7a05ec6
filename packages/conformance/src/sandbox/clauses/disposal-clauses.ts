import type { SandboxClause } from '../clause.ts';
import { bothForms } from '../clause.ts';
import { quietMs, tickMs } from '../constants.ts';
import { expectThat, fail } from '../../kit/expect.ts';
import { expectCode, expectText } from '../expect.ts';
import { activeResources } from '../host.ts';
import { pause, within } from '../../kit/pause.ts';

const greets = `async (send) => send('hello')`;
const waits = `async (send) => send('waiting')`;

const endsRuns: SandboxClause = {
  id: 'disposal/ends-runs',
  group: 'disposal',
  title: 'ends the runs under way with sandbox_unavailable',
  forms: bothForms,
  check: async ({ createSandbox, start, settleMs }) => {
    const sandbox = await createSandbox();
    const run = start(greets, { sandbox, receive: () => new Promise(() => {}) });
    await run.received(1);
    await disposed(sandbox, settleMs);
    expectCode(await run.ended(), 'sandbox_unavailable');
  },
};

const refusesRuns: SandboxClause = {
  id: 'disposal/refuses-runs',
  group: 'disposal',
  title: 'rejects a later run with sandbox_unavailable and runs nothing',
  check: async ({ createSandbox, start, settleMs }) => {
    const sandbox = await createSandbox();
    expectText(await start(greets, { sandbox }).ended(), 'hello');
    await disposed(sandbox, settleMs);
    const run = start(greets, { sandbox });
    expectCode(await run.ended(), 'sandbox_unavailable');
    await pause(quietMs);
    expectThat(run.messages.length === 0, 'a disposed sandbox ran a guest');
  },
};

const twice: SandboxClause = {
  id: 'disposal/twice',
  group: 'disposal',
  title: 'can be disposed twice, also at once, and before its first run',
  check: async ({ createSandbox, settleMs }) => {
    const sandbox = await createSandbox();
    await Promise.all([disposed(sandbox, settleMs), disposed(sandbox, settleMs)]);
    await disposed(sandbox, settleMs);
  },
};

const releases: SandboxClause = {
  id: 'disposal/lets-exit',
  group: 'disposal',
  title: 'leaves nothing behind that keeps the process of the host alive',
  needsHost: ['resources'],
  check: async ({ createSandbox, start, settleMs }) => {
    // The kit's own timers are running by then.
    await pause(tickMs);
    const before = activeResources();
    const sandbox = await createSandbox();
    const waiting = start(waits, { sandbox, receive: () => new Promise(() => {}) });
    expectText(await start(greets, { sandbox }).ended(), 'hello');
    await waiting.received(1);
    await disposed(sandbox, settleMs);
    await waiting.ended();
    const deadline = performance.now() + settleMs;
    let left = surplus(before);
    while (left.length > 0 && performance.now() < deadline) {
      await pause(tickMs);
      left = surplus(before);
    }
    expectThat(left.length === 0, `after the disposal there is still: ${left.join(', ')}`);
  },
};

/** What there is now that was not there before. A pause of ours holds a timer only while it waits. */
function surplus(before: ReadonlyMap<string, number>): readonly string[] {
  return [...activeResources()].filter(([kind, count]) => count > (before.get(kind) ?? 0)).map(([kind]) => kind);
}

async function disposed(sandbox: AsyncDisposable, settleMs: number): Promise<void> {
  const done = within(Promise.resolve(sandbox[Symbol.asyncDispose]()), settleMs);
  if ((await done) === undefined) throw fail(`the disposal did not end within ${settleMs} ms`);
}

export const disposalClauses: readonly SandboxClause[] = [endsRuns, refusesRuns, twice, releases];
