import type { ToolProvider } from '@sallyport/contract';
import { defineTools } from '@sallyport/core';

/** `codemode.slow.wait()`: never answers; tells when it was called and when its signal aborted. */
export function createWaitingTool(): {
  readonly provider: ToolProvider;
  readonly started: Promise<void>;
  readonly aborted: Promise<void>;
} {
  const started = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<void>();
  const provider = defineTools({
    namespace: 'slow',
    tools: {
      wait: {
        execute: (_input, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              aborted.resolve();
              reject(signal.reason as Error);
            });
            started.resolve();
          }),
      },
    },
  });
  return { provider, started: started.promise, aborted: aborted.promise };
}
