import { type AiSdkToolProvider, type AiSdkToolSetLike, fromAiSdk } from '@sallyport/adapter-ai-sdk';
import type { ToolProvider } from '@sallyport/contract';

import type { McpManagerLike } from './mcp-manager-like.ts';
import type { SqlStorageLike } from './run-history.ts';
import { createServerReader } from './server-providers.ts';

/** Everything an agent has to offer at one moment. */
export interface Sources {
  readonly providers: readonly ToolProvider[];
  /** Equal, item by item, as long as nothing came, went or changed. */
  readonly version: readonly unknown[];
  /** Tools without `execute`. */
  readonly direct: AiSdkToolSetLike;
}

/** Reads what an agent has to offer, as often as it is asked. What did not change keeps its provider. */
export function createSourceReader(options: {
  readonly mcp?: McpManagerLike;
  readonly storage: { readonly sql: SqlStorageLike };
  readonly tools?: AiSdkToolSetLike | (() => AiSdkToolSetLike);
  readonly providers?: readonly ToolProvider[];
}): () => Promise<Sources> {
  const { mcp, storage, tools = {}, providers = [] } = options;
  const readServers = mcp && createServerReader(mcp, storage.sql);
  let own: { readonly version: readonly unknown[]; readonly provider: AiSdkToolProvider } | undefined;
  return async () => {
    const set: AiSdkToolSetLike = typeof tools === 'function' ? tools() : tools;
    const version = Object.entries(set).flat();
    if (own === undefined || !isSame(own.version, version)) own = { version, provider: fromAiSdk(set) };
    const taken = [...Object.keys(set), ...providers.map(({ namespace }) => namespace)];
    const servers = await readServers?.(taken);
    const { provider } = own;
    return {
      providers: [provider, ...providers, ...(servers?.providers ?? [])],
      version: [provider, ...(servers?.version ?? [])],
      direct: Object.fromEntries(Object.entries(set).filter(([name]) => provider.skipped.includes(name))),
    };
  };
}

/** True for lists of the very same items. */
export function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((item, index) => Object.is(item, right[index]));
}
