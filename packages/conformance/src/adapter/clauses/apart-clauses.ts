import { expectThat } from '../../kit/expect.ts';
import { type AdapterClause, callTurn } from '../clause.ts';
import { crowd } from '../constants.ts';
import { expectResult, expectTextWith } from '../expect-result.ts';

const parallel: AdapterClause = {
  id: 'apart/parallel',
  group: 'apart',
  title: 'agents that run at the same moment do not hear of each other',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const names = Array.from({ length: crowd }, (_, index) => `agent-${index}`);
    const reports = await Promise.all(
      names.map((name) => {
        const code = `console.log('log of ${name}'); return 'result of ${name}'`;
        return runAgent(codeTool, [callTurn(codeTool, { id: 'one', code })], { system: `You are ${name}.` });
      }),
    );
    for (const [index, report] of reports.entries()) {
      const name = names[index] ?? '';
      const result = expectResult(report, 'one');
      expectTextWith(result, `log of ${name}`, `result of ${name}`);
      const others = names.filter((other) => other !== name && result.text.includes(other));
      expectThat(others.length === 0, `${name} was told of ${others.join()}`);
    }
  },
};

export const apartClauses: readonly AdapterClause[] = [parallel];
