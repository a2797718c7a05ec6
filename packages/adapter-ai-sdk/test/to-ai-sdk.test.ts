import { type CodeToolAnswer, type RunEvent, createMedia } from '@sallyport/contract';
import { type ToolSet, generateText, isStepCount, streamText, tool } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { generateText as generateText6 } from 'ai-6';
import { MockLanguageModelV3 } from 'ai-6/test';
import { describe, expect, expectTypeOf, test, vi } from 'vitest';

import { type AiSdkCodeOutput, type AiSdkNeedsApproval, toAiSdk } from '../src/index.ts';
import { answer, codeTool, completed, events } from './code-tools.ts';
import { scriptedModel } from './scripted-model.ts';

const stopWhen = isStepCount(2);
const image = createMedia({ mimeType: 'image/png', data: 'iVBORw0KGgo=' });
const file = createMedia({ mimeType: 'text/csv', data: 'YSxi', name: 'a.csv' });

/** What the model was told after it had called the tool. */
async function told(result: CodeToolAnswer): Promise<unknown> {
  const model = scriptedModel({ code: 'return 42' });
  const tools = { execute_code: toAiSdk(codeTool(async () => result)) };
  const { text, warnings } = await generateText({ model, tools, stopWhen, prompt: 'go' });
  expect(text).toBe('done');
  expect(warnings).toEqual([]);
  const message = model.doGenerateCalls[1]?.prompt.at(-1);
  const part = message?.role === 'tool' ? message.content[0] : undefined;
  return part?.type === 'tool-result' ? part.output : undefined;
}

describe('a code tool in generateText', () => {
  test('is offered to the model under its own schema', async () => {
    const model = scriptedModel({ code: '1' });
    const original = codeTool(async () => answer({}));
    const before = structuredClone(original.inputSchema);
    await generateText({ model, tools: { execute_code: toAiSdk(original) }, stopWhen, prompt: 'go' });
    expect(model.doGenerateCalls[0]?.tools).toEqual([
      {
        type: 'function',
        name: 'execute_code',
        description: 'Runs a program.',
        inputSchema: {
          type: 'object',
          properties: { code: { type: 'string', description: 'TypeScript.' } },
          required: ['code'],
          additionalProperties: false,
        },
      },
    ]);
    expect(original.inputSchema).toEqual(before);
  });

  test('tells the model the text of the answer', async () => {
    expect(await told(answer({ text: 'It is 42.' }))).toEqual({ type: 'text', value: 'It is 42.' });
  });

  test('tells the model of a failure as an error', async () => {
    expect(await told(answer({ text: 'line 1: no', isError: true }))).toEqual({
      type: 'error-text',
      value: 'line 1: no',
    });
  });

  test('hands media to the model beside the text', async () => {
    expect(await told(answer({ text: 'See:', media: [image, file] }))).toEqual({
      type: 'content',
      value: [
        { type: 'text', text: 'See:' },
        { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'iVBORw0KGgo=' } },
        { type: 'file', mediaType: 'text/csv', data: { type: 'data', data: 'YSxi' }, filename: 'a.csv' },
      ],
    });
  });

  test('lets the code tool answer an input of the wrong shape', async () => {
    const run = vi.fn(async () => answer({ text: 'Send { code }.', isError: true }));
    const model = scriptedModel({ program: 7 });
    const { steps } = await generateText({
      model,
      tools: { execute_code: toAiSdk(codeTool(run)) },
      stopWhen,
      prompt: 'go',
    });
    expect(run.mock.calls[0]?.slice(0, 1)).toEqual([{ program: 7 }]);
    expect(steps[0]?.toolResults[0]?.output).toMatchObject({ status: 'failed', text: 'Send { code }.' });
  });

  test('keeps an output that is plain JSON', async () => {
    const model = scriptedModel({ code: '1' });
    const tools = { execute_code: toAiSdk(codeTool(async () => answer({ media: [image], outcome: completed() }))) };
    const { steps } = await generateText({ model, tools, stopWhen, prompt: 'go' });
    const output = steps[0]?.toolResults[0]?.output;
    expect(output).toEqual({
      status: 'completed',
      text: '42',
      isError: false,
      media: [{ mimeType: 'image/png', data: 'iVBORw0KGgo=' }],
      calls: completed().calls,
      logs: completed().logs,
      aiSdk: 7,
    });
    expect(JSON.parse(JSON.stringify(output))).toEqual(output);
  });

  test('passes the abort on to the run', async () => {
    const controller = new AbortController();
    let seen: AbortSignal | undefined;
    const tools = {
      execute_code: toAiSdk(
        codeTool(async (_input, options) => {
          seen = options?.signal;
          controller.abort(new Error('stop'));
          throw seen?.reason;
        }),
      ),
    };
    const model = scriptedModel({ code: '1' });
    await generateText({ model, tools, stopWhen, prompt: 'go', abortSignal: controller.signal }).catch(() => undefined);
    expect(seen?.aborted).toBe(true);
  });

  test('shows the events of a run to whoever asked', async () => {
    const seen: RunEvent[] = [];
    const run = codeTool(async (_input, options) => {
      for (const event of events(1)) options?.onEvent?.(event);
      return answer({});
    });
    const tools = { execute_code: toAiSdk(run, { onEvent: (event) => seen.push(event) }) };
    await generateText({ model: scriptedModel({ code: '1' }), tools, stopWhen, prompt: 'go' });
    expect(seen).toEqual([...events(1)]);
  });
});

