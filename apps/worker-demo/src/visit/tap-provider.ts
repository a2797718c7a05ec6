import type { ToolProvider } from 'sallyport';

/** What a tool gave for one call, as text: what a model would have read without Code Mode. */
export interface TappedResults {
  take(runId: string, callId: string): string | undefined;
  clear(): void;
}

/** Providers whose results are seen on their way through, and where they are kept until the call's end is told. */
export function tapProviders(providers: readonly ToolProvider[]): {
  readonly providers: readonly ToolProvider[];
  readonly results: TappedResults;
} {
  const texts = new Map<string, string>();
  const key = (runId: string, callId: string): string => `${runId} ${callId}`;
  const tapped = providers.map((provider): ToolProvider => ({
    ...provider,
    async callTool(name, input, context) {
      const result = await provider.callTool(name, input, context);
      texts.set(key(context.runId, context.callId), textOf(result));
      return result;
    },
  }));
  return {
    providers: tapped,
    results: {
      take(runId, callId) {
        const text = texts.get(key(runId, callId));
        texts.delete(key(runId, callId));
        return text;
      },
      clear: () => texts.clear(),
    },
  };
}

function textOf(result: unknown): string {
  if (typeof result === 'string') return result;
  try {
    return JSON.stringify(result) ?? 'undefined';
  } catch {
    return String(result);
  }
}
