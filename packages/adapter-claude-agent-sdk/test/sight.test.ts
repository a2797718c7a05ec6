import * as sdk from '@anthropic-ai/claude-agent-sdk';
import { createCatalogue, createCodeTool, createRunner } from '@sallyport/core';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { toClaudeAgentSdk } from '../src/index.ts';
import { newestExecutable } from './find-executable.ts';
import { openScriptedApi } from './scripted-api.ts';

test("the model sees the code tool from the start where the SDK puts other servers' tools off", async () => {
  await using sandbox = createIsolatedVmSandbox();
  const { execute } = createRunner({ catalogue: await createCatalogue([]), sandbox });
  const codeTool = toClaudeAgentSdk(createCodeTool({ execute, name: 'execute_code', description: 'Runs a program.' }));
  const { _meta, ...plain } = codeTool;
  const other = { ...plain, name: 'put_off' };
  await using api = await openScriptedApi([{ text: 'done' }], (name) => name);
  const home = await mkdtemp(join(tmpdir(), 'sallyport-claude-'));
  const query = sdk.query({
    prompt: 'hello',
    options: {
      mcpServers: { codemode: sdk.createSdkMcpServer({ name: 'codemode', tools: [codeTool, other] }) },
      settingSources: [],
      cwd: home,
      pathToClaudeCodeExecutable: newestExecutable(),
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        ANTHROPIC_API_KEY: 'none',
        ANTHROPIC_BASE_URL: api.url,
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
        ENABLE_TOOL_SEARCH: 'true',
      },
    },
  });
  for await (const _ of query);
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
  const names = api.requests[0]?.tools?.map(({ name }) => name) ?? [];
  expect(names).toContain('mcp__codemode__execute_code');
  expect(names).not.toContain('mcp__codemode__put_off');
});