describe.each([
  ['AI SDK 7', generateText, MockLanguageModelV4],
  ['AI SDK 6', generateText6 as never, MockLanguageModelV3 as never],
])('a code tool that needs approval in %s', (_name, generate, Model) => {
  const ask = async (
    needsApproval: AiSdkNeedsApproval,
  ): Promise<{ ran: () => number; request: object | undefined }> => {
    let runs = 0;
    const run = codeTool(async () => (runs++, answer({ text: 'It is 42.' })));
    const tools = { execute_code: toAiSdk(run, { needsApproval }) };
    const model = scriptedModel({ code: 'return 42' }, Model);
    const first = await generate({ model, tools, stopWhen, prompt: 'go' });
    const request = first.content.find((part) => part.type === 'tool-approval-request');
    if (request === undefined) return { ran: () => runs, request };
    expect(runs).toBe(0);
    const approval = { type: 'tool-approval-response' as const, approvalId: request.approvalId, approved: true };
    const messages = [
      { role: 'user' as const, content: 'go' },
      ...(first.steps.at(-1)?.response.messages ?? []),
      { role: 'tool' as const, content: [approval] },
    ];
    const second = await generate({ model, tools, stopWhen, messages });
    expect(second.text).toBe('done');
    return { ran: () => runs, request };
  };

  test('runs once it is approved, and not before', async () => {
    const { ran, request } = await ask(true);
    expect(request).toBeDefined();
    expect(ran()).toBe(1);
  });

  test('asks where a function of the program says so', async () => {
    const { request } = await ask(({ code }) => code.includes('42'));
    expect(request).toBeDefined();
    const { ran, request: none } = await ask(async ({ code }) => code.includes('43'));
    expect(none).toBeUndefined();
    expect(ran()).toBe(1);
  });
});

