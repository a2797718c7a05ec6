import { expectThat } from '../../kit/expect.ts';
import { within } from '../../kit/pause.ts';
import { type AdapterClause, callTurn } from '../clause.ts';
import { createWaitingTool } from '../waiting-tool.ts';

const inFlight: AdapterClause = {
  id: 'abort/in-flight',
  group: 'abort',
  title: 'aborting the agent aborts the tool that a program is waiting for, and ends the agent',
  check: async ({ openCodeTool, runAgent, settleMs }) => {
    const waiting = createWaitingTool();
    const codeTool = await openCodeTool({ providers: [waiting.provider] });
    const user = new AbortController();
    const code = 'return await codemode.slow.wait()';
    const run = runAgent(codeTool, [callTurn(codeTool, { id: 'one', code })], { signal: user.signal });
    const ended = run.then(
      () => 'ended',
      () => 'ended',
    );
    const started = await Promise.race([waiting.started.then(() => 'started'), ended]);
    expectThat(started === 'started', 'the agent ended before its program had called the tool');
    user.abort(new Error('the user left'));
    const heard = await within(waiting.aborted, settleMs);
    expectThat(heard !== undefined, 'the tool was not told of the abort');
    expectThat((await within(ended, settleMs)) !== undefined, 'the agent went on after the abort');
  },
};

export const abortClauses: readonly AdapterClause[] = [inFlight];
