import { createRequire } from 'node:module';

import { type ToolProvider, isMedia } from '@sallyport/contract';
import { describe, expect, test, vi } from 'vitest';

import { type FromMcpOptions, fromMcp } from '../src/index.ts';
import { callContext, rejection } from './call-context.ts';
import { type Generation, connectStdio, generations } from './connect.ts';

const everything = createRequire(import.meta.url).resolve('@modelcontextprotocol/server-everything/dist/index.js');

async function provide(generation: Generation, options?: FromMcpOptions): Promise<ToolProvider> {
  return fromMcp(await connectStdio(generation, [everything]), options);
}

describe.each(generations)('%s client', (generation) => {
  test('lists and reads resources from code', async () => {
    const provider = await provide(generation);
    const specs = await provider.listTools(callContext());
    expect(specs.filter(({ path }) => path?.[0] === '$resources').map(({ path }) => path)).toEqual([
      ['$resources', 'list'],
      ['$resources', 'templates'],
      ['$resources', 'read'],
    ]);
    const listed = (await provider.callTool('$resources.list', {}, callContext())) as { uri: string; name: string }[];
    expect(listed.length).toBeGreaterThan(0);
    const templates = await provider.callTool('$resources.templates', {}, callContext());
    expect(templates).toEqual(expect.arrayContaining([expect.objectContaining({ uriTemplate: expect.any(String) })]));
    const text = await provider.callTool('$resources.read', 'demo://resource/dynamic/text/1', callContext());
    expect(text).toEqual([{ uri: 'demo://resource/dynamic/text/1', mimeType: 'text/plain', text: expect.any(String) }]);
    const [part] = (await provider.callTool('$resources.read', 'demo://resource/dynamic/blob/1', callContext())) as {
      blob: unknown;
    }[];
    expect(isMedia(part?.blob)).toBe(true);
    expect(await rejection(provider.callTool('$resources.read', 'demo://nothing', callContext()))).toMatchObject({
      name: 'ToolError',
      message: expect.stringContaining('demo://nothing'),
    });
  });

  test('lists and fills in prompts from code, typed by what the server lists', async () => {
    const provider = await provide(generation);
    const specs = await provider.listTools(callContext());
    const get = specs.find(({ name }) => name === '$prompts.get');
    expect(JSON.stringify(get?.input)).toContain('"const":"args-prompt"');
    const prompts = (await provider.callTool('$prompts.list', {}, callContext())) as { name: string }[];
    expect(prompts.map(({ name }) => name)).toContain('args-prompt');
    const filled = await provider.callTool(
      '$prompts.get',
      { name: 'args-prompt', arguments: { city: 'Delft' } },
      callContext(),
    );
    expect(filled).toMatchObject({ messages: [{ role: 'user', content: expect.stringContaining('Delft') }] });
  });

  test('leaves out what the lists forbid, and does not call it either', async () => {
    const provider = await provide(generation, { deny: ['$prompts.*', 'get-*'] });
    const names = (await provider.listTools(callContext())).map(({ name }) => name);
    expect(names).toContain('$resources.read');
    expect(names.filter((name) => name.startsWith('$prompts') || name.startsWith('get-'))).toEqual([]);
    expect(await rejection(provider.callTool('get-sum', { a: 1, b: 2 }, callContext()))).toMatchObject({
      code: 'unknown_tool',
    });
  });

  test('hears log messages of the server, and gives them to the one run they can belong to', async () => {
    const onLog = vi.fn<(message: object) => void>();
    const provider = await provide(generation, { onLog });
    await provider.listTools(callContext());
    const reportLog = vi.fn<(message: object) => void>();
    const context = { ...callContext(), reportLog };
    await provider.callTool('toggle-simulated-logging', {}, context);
    await vi.waitFor(() => expect(onLog).toHaveBeenCalledWith(expect.objectContaining({ level: expect.any(String) })), {
      timeout: 15_000,
    });
  });
});
