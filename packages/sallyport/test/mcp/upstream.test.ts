import { createRequire } from 'node:module';

import { createStdioConnector } from '@sallyport/adapter-mcp/node';
import { expect, test, vi } from 'vitest';

import { openProxy, program } from './open-proxy.ts';

test('a server killed in the middle of a program is an error it can catch, and the next run has it back', async () => {
  const codeMode = await openProxy({ board: program('switchboard.ts', '1'), other: program('switchboard.ts', '2') });
  const first = await codeMode.execute({
    code: `
      const before = await codemode.board.line_1({});
      let error;
      try { await codemode.board.die({}) } catch (caught) { error = { code: caught.code, message: caught.message } }
      return { before, error, other: await codemode.other.line_2({}) };
    `,
  });
  expect(first).toMatchObject({
    status: 'completed',
    value: {
      before: { line: 1 },
      error: { code: 'connection_closed', message: 'The connection to the MCP server is closed.' },
      other: { line: 2 },
    },
  });
  const second = await codeMode.execute({ code: 'return await codemode.board.line_1({})' });
  expect(second).toMatchObject({ status: 'completed', value: { line: 1 } });
});

test('resources and prompts are typed members of their server, shown and found like tools', async () => {
  const everything = createRequire(import.meta.url).resolve('@modelcontextprotocol/server-everything/dist/index.js');
  const codeMode = await openProxy({
    everything: { connect: createStdioConnector({ command: process.execPath, args: [everything] }) },
  });
  expect(codeMode.types).toContain('$resources: {\n// Lists what the server offers to read, on all pages.\nlist(');
  expect(codeMode.types).toMatch(/read\(input: .* string\): Promise<\{\n uri: string;/u);
  expect(codeMode.types).toContain('name: "args-prompt"');
  expect(codeMode.types).toContain('{ name: "simple-prompt" } |');
  expect(codeMode.system()).toContain('$resources: {');
  const described = codeMode.describe('everything.$resources.read');
  expect(described).toMatchObject({ path: 'everything.$resources.read' });
  expect(JSON.stringify(described)).toContain('codemode.everything.$resources.read(input)');
  expect(codeMode.search('read a resource by its uri')[0]?.path).toBe('everything.$resources.read');
  const outcome = await codeMode.execute({
    code: `
      const [first] = await codemode.everything.$resources.list();
      const [part] = await codemode.everything.$resources.read(first.uri);
      const [image] = await codemode.everything.$resources.read('demo://resource/dynamic/blob/1');
      const { messages } = await codemode.everything.$prompts.get({ name: 'args-prompt', arguments: { city: 'Delft' } });
      let wrong;
      try { await codemode.everything.$resources.read({ uri: first.uri }) } catch (error) { wrong = error.code }
      let close;
      try { await codemode.everything.$resources.raed('x') } catch (error) { close = error.message }
      return { text: typeof part.text, image: image.blob, message: messages[0].content, wrong, close };
    `,
  });
  expect(outcome).toMatchObject({
    status: 'completed',
    value: {
      text: 'string',
      message: expect.stringContaining('Delft'),
      wrong: 'invalid_input',
      close: 'There is no codemode.everything.$resources.raed. Did you mean codemode.everything.$resources.read?',
    },
    media: [{ media: { uri: 'demo://resource/dynamic/blob/1' } }],
  });
});

test('what a tool logs and how far it is are events of the run', async () => {
  const codeMode = await openProxy({ fixed: program('conformance-tools.ts') });
  const onEvent = vi.fn<(event: { readonly type: string }) => void>();
  await codeMode.execute(
    { code: 'await codemode.fixed.test_tool_with_logging({}); await codemode.fixed.test_tool_with_progress({})' },
    { onEvent },
  );
  const events = onEvent.mock.calls.map(([event]) => event);
  expect(events.filter(({ type }) => type === 'call-log')).toHaveLength(3);
  expect(events.find(({ type }) => type === 'call-log')).toMatchObject({
    callId: expect.stringMatching(/\/1$/u),
    log: { level: 'info', data: 'Tool execution started' },
  });
  expect(events.filter(({ type }) => type === 'call-progress')).toHaveLength(3);
});

test('a question of a tool reaches whoever runs the program', async () => {
  const codeMode = await openProxy({ fixed: program('conformance-tools.ts') });
  const program1 = { code: `return await codemode.fixed.test_elicitation({ message: 'Who?' })` };
  const outcome = await codeMode.execute(program1, {
    elicit: async (request) => ({ action: 'accept', content: { username: request.message, email: 'e' } }),
  });
  expect(outcome).toMatchObject({ value: expect.stringContaining('"username":"Who?"') });
  const nobody = await codeMode.execute(program1);
  expect(nobody).toMatchObject({ value: expect.stringContaining('action=cancel') });
});
