import type { ToolProvider, ToolSpec } from '@sallyport/contract';

import { type FromOpenApiOptions, type SkippedOpenApiOperation, fromOpenApi } from '../src/index.ts';
import { callContext } from './call-context.ts';

/** A document with the given paths. */
export function documentOf(paths: object, rest: object = {}): Record<string, unknown> {
  return { openapi: '3.1.0', info: { title: 'Test', version: '1' }, paths, ...rest };
}

/** A document with one operation, called `run`. */
export function operationOf(operation: object, at: { path?: string; method?: string } = {}, rest: object = {}): object {
  const { path = '/things', method = 'get' } = at;
  return documentOf({ [path]: { [method]: { operationId: 'run', responses: {}, ...operation } } }, rest);
}

/** Reads a document and keeps what it left out. */
export async function read(
  document: unknown,
  options: FromOpenApiOptions = {},
): Promise<{
  readonly provider: ToolProvider;
  readonly tools: readonly ToolSpec[];
  readonly skipped: readonly SkippedOpenApiOperation[];
  tool(name?: string): ToolSpec;
}> {
  const skipped: SkippedOpenApiOperation[] = [];
  const provider = await fromOpenApi(document, {
    namespace: 'api',
    baseUrl: 'https://api.example.com',
    onSkip: (operation) => void skipped.push(operation),
    ...options,
  });
  const tools = await provider.listTools(callContext());
  const tool = (name = 'run'): ToolSpec => {
    const found = tools.find((each) => each.name === name);
    if (found === undefined) throw new Error(`No ${name}: ${JSON.stringify(skipped)}`);
    return found;
  };
  return { provider, tools, skipped, tool };
}
