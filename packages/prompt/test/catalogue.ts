import type { ApiEntry, ApiParts } from '@sallyport/prompt';

/** A tool as a printer would hand it over. */
export function tool(namespace: string, identifier: string, more: Partial<ApiEntry> = {}): ApiEntry {
  const description =
    more.description ?? `Does ${identifier}. And says more about it at some length, for the full level.`;
  const signature = `${JSON.stringify(identifier)}(input?: { id?: string }): Promise<any>;`;
  return {
    namespace,
    identifier,
    path: namespace === '' ? identifier : `${namespace}.${identifier}`,
    name: identifier,
    description,
    full: `/** ${comment(description)} */\n${signature}`,
    short: `/** ${comment(description.split('. ')[0] ?? '')} */\n${signature}`,
    uses: [],
    ...more,
  };
}

/** As many tools as asked for. */
export function tools(namespace: string, count: number): ApiEntry[] {
  return Array.from({ length: count }, (_, index) => tool(namespace, `tool_${String(index).padStart(4, '0')}`));
}

export function parts(...entries: ApiEntry[]): ApiParts {
  return { entries, declarations: [] };
}

/** What a printer does to prose: ends no comment. */
function comment(text: string): string {
  return text.replaceAll('*/', '*\\/');
}
