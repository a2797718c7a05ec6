import { expectThat, show } from '../../kit/expect.ts';
import { type AdapterClause, callTurn } from '../clause.ts';

const system = 'You are careful.\n\n```ts\ndeclare const codemode: { kit: object }; // `$&` "quoted" — ünï 😀\n```';

const systemArrives: AdapterClause = {
  id: 'prompt/system',
  group: 'prompt',
  title: 'the system prompt reaches the model unchanged, in every turn',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const report = await runAgent(codeTool, [callTurn(codeTool, { id: 'one', code: 'return 1' })], { system });
    expectThat(report.requests.length >= 2, `the model was asked ${report.requests.length} times instead of twice`);
    for (const request of report.requests) {
      expectThat(request.system.includes(system), `the model read another system prompt: ${show(request.system)}`);
    }
  },
};

const oneTool: AdapterClause = {
  id: 'prompt/one-tool',
  group: 'prompt',
  title: 'the model is offered one tool, under its own name and description',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const { requests } = await runAgent(codeTool, []);
    const tools = requests[0]?.tools ?? [];
    expectThat(
      tools.length === 1,
      `the model was offered ${tools.length} tools: ${tools.map(({ name }) => name).join()}`,
    );
    const [tool] = tools;
    expectThat(tool?.name === codeTool.name, `the tool is called ${show(tool?.name)} and not ${codeTool.name}`);
    expectThat(
      tool.description === codeTool.description,
      `the description arrived as ${show(tool.description)} and not as ${show(codeTool.description)}`,
    );
  },
};

const inputSchema: AdapterClause = {
  id: 'prompt/input-schema',
  group: 'prompt',
  title: 'the tool takes an object that must have `code`, a string',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const { requests } = await runAgent(codeTool, []);
    const schema = requests[0]?.tools[0]?.inputSchema;
    const { type, properties, required } = (typeof schema === 'object' ? schema : {}) as {
      readonly type?: unknown;
      readonly properties?: { readonly code?: { readonly type?: unknown } };
      readonly required?: readonly unknown[];
    };
    const isRight = type === 'object' && properties?.code?.type === 'string' && required?.includes('code') === true;
    expectThat(isRight, `the input schema arrived as ${show(JSON.stringify(schema))}`);
  },
};

export const promptClauses: readonly AdapterClause[] = [systemArrives, oneTool, inputSchema];
