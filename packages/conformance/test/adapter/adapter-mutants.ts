import { type CodeTool, type Json, ToolError, type ToolProvider } from '@sallyport/contract';
import type { ModelRequest } from '../../src/index.ts';
import { answerTogether, type LoopFaults, toResult } from './loop-harness.ts';
import { fromLoop, type LoopPart, type LoopTool, toLoop } from './reference-adapter.ts';

/** An adapter whose tool runs in another way. */
function toolRuns(
  run: (tool: LoopTool, input: Json, signal?: AbortSignal) => Promise<readonly LoopPart[]>,
): LoopFaults {
  return {
    to: (codeTool) => {
      const tool = toLoop(codeTool);
      return { ...tool, run: (input, signal) => run(tool, input, signal) };
    },
  };
}

function textOf(parts: readonly LoopPart[]): string {
  return toResult('', parts).text;
}

/** An adapter that changes the program on its way. */
function programIs(change: (code: string) => string): LoopFaults {
  return toolRuns(async (tool, input, signal) => {
    const { code } = (input ?? {}) as { readonly code?: unknown };
    return tool.run(typeof code === 'string' ? { code: change(code) } : input, signal);
  });
}

/** An adapter that changes what the model reads. */
function textIs(change: (text: string) => string): LoopFaults {
  return toolRuns(async (tool, input, signal) => {
    const parts = await tool.run(input, signal);
    return parts.map((part) => ('text' in part ? { text: change(part.text) } : part));
  });
}

/** An adapter that throws where the kit wants an answer. */
function throwsWhen(matches: (text: string) => boolean): LoopFaults {
  return toolRuns(async (tool, input, signal) => {
    const parts = await tool.run(input, signal);
    if (matches(textOf(parts))) throw new Error('the tool failed');
    return parts;
  });
}

function requestIs(change: (request: ModelRequest) => ModelRequest): LoopFaults {
  return { request: change };
}

/** An adapter that remembers one agent's answer where another asks. */
function sharedAnswers(): LoopFaults {
  const last: { text?: string } = {};
  return toolRuns(async (tool, input, signal) => {
    const parts = await tool.run(input, signal);
    const text = textOf(parts);
    if (!text.includes('agent-')) return parts;
    last.text = `${last.text ?? ''}\n${text}`;
    return [{ text: last.text }];
  });
}

/** An adapter that gives up after the first failure of an agent's. */
function givesUp(): LoopFaults {
  return {
    to: (codeTool) => {
      const tool = toLoop(codeTool);
      let hasFailed = false;
      return {
        ...tool,
        async run(input, signal) {
          const parts = await tool.run(input, signal);
          if (hasFailed) return [{ text: 'this tool is out of order' }];
          hasFailed = textOf(parts).includes('b is required');
          return parts;
        },
      };
    },
  };
}

function broughtWith(change: (provider: ToolProvider) => Partial<ToolProvider>): LoopFaults {
  return {
    from: (tools) => {
      const provider = fromLoop(tools);
      return { ...provider, ...change(provider) };
    },
  };
}

function inTurn(provider: ToolProvider): Partial<ToolProvider> {
  let queue: Promise<unknown> = Promise.resolve();
  return {
    callTool: (name, input, context) => {
      const result = queue.then(() => provider.callTool(name, input, context));
      queue = result.catch(() => undefined);
      return result;
    },
  };
}

const withoutSignal = (codeTool: CodeTool): LoopTool => {
  const tool = toLoop(codeTool);
  return { ...tool, run: (input) => tool.run(input) };
};

/** By the clause that fails. */
export const adapterMutants: Readonly<Record<string, () => LoopFaults>> = {
  'prompt/system': () => requestIs((request) => ({ ...request, system: request.system.replaceAll('$&', '&') })),
  'prompt/one-tool': () =>
    requestIs((request) => ({
      ...request,
      tools: request.tools.map((tool) => ({ ...tool, description: tool.description.replaceAll('{{as it is}}', '') })),
    })),
  'prompt/input-schema': () =>
    requestIs((request) => ({ ...request, tools: request.tools.map((tool) => ({ ...tool, inputSchema: {} })) })),
  'run/value': () => textIs((text) => text.replaceAll('"answer":42', '[object Object]')),
  'run/logs': () => textIs((text) => (text.includes('failed') ? text : text.replace(/first line[^]*/u, ''))),
  'run/exact-program': () => programIs((code) => code.replaceAll('&amp;', '&')),
  'run/turns': () => ({
    answer: async (tool, calls, signal) =>
      (await answerTogether(tool, calls, signal)).map((result) =>
        result.text.includes('answer two') ? { ...result, callId: 'one' } : result,
      ),
  }),
  'run/one-turn': () => ({
    answer: async (tool, calls, signal) => answerTogether(tool, calls.slice(0, 1), signal),
  }),
  'failure/threw': () => throwsWhen((text) => text.includes('RangeError')),
  'failure/syntax': () => throwsWhen((text) => text.includes('syntax_error')),
  'failure/recovers': givesUp,
  'failure/bad-input': () => throwsWhen((text) => text.includes('takes { "code"')),
  'media/image': () =>
    toolRuns(async (tool, input, signal) => (await tool.run(input, signal)).filter((part) => 'text' in part)),
  'media/not-as-text': () =>
    toolRuns(async (tool, input, signal) => {
      const parts = await tool.run(input, signal);
      return parts.flatMap((part) => ('image' in part ? [part, { text: part.image.data }] : [part]));
    }),
  'abort/in-flight': () => ({ to: withoutSignal }),
  'apart/parallel': sharedAnswers,
  'bring/lists': () =>
    broughtWith((provider) => ({
      listTools: async (options) =>
        (await provider.listTools(options)).map((spec) => ({ ...spec, input: { type: 'object' } })),
    })),
  'bring/value': () =>
    broughtWith((provider) => ({
      callTool: async (name, input, context) => {
        const value = (await provider.callTool(name, input, context)) as { readonly tags?: unknown };
        return value.tags === undefined ? value : JSON.stringify(value);
      },
    })),
  'bring/error': () =>
    broughtWith((provider) => ({
      callTool: (name, input, context) =>
        provider.callTool(name, input, context).catch((error: unknown) => {
          if (context.signal.aborted) throw error;
          throw new ToolError('The tool failed.', { code: 'tool_failed' });
        }),
    })),
  'bring/together': () => broughtWith(inTurn),
  'bring/abort': () =>
    broughtWith((provider) => ({
      callTool: (name, input, context) =>
        provider.callTool(name, input, { ...context, signal: new AbortController().signal }),
    })),
};
