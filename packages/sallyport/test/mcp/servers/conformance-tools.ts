import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  type CallToolResult,
  CallToolRequestSchema,
  ElicitResultSchema,
  ListToolsRequestSchema,
  type ServerNotification,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';

/**
 * The fixed tools that the MCP conformance suite asks of a server, as a server of their own: it stands behind a code
 * mode, and what arrives in front of it was relayed.
 */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const wav = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA=';

interface Extra {
  readonly _meta?: { readonly progressToken?: string | number | undefined } | undefined;
  sendNotification(notification: ServerNotification): Promise<void>;
}

type Run = (input: Readonly<Record<string, unknown>>, extra: Extra) => Promise<CallToolResult> | CallToolResult;

// eslint-disable-next-line typescript/no-deprecated -- results that a schema library would not let through as they are
const server = new Server(
  { name: 'conformance-tools', version: '1.0.0' },
  { capabilities: { tools: {}, logging: {} }, instructions: 'Tools for a test.' },
);

const text = (value: string): CallToolResult['content'][number] => ({ type: 'text', text: value });
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

function ask(message: string, requestedSchema: object): Promise<string> {
  return server
    .request({ method: 'elicitation/create', params: { message, requestedSchema } as never }, ElicitResultSchema)
    .then(({ action, content }) => `action=${action}, content=${JSON.stringify(content ?? {})}`);
}

const word = { type: 'string' };
const choices = ['option1', 'option2', 'option3'];
const titled = [1, 2, 3].map((n) => ({ const: `value${n}`, title: `Choice ${n}` }));

const runs: Readonly<Record<string, Run>> = {
  test_simple_text: () => ({ content: [text('This is a simple text response for testing.')] }),
  test_image_content: () => ({ content: [{ type: 'image', data: png, mimeType: 'image/png' }] }),
  test_audio_content: () => ({ content: [{ type: 'audio', data: wav, mimeType: 'audio/wav' }] }),
  test_embedded_resource: () => ({
    content: [
      {
        type: 'resource',
        resource: {
          uri: 'test://embedded-resource',
          mimeType: 'text/plain',
          text: 'This is an embedded resource content.',
        },
      },
    ],
  }),
  test_multiple_content_types: () => ({
    content: [
      text('Multiple content types test:'),
      { type: 'image', data: png, mimeType: 'image/png' },
      {
        type: 'resource',
        resource: {
          uri: 'test://mixed-content-resource',
          mimeType: 'application/json',
          text: '{"test":"data","value":123}',
        },
      },
    ],
  }),
  test_resource_link: () => ({
    content: [{ type: 'resource_link', uri: 'test://linked', name: 'linked', mimeType: 'text/plain' }],
  }),
  async test_tool_with_logging(_input, extra) {
    for (const data of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
      await extra.sendNotification({ method: 'notifications/message', params: { level: 'info', data } });
      await pause();
    }
    return { content: [text('Logged.')] };
  },
  async test_tool_with_progress(_input, { _meta, sendNotification }) {
    const progressToken = _meta?.progressToken;
    for (const progress of [0, 50, 100]) {
      if (progressToken !== undefined) {
        await sendNotification({ method: 'notifications/progress', params: { progressToken, progress, total: 100 } });
      }
      await pause();
    }
    return { content: [text('Done.')] };
  },
  test_error_handling: () => ({
    isError: true,
    content: [text('This tool intentionally returns an error for testing')],
  }),
  test_elicitation: async ({ message }) => ({
    content: [
      text(
        `User response: ${await ask(String(message), {
          type: 'object',
          properties: { username: word, email: word },
          required: ['username', 'email'],
        })}`,
      ),
    ],
  }),
  test_elicitation_sep1034_defaults: async () => ({
    content: [
      text(
        `Elicitation completed: ${await ask('Defaults, please', {
          type: 'object',
          properties: {
            name: { type: 'string', default: 'John Doe' },
            age: { type: 'integer', default: 30 },
            score: { type: 'number', default: 95.5 },
            status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
            verified: { type: 'boolean', default: true },
          },
          required: [],
        })}`,
      ),
    ],
  }),
  test_elicitation_sep1330_enums: async () => ({
    content: [
      text(
        `Elicitation completed: ${await ask('Choose, please', {
          type: 'object',
          properties: {
            untitledSingle: { type: 'string', enum: choices },
            titledSingle: { type: 'string', oneOf: titled },
            legacyEnum: { type: 'string', enum: ['opt1', 'opt2', 'opt3'], enumNames: ['One', 'Two', 'Three'] },
            untitledMulti: { type: 'array', items: { type: 'string', enum: choices } },
            titledMulti: { type: 'array', items: { anyOf: titled } },
          },
          required: [],
        })}`,
      ),
    ],
  }),
  json_schema_2020_12_tool: () => ({ content: [text('Kept.')] }),
};

const inputs: Readonly<Record<string, Tool['inputSchema']>> = {
  test_elicitation: { type: 'object', properties: { message: word }, required: ['message'] },
  json_schema_2020_12_tool: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    $defs: { address: { type: 'object', properties: { street: word, city: word } } },
    properties: { name: word, address: { $ref: '#/$defs/address' } },
    additionalProperties: false,
  },
};

server.setRequestHandler(ListToolsRequestSchema, () => ({
  tools: Object.keys(runs).map((name) => ({
    name,
    description: `The conformance suite's ${name}.`,
    inputSchema: inputs[name] ?? { type: 'object', properties: {} },
  })),
}));
server.setRequestHandler(CallToolRequestSchema, async ({ params }, extra) => {
  const run = runs[params.name];
  if (run === undefined) throw new Error(`Unknown tool: ${params.name}`);
  return run(params.arguments ?? {}, extra);
});

await server.connect(new StdioServerTransport());
