import { isSafeIdentifier } from './identifier.ts';
import type { ObservedResult } from './observed-result.ts';
import { annotationWords } from './print/tool-doc.ts';
import type { ToolSource } from './tools-to-ts.ts';

/** A tool's fields, each read once: whoever wrote it may have given it getters. */
export interface Words {
  readonly namespace: string;
  readonly group: string | undefined;
  readonly name: string;
  readonly identifier: string | undefined;
  readonly title: unknown;
  readonly description: unknown;
  readonly annotations: readonly string[];
  readonly input: unknown;
  readonly output: unknown;
  readonly observed: ObservedResult | undefined;
}

/** Reads a tool's fields; what is of another type is left out. Never throws. */
export function readWords(tool: ToolSource): Words {
  const field = (key: keyof ToolSource): unknown => {
    try {
      return tool[key];
    } catch {
      return undefined;
    }
  };
  const text = (key: 'namespace' | 'group' | 'name' | 'identifier'): string | undefined => {
    const value = field(key);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    namespace: text('namespace') ?? '',
    group: readGroup(text('group')),
    name: text('name') ?? '',
    identifier: text('identifier'),
    title: field('title'),
    description: field('description'),
    annotations: annotationWords(field('annotations')),
    input: field('input'),
    output: field('output'),
    observed: readObserved(field('observed')),
  };
}

/** A group that is no identifier is none: the tool then stands in the namespace itself. */
function readGroup(group: string | undefined): string | undefined {
  return group !== undefined && isSafeIdentifier(group) ? group : undefined;
}

function readObserved(observed: unknown): ObservedResult | undefined {
  if (typeof observed !== 'object' || observed === null) return undefined;
  const { schema, calls } = observed as { readonly schema?: unknown; readonly calls?: unknown };
  return { schema, calls: typeof calls === 'string' ? calls : 'some' };
}
