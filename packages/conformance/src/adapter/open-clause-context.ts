import type { CodeTool, Sandbox } from '@sallyport/contract';
import { createCatalogue, createCodeTool, createRunner } from '@sallyport/core';
import type { AdapterHarness } from './adapter-harness.ts';
import type { AdapterClauseContext, CodeToolOptions } from './clause.ts';
import { fail } from '../kit/expect.ts';
import { createKitTools } from './kit-tools.ts';

/** A context, and the end of it. */
export interface AdapterClauseScope {
  readonly context: AdapterClauseContext;
  /** Aborts every agent the clause left running. */
  close(): void;
}

/** Opens the context of one clause. */
export function openClauseContext(
  harness: AdapterHarness,
  sandbox: Sandbox,
  options: { readonly settleMs: number },
): AdapterClauseScope {
  const over = new AbortController();
  const context: AdapterClauseContext = {
    settleMs: options.settleMs,
    openCodeTool: (given) => openCodeTool(sandbox, given),
    runAgent: (codeTool, turns, { system = 'You are a careful assistant.', signal } = {}) =>
      harness.runAgent({
        codeTool,
        system,
        prompt: 'Do what the tests ask.',
        turns: [...turns, { text: lastWords }],
        signal: signal ? AbortSignal.any([signal, over.signal]) : over.signal,
      }),
    async bringTools(tools) {
      if (harness.bringTools === undefined) throw fail('the harness has no bringTools');
      return harness.bringTools(tools);
    },
  };
  return { context, close: () => over.abort(new Error('the clause is over')) };
}

/** What every scripted model says last. */
export const lastWords = 'done';

/** The description stands for what an umbrella makes: short, with characters that templates and JSON get wrong. */
const description =
  'Runs a TypeScript program against `codemode`. Returns its value & console, "as text" — $& {{as it is}}.';

async function openCodeTool(sandbox: Sandbox, { providers = [] }: CodeToolOptions = {}): Promise<CodeTool> {
  const catalogue = await createCatalogue([createKitTools(), ...providers]);
  const { execute } = createRunner({ catalogue, sandbox });
  return createCodeTool({ execute, description, name: 'execute_code' });
}
