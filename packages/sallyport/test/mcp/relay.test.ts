import { describe, expect, test, vi } from 'vitest';

import { type TestClient, connectFirst, connectSecond } from './connect.ts';
import { openProxy, program } from './open-proxy.ts';
import { serveFirst, serveSecond } from './serve.ts';
import type { CodeMode } from '../../src/index.ts';

type Open = (codeMode: CodeMode) => Promise<TestClient>;

/** Both servers and both clients; the last row speaks protocol revision 2026-07-28. */
const pairs: readonly (readonly [string, Open])[] = [
  ['1.x server, 1.x client', async (codeMode) => connectFirst(await serveFirst(codeMode))],
  ['1.x server, 2.x client', async (codeMode) => connectSecond(await serveFirst(codeMode))],
  [
    '2.x server, 2.x client of the newest revision',
    async (codeMode) => connectSecond(await serveSecond(codeMode), 'auto'),
  ],
];

describe.each(pairs)('fixed tools called from code, %s', (_name, open) => {
  async function connect(): Promise<TestClient> {
    return open(await openProxy({ fixed: program('conformance-tools.ts') }));
  }

  test('images, sounds, resources and links arrive as blocks, and only those the program returned', async () => {
    const client = await connect();
    const { content, structuredContent } = await client.call('execute', {
      code: `
        const [image, , audio, mixed, link, resource] = await Promise.all([
          codemode.fixed.test_image_content({}),
          codemode.fixed.test_image_content({}), // looked at and dropped
          codemode.fixed.test_audio_content({}),
          codemode.fixed.test_multiple_content_types({}),
          codemode.fixed.test_resource_link({}),
          codemode.fixed.test_embedded_resource({}),
        ]);
        return { image, audio, mixed: mixed[1], words: mixed[0], link, text: resource.text };
      `,
    });
    const [text, ...blocks] = content;
    expect(blocks).toEqual([
      { type: 'image', mimeType: 'image/png', data: expect.stringMatching(/^iVBOR/) },
      { type: 'audio', mimeType: 'audio/wav', data: expect.stringMatching(/^UklGR/) },
      { type: 'image', mimeType: 'image/png', data: expect.stringMatching(/^iVBOR/) },
      { type: 'resource_link', uri: 'test://linked', name: 'linked', mimeType: 'text/plain' },
    ]);
    expect(JSON.stringify(text)).not.toContain('iVBOR');
    expect(structuredContent).toMatchObject({
      status: 'completed',
      result: {
        image: '[image/png, attached]',
        words: 'Multiple content types test:',
        link: { uri: 'test://linked' },
        text: 'This is an embedded resource content.',
      },
    });
  });

  test('a question of a tool is put to the client, and its answer reaches the tool', async () => {
    const client = await connect();
    const { content, isError } = await client.call('execute', {
      code: `return await codemode.fixed.test_elicitation({ message: 'Who are you?' });`,
    });
    expect(isError, JSON.stringify(content)).toBeFalsy();
    expect(client.heard.questions).toEqual([expect.objectContaining({ message: 'Who are you?' })]);
    expect(content[0]).toMatchObject({ text: expect.stringContaining('content={"username":"ada"') });
  });

  test('progress of calls, and of the tool inside a call', async () => {
    const client = await connect();
    const steps: { progress: number; message?: string | undefined }[] = [];
    await client.call(
      'execute',
      { code: `return await codemode.fixed.test_tool_with_progress({});` },
      { onprogress: ({ progress, message }) => void steps.push({ progress, message }) },
    );
    const path = 'fixed.test_tool_with_progress';
    await vi.waitFor(() => expect(steps).toHaveLength(5));
    expect(steps.map(({ progress }) => progress)).toEqual([1, 2, 3, 4, 5]);
    expect(steps.map(({ message }) => message)).toEqual([
      path,
      `${path}: 0/100`,
      `${path}: 50/100`,
      `${path}: 100/100`,
      `${path}: completed`,
    ]);
  });

  test('a failed tool is an error the program can catch, and one it does not catch is a failed result', async () => {
    const client = await connect();
    const caught = await client.call('execute', {
      code: `try { await codemode.fixed.test_error_handling({}) } catch (error) { return error.code + ': ' + error.message }`,
    });
    expect(caught.structuredContent).toMatchObject({
      result: 'tool_failed: This tool intentionally returns an error for testing',
    });
    const thrown = await client.call('execute', { code: `const a = 1;\nthrow new TypeError('no ' + a)` });
    expect(thrown.isError).toBe(true);
    expect(thrown.structuredContent).toMatchObject({
      status: 'failed',
      failure: { code: 'program_threw', name: 'TypeError', message: 'no 1', line: 2 },
    });
  });

  test('cancelling ends the program and the call it was making', async () => {
    const client = await connect();
    const controller = new AbortController();
    const steps: unknown[] = [];
    const call = client.call(
      'execute',
      { code: `for (;;) await codemode.fixed.test_tool_with_progress({})` },
      { signal: controller.signal, onprogress: (step) => void steps.push(step) },
    );
    const settled = call.then(
      () => 'answered',
      () => 'cancelled',
    );
    await vi.waitFor(() => expect(steps.length).toBeGreaterThan(1));
    controller.abort();
    expect(await settled).toBe('cancelled');
    const known = steps.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(steps.length).toBeLessThanOrEqual(known + 1);
  });
});

describe.each(pairs.slice(0, 2))('what a server may say beside its answer, %s', (_name, open) => {
  test('console lines and log messages arrive as notifications while the program runs', async () => {
    const client = await open(await openProxy({ fixed: program('conformance-tools.ts') }));
    await client.call('execute', {
      code: `console.warn('mind', { a: 1 }); await codemode.fixed.test_tool_with_logging({}); return 1;`,
    });
    await vi.waitFor(() =>
      expect(client.heard.logs).toEqual([
        { level: 'warning', logger: 'console', data: 'mind { a: 1 }' },
        { level: 'info', data: 'Tool execution started' },
        { level: 'info', data: 'Tool processing data' },
        { level: 'info', data: 'Tool execution completed' },
      ]),
    );
  });
});
