import type { CodeTool, CodeToolAnswer, CodeToolOptions, ToolAnnotations, ToolSpec } from '@sallyport/contract';

import { isRecord } from '../is-record.ts';
import { createNameFilter } from '../name-filter.ts';
import type { CodeModeLike } from './code-mode-like.ts';
import { textBlock, valueBlocks } from './content-blocks.ts';
import type { McpToolResult } from './write-mcp-result.ts';

/** A tool of the catalogue that is called without a program of the model's. */
export interface DirectTool {
  readonly name: string;
  readonly path: string;
  readonly spec: ToolSpec;
}

/**
 * The tools whose paths fit one of the patterns, under their own names where no other tool has it, else under their
 * paths. A tool that takes no object cannot be called over MCP and is left out.
 */
export function findDirectTools(
  codeMode: CodeModeLike,
  patterns: readonly string[],
  taken: ReadonlySet<string>,
): ReadonlyMap<string, DirectTool> {
  const fits = createNameFilter({ allow: patterns });
  const entries = codeMode.catalogue.entries.filter(({ path, spec }) => fits(path) && takesObject(spec));
  const names = Map.groupBy(entries, ({ spec }) => spec.name);
  return new Map(
    entries.map(({ path, spec }) => {
      const isOwn = names.get(spec.name)?.length === 1 && !taken.has(spec.name);
      const name = isOwn ? spec.name : path;
      return [name, { name, path, spec }];
    }),
  );
}

function takesObject({ input }: ToolSpec): boolean {
  return typeof input === 'object' && (input['type'] === undefined || input['type'] === 'object');
}

/** The tool as `tools/list` shows it: as its own server did. */
export function listDirectTool({ name, spec }: DirectTool): Readonly<Record<string, unknown>> {
  const { title, description, input, annotations } = spec;
  return {
    name,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    inputSchema: { type: 'object', ...(typeof input === 'object' && input) },
    ...(hasStructure(spec) && { outputSchema: spec.output }),
    ...(annotations && { annotations: toHints(annotations) }),
  };
}

function hasStructure({ output }: ToolSpec): boolean {
  return typeof output === 'object' && output['type'] === 'object';
}

function toHints(annotations: ToolAnnotations): Readonly<Record<string, boolean>> {
  const { readOnly, destructive, idempotent, openWorld } = annotations;
  return {
    ...(readOnly !== undefined && { readOnlyHint: readOnly }),
    ...(destructive !== undefined && { destructiveHint: destructive }),
    ...(idempotent !== undefined && { idempotentHint: idempotent }),
    ...(openWorld !== undefined && { openWorldHint: openWorld }),
  };
}

/**
 * Calls it by a program of one line, so that the gate, the limits, the validation and the events are those of every
 * other call.
 */
export async function callDirectTool(
  code: CodeTool,
  tool: DirectTool,
  input: unknown,
  options: CodeToolOptions,
): Promise<McpToolResult> {
  const json = JSON.stringify(isRecord(input) ? input : {});
  const answer = await code.run(
    { code: `return await codemode.${tool.path}(JSON.parse(${JSON.stringify(json)}))` },
    options,
  );
  return directResult(answer, tool.spec);
}

function directResult({ outcome, text, value: json }: CodeToolAnswer, spec: ToolSpec): McpToolResult {
  if (outcome?.status !== 'completed') {
    const message = outcome?.status === 'failed' ? outcome.failure.message : text;
    return { content: [textBlock(message)], isError: true };
  }
  const { value } = outcome;
  if (hasStructure(spec) && isRecord(json)) {
    return { content: [textBlock(JSON.stringify(json))], structuredContent: json };
  }
  return { content: valueBlocks(value) };
}
