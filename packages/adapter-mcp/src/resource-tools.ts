import { type CallContext, type Json, type JsonSchema, ToolError } from '@sallyport/contract';

import { resourceMedia } from './content-value.ts';
import { isRecord } from './is-record.ts';
import type { McpClientLike } from './mcp-client-like.ts';
import { readPages } from './read-pages.ts';
import { sendRequest } from './send-request.ts';
import type { ServerTool } from './server-tool.ts';

const readOnly = { readOnly: true, openWorld: true };
const text: JsonSchema = { type: 'string' };
const words = { name: text, title: text, description: text, mimeType: text };

/** `$resources`: what a server with resources offers to programs. */
export const resourceTools: readonly ServerTool[] = [
  {
    spec: {
      name: '$resources.list',
      path: ['$resources', 'list'],
      description: 'Lists what the server offers to read, on all pages.',
      input: { type: 'object', properties: {}, additionalProperties: false },
      output: listOf({ uri: text, ...words, size: { type: 'number' } }, ['uri', 'name']),
      annotations: readOnly,
    },
    call: (client, _input, { signal }) =>
      readPages(client, { method: 'resources/list', member: 'resources' }, signal).then(onlyRecords),
  },
  {
    spec: {
      name: '$resources.templates',
      path: ['$resources', 'templates'],
      description: 'Lists the patterns of URIs that can be read (RFC 6570).',
      input: { type: 'object', properties: {}, additionalProperties: false },
      output: listOf({ uriTemplate: text, ...words }, ['uriTemplate', 'name']),
      annotations: readOnly,
    },
    call: (client, _input, { signal }) =>
      readPages(client, { method: 'resources/templates/list', member: 'resourceTemplates' }, signal).then(onlyRecords),
  },
  {
    spec: {
      name: '$resources.read',
      path: ['$resources', 'read'],
      description: 'Reads one resource by its URI. `text` or `blob` of each part holds what was read.',
      input: { type: 'string', description: 'A URI from a list, a template or a link.' },
      output: listOf(
        {
          uri: text,
          mimeType: text,
          text,
          blob: { description: 'A handle of bytes: return it to attach them to your answer.' },
        },
        ['uri'],
      ),
      annotations: readOnly,
    },
    call: readResource,
  },
];

function listOf(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema {
  return { type: 'array', items: { type: 'object', properties, required } };
}

function onlyRecords(items: readonly unknown[]): unknown {
  return items.filter(isRecord);
}

async function readResource(client: McpClientLike, uri: Json, { signal }: CallContext): Promise<unknown> {
  const result = await sendRequest(client, 'resources/read', { uri }, { signal });
  const contents = isRecord(result) ? result['contents'] : undefined;
  if (!Array.isArray(contents)) {
    throw new ToolError('The MCP server answered with something that is no resource.', { code: 'invalid_output' });
  }
  return contents.filter(isRecord).map((part) => {
    const { uri: own, mimeType, text: words } = part;
    return {
      uri: typeof own === 'string' ? own : typeof uri === 'string' ? uri : '',
      ...(typeof mimeType === 'string' && { mimeType }),
      ...(typeof words === 'string' ? { text: words } : { blob: resourceMedia(part) ?? null }),
    };
  });
}
