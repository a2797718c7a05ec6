import { type CallContext, type Json, type JsonSchema, ToolError } from '@sallyport/contract';

import { typedPrompts } from './constants.ts';
import { type Part, toValue } from './content-value.ts';
import { isRecord } from './is-record.ts';
import type { McpClientLike } from './mcp-client-like.ts';
import { readPages } from './read-pages.ts';
import { sendRequest } from './send-request.ts';
import type { ServerTool } from './server-tool.ts';

const text = { type: 'string' } satisfies JsonSchema;
const argument = { type: 'object', properties: { name: text, description: text, required: { type: 'boolean' } } };

const listPrompts: ServerTool = {
  spec: {
    name: '$prompts.list',
    path: ['$prompts', 'list'],
    description: 'Lists the prompts the server has written, on all pages.',
    input: { type: 'object', properties: {}, additionalProperties: false },
    output: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: text, title: text, description: text, arguments: { type: 'array', items: argument } },
        required: ['name'],
      },
    },
    annotations: { readOnly: true },
  },
  call: (client, _input, { signal }) => readPrompts(client, signal),
};

/** `$prompts`: the prompts of one server, with the names and arguments it lists now. */
export async function promptTools(client: McpClientLike, signal: AbortSignal): Promise<readonly ServerTool[]> {
  const prompts = await readPrompts(client, signal).catch((error: unknown): Part[] => {
    if (signal.aborted) throw error;
    // A list that cannot be read is no reason to lose the tools: `get` then takes any name.
    return [];
  });
  return [
    listPrompts,
    {
      spec: {
        name: '$prompts.get',
        path: ['$prompts', 'get'],
        description: 'Fills in one prompt. Its messages are text the server wrote.',
        input: promptInput(prompts),
        output: {
          type: 'object',
          properties: {
            description: text,
            messages: {
              type: 'array',
              items: {
                type: 'object',
                properties: { role: { enum: ['user', 'assistant'] }, content: {} },
                required: ['role', 'content'],
              },
            },
          },
          required: ['messages'],
        },
        annotations: { readOnly: true },
      },
      call: getPrompt,
    },
  ];
}

async function readPrompts(client: McpClientLike, signal: AbortSignal): Promise<Part[]> {
  const prompts = await readPages(client, { method: 'prompts/list', member: 'prompts' }, signal);
  return prompts.filter(isRecord);
}

const anyPrompt: JsonSchema = {
  type: 'object',
  properties: { name: text, arguments: { type: 'object', additionalProperties: text } },
  required: ['name'],
};

function promptInput(prompts: readonly Part[]): JsonSchema {
  if (prompts.length === 0 || prompts.length > typedPrompts) return anyPrompt;
  const options = prompts.flatMap(({ name, description, arguments: taken }) =>
    typeof name === 'string'
      ? [promptOption(name, description, Array.isArray(taken) ? taken.filter(isRecord) : [])]
      : [],
  );
  return options.length === 1 ? (options[0] ?? anyPrompt) : { anyOf: options };
}

function promptOption(name: string, description: unknown, taken: readonly Part[]): JsonSchema {
  const named = taken.filter((one): one is typeof one & { name: string } => typeof one['name'] === 'string');
  const required = named.filter((one) => one['required'] === true).map((one) => one.name);
  const properties = Object.fromEntries(
    named.map((one) => [
      one.name,
      { type: 'string', ...(typeof one['description'] === 'string' && { description: one['description'] }) },
    ]),
  );
  return {
    type: 'object',
    properties: {
      name: { const: name },
      ...(named.length > 0 && { arguments: { type: 'object', properties, required } }),
    },
    required: required.length > 0 ? ['name', 'arguments'] : ['name'],
    ...(typeof description === 'string' && { description }),
  };
}

async function getPrompt(client: McpClientLike, input: Json, { signal }: CallContext): Promise<unknown> {
  const result = await sendRequest(client, 'prompts/get', isRecord(input) ? input : {}, { signal });
  const { messages, description } = isRecord(result) ? result : {};
  if (!Array.isArray(messages)) {
    throw new ToolError('The MCP server answered with something that is no prompt.', { code: 'invalid_output' });
  }
  return {
    ...(typeof description === 'string' && { description }),
    messages: messages.filter(isRecord).map(({ role, content }) => ({
      role: role === 'assistant' ? 'assistant' : 'user',
      content: toValue(isRecord(content) ? content : undefined) ?? null,
    })),
  };
}
