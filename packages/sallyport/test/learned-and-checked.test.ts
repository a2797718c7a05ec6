import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { fromMcp } from '@sallyport/adapter-mcp';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createTypeChecker } from '@sallyport/typecheck/node';
import { afterAll, expect, onTestFinished, test } from 'vitest';

import { createCodeMode, type CodeMode } from '../src/index.ts';
import { connectStdio } from './connect-stdio.ts';

const sandbox = createIsolatedVmSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());

/** The MCP project's memory server, at a version in which no tool declares its output. */
async function createOverMemory(): Promise<CodeMode> {
  const server = fileURLToPath(import.meta.resolve('server-memory-2025/dist/index.js'));
  const file = join(mkdtempSync(join(tmpdir(), 'sallyport-')), 'memory.json');
  const tools = [await fromMcp(await connectStdio([server], { MEMORY_FILE_PATH: file }), { namespace: 'memory' })];
  const codeMode = await createCodeMode({ tools, sandbox, learn: true, typeChecker: createTypeChecker });
  onTestFinished(() => codeMode[Symbol.asyncDispose]());
  return codeMode;
}

const fill = `
  const entities = [{ name: 'Ada', entityType: 'person', observations: ['writes'] }];
  await codemode.memory.create_entities({ entities });
  return codemode.memory.read_graph();`;
const wrong = `
  const graph = await codemode.memory.read_graph();
  return graph.entities.map((entity) => entity.entityKind);`;

test('a wrong property of a result is a caught warning once a real server has answered, and the program still runs', async () => {
  const codeMode = await createOverMemory();
  const unknown = await codeMode.execute({ code: wrong });
  expect(unknown).toMatchObject({ status: 'completed', value: [] });
  expect(unknown.diagnostics ?? []).toEqual([]);

  await codeMode.execute({ code: fill });
  await codeMode.refresh();
  const learned = await codeMode.execute({ code: wrong });
  expect(learned).toMatchObject({ status: 'completed', value: [undefined] });
  expect(learned.diagnostics).toMatchObject([{ code: 'unknown_property', level: 'warn', line: 3 }]);
  expect(learned.diagnostics?.[0]?.message).toContain('`entityKind`');
  expect(learned.diagnostics?.[0]?.message).toContain('(In results seen so far: the tool does not promise it.)');
});

test('what a tool does declare is still an error beside what was only observed', async () => {
  const codeMode = await createOverMemory();
  await codeMode.execute({ code: fill });
  await codeMode.refresh();
  const code = `${wrong.replace('return', 'const kinds =')}\n  return codemode.memory.open_nodes({ nmaes: kinds });`;
  expect(await codeMode.execute({ code })).toMatchObject({
    status: 'failed',
    failure: { code: 'type_error' },
    calls: [],
  });
});
