import type { JsonSchema, ToolAnnotations, ToolSpec } from '@sallyport/contract';

import { isRecord } from './is-record.ts';

/**
 * One entry of `tools/list` as a {@link ToolSpec}. Everything in it is third-party text: a part that is not of its type is
 * left out, and an input schema that is none becomes "any object". Undefined when there is no name to call it by.
 */
export function readMcpTool(tool: unknown): ToolSpec | undefined {
  if (!isRecord(tool) || typeof tool['name'] !== 'string' || tool['name'] === '') return undefined;
  const annotations = isRecord(tool['annotations']) ? tool['annotations'] : {};
  const title = firstText(tool['title'], annotations['title']);
  const description = firstText(tool['description']);
  const output = schemaOf(tool['outputSchema']);
  return {
    name: tool['name'],
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    input: schemaOf(tool['inputSchema']) ?? { type: 'object' },
    ...(output !== undefined && { output }),
    annotations: toAnnotations(annotations),
  };
}

/** A tool that only runs as a task answers a plain call with an error. */
export function needsTask(tool: unknown): boolean {
  if (!isRecord(tool) || !isRecord(tool['execution'])) return false;
  return tool['execution']['taskSupport'] === 'required';
}

function schemaOf(value: unknown): JsonSchema | undefined {
  return isRecord(value) ? value : undefined;
}

function firstText(...values: readonly unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string' && value !== '');
}

function toAnnotations(hints: Readonly<Record<string, unknown>>): ToolAnnotations {
  const { readOnlyHint, destructiveHint, idempotentHint, openWorldHint } = hints;
  return {
    ...(typeof readOnlyHint === 'boolean' && { readOnly: readOnlyHint }),
    ...(typeof destructiveHint === 'boolean' && { destructive: destructiveHint }),
    ...(typeof idempotentHint === 'boolean' && { idempotent: idempotentHint }),
    ...(typeof openWorldHint === 'boolean' && { openWorld: openWorldHint }),
  };
}
