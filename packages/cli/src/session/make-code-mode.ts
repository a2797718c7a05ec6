import type { McpHub } from '@sallyport/adapter-mcp';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createTypeChecker } from '@sallyport/typecheck/node';
import { createCodeMode, type CodeMode } from 'sallyport';

/** A code mode over the servers of a hub, and the sandbox its programs run in; disposing it ends both. */
export async function makeCodeMode(
  { providers }: McpHub,
  { check, signal }: { readonly check: boolean; readonly signal: AbortSignal },
): Promise<{ readonly codeMode: CodeMode } & AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const sandbox = stack.use(createIsolatedVmSandbox());
  const checks = check ? { typeChecker: createTypeChecker } : {};
  const codeMode = stack.use(await createCodeMode({ tools: providers, sandbox, signal, ...checks }));
  const held = stack.move();
  return { codeMode, [Symbol.asyncDispose]: () => held.disposeAsync() };
}
