import type { CodeMode } from 'sallyport';

/**
 * Lists the tools again when a server says that they changed: one listing at a time, and a change while one is under way
 * brings one more. A listing that fails leaves everything as it was.
 */
export function refreshOnChange(
  codeMode: CodeMode,
  {
    signal,
    onRefreshed = () => {},
    onError,
  }: { readonly signal: AbortSignal; readonly onRefreshed?: () => void; onError(error: unknown): void },
): Disposable {
  let isRunning = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted && !signal.aborted) {
      isWanted = false;
      try {
        await codeMode.refresh({ signal });
        onRefreshed();
      } catch (error) {
        if (!signal.aborted) onError(error);
      }
    }
    isRunning = false;
  };
  return codeMode.onToolsChanged(() => {
    isWanted = true;
    if (!isRunning) void run();
  });
}
