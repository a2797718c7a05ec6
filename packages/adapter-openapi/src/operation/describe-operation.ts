import type { ToolAnnotations } from '@sallyport/contract';

import type { RawOperation } from './list-operations.ts';

/** What is said of an operation: the document's words, then the request and the tags, for people and for a search. */
export function describeOperation({ operation, method, path }: RawOperation): { title?: string; description: string } {
  const { summary, description } = operation;
  const title = textOf(summary);
  const words = textOf(description);
  const tags = listTags(operation);
  const request = `${method} ${path}${tags.length === 0 ? '' : ` (${tags.join(', ')})`}`;
  const old = operation['deprecated'] === true ? 'Deprecated.' : undefined;
  const first = words === title ? title : [title?.replace(/(?<![.!?])$/, '.'), words].filter(Boolean).join(' ');
  const parts = [[old, first].filter(Boolean).join(' '), request];
  return {
    ...(title !== undefined && { title }),
    description: parts.filter((part) => part !== '').join('\n\n'),
  };
}

/** Hints from the method, as HTTP defines it. */
export function annotate(method: string): ToolAnnotations {
  const isSafe = ['GET', 'HEAD', 'OPTIONS', 'QUERY'].includes(method);
  return {
    readOnly: isSafe,
    idempotent: isSafe || method === 'PUT' || method === 'DELETE',
    ...(!isSafe && { destructive: method === 'DELETE' }),
    openWorld: true,
  };
}

/** The tags that are texts. */
export function listTags(operation: Readonly<Record<string, unknown>>): readonly string[] {
  const { tags } = operation;
  return Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === 'string' && tag !== '') : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