describe('a code tool in streamText', () => {
  async function results(
    lines: number,
  ): Promise<readonly { readonly preliminary: boolean; readonly output: unknown }[]> {
    const watched = Promise.withResolvers<void>();
    const run = codeTool(async (_input, options) => {
      for (const event of events(lines)) options?.onEvent?.(event);
      await watched.promise;
      return answer({ outcome: completed() });
    });
    const tools = { execute_code: toAiSdk(run, { preliminary: true }) };
    const { stream } = streamText({ model: scriptedModel({ code: '1' }), tools, stopWhen, prompt: 'go' });
    const found: { preliminary: boolean; output: unknown }[] = [];
    for await (const part of stream) {
      if (part.type !== 'tool-result') continue;
      found.push({ preliminary: part.preliminary === true, output: part.output });
      watched.resolve();
    }
    return found;
  }

  test('shows calls and console lines of a run under way, then its end', async () => {
    const [first, ...rest] = await results(1);
    expect(first).toEqual({
      preliminary: true,
      output: {
        status: 'running',
        calls: [{ callId: 'run/1', path: 'demo.add', status: 'completed' }],
        callCount: 1,
        logs: [{ level: 'log', text: 'line 0', atMs: 0 }],
        logCount: 1,
      },
    });
    expect(rest.at(-1)).toMatchObject({ preliminary: false, output: { status: 'completed', text: '42' } });
  });

  test('shows only the newest lines of a long run', async () => {
    const output = (await results(1000))[0]?.output as AiSdkCodeOutput;
    expect(output).toMatchObject({ status: 'running', logCount: 1000 });
    expect(output.logs).toHaveLength(50);
    expect(output.logs.at(-1)?.text).toBe('line 999');
  });

  test('yields nothing but the end of a run without events', async () => {
    const execute = toAiSdk(
      codeTool(async () => answer({})),
      { preliminary: true },
    ).execute({ code: '1' }, {});
    const outputs: unknown[] = [];
    if (Symbol.asyncIterator in execute) for await (const output of execute) outputs.push(output);
    expect(outputs).toMatchObject([{ status: 'failed', text: '42' }]);
  });

  test('passes events on beside its previews', async () => {
    const seen: RunEvent[] = [];
    const run = codeTool(async (_input, options) => {
      for (const event of events(1)) options?.onEvent?.(event);
      return answer({});
    });
    const execute = toAiSdk(run, { preliminary: true, onEvent: (event) => seen.push(event) }).execute(
      { code: '1' },
      {},
    );
    if (Symbol.asyncIterator in execute) for await (const _output of execute);
    expect(seen).toEqual([...events(1)]);
  });

  test('bears a reader that leaves before the run fails', async () => {
    const fail = Promise.withResolvers<never>();
    const run = codeTool(async (_input, options) => {
      for (const event of events(1)) options?.onEvent?.(event);
      return fail.promise;
    });
    const execute = toAiSdk(run, { preliminary: true }).execute({ code: '1' }, {});
    // An unhandled rejection fails the test run.
    if (Symbol.asyncIterator in execute) for await (const _output of execute) break;
    fail.reject(new Error('late'));
    await new Promise((resolve) => setTimeout(resolve, 0));
  });

  test('ends with the reason of an abort', async () => {
    const reason = new Error('stop');
    const run = codeTool(async () => Promise.reject(reason));
    const execute = toAiSdk(run, { preliminary: true }).execute({ code: '1' }, {});
    const first = Symbol.asyncIterator in execute ? execute[Symbol.asyncIterator]().next() : undefined;
    await expect(first).rejects.toBe(reason);
  });
});

describe('a stored output', () => {
  const { toModelOutput } = toAiSdk(codeTool(async () => answer({})));
  const stored = (output: unknown): unknown => toModelOutput({ output: output as AiSdkCodeOutput });

  test('of a run that was cut off is told as such', () => {
    expect(stored({ status: 'running', calls: [], callCount: 0, logs: [], logCount: 0 })).toEqual({
      type: 'error-text',
      value: 'The program did not finish.',
    });
    expect(stored(null)).toMatchObject({ type: 'error-text' });
  });

  test('of AI SDK 6 keeps the content parts of AI SDK 6', () => {
    expect(stored({ status: 'completed', text: 'See:', isError: false, media: [image, file], aiSdk: 6 })).toEqual({
      type: 'content',
      value: [
        { type: 'text', text: 'See:' },
        { type: 'image-data', mediaType: 'image/png', data: 'iVBORw0KGgo=' },
        { type: 'file-data', mediaType: 'text/csv', data: 'YSxi', filename: 'a.csv' },
      ],
    });
  });

  test('of a call by AI SDK 6 says so', async () => {
    const output = await toAiSdk(codeTool(async () => answer({}))).execute({ code: '1' }, {
      experimental_context: undefined,
    } as object);
    expect(output).toMatchObject({ aiSdk: 6 });
  });
});

test('fits the tool types of the AI SDK', () => {
  const code = toAiSdk(codeTool(async () => answer({})));
  expectTypeOf({ execute_code: code }).toExtend<ToolSet>();
  expect(tool(code)).toBe(code);
});
