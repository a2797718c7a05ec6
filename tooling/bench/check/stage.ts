import { join } from 'node:path';
import type { ProgramTexts, RunOutcome, TypeFinding } from '@sallyport/contract';
import { compile } from '@sallyport/core';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createTypeChecker } from '@sallyport/typecheck/node';
import { createTypeChecker as createTypeScript7Checker } from '@sallyport/typecheck/typescript-7';
import { createCodeMode } from 'sallyport';
import { readToolLists } from '../types/tool-lists.ts';
import { createFakeServers, type FakeServer, type Received } from './servers.ts';

/** All servers of the corpus behind one code mode, and checkers over the same API. */
export interface Stage extends AsyncDisposable {
  readonly servers: readonly FakeServer[];
  readonly types: string;
  check(code: string): Promise<readonly TypeFinding[]>;
  /** The same, asked of TypeScript 7. */
  checkWith7(code: string): Promise<readonly TypeFinding[]>;
  /** Runs a program unchecked. `slow`: that tool takes long enough for a program to end without it. */
  run(code: string, slow?: string): Promise<{ readonly outcome: RunOutcome; readonly received: readonly Received[] }>;
}

/** Longer than any of these programs takes without that tool, on a busy machine too. */
const slowMs = 600;

export async function createStage(): Promise<Stage> {
  const lists = readToolLists(join(import.meta.dirname, '../../corpus/mcp-tools'));
  const runs = new Map<string, { readonly received: Received[]; readonly slow: string | undefined }>();
  const servers = createFakeServers(lists, (runId) => {
    const run = runs.get(runId);
    return run && { receive: (call) => run.received.push(call), delayMs: (path) => (path === run.slow ? slowMs : 0) };
  });
  const sandbox = createIsolatedVmSandbox();
  const checked: { types: string } = { types: '' };
  const codeMode = await createCodeMode({
    tools: servers.map(({ provider }) => provider),
    sandbox,
    // A tool that wants approval is as good as any here.
    gate: () => ({ allow: true }),
    check: 'off',
    typeChecker: (api) => {
      checked.types = api.types;
      return createTypeChecker(api);
    },
  });
  const checker = createTypeChecker(checked);
  const checker7 = createTypeScript7Checker(checked);
  return {
    servers,
    types: checked.types,
    check: async (code) => checker.check(textsOf(code)),
    checkWith7: async (code) => checker7.check(textsOf(code)),
    async run(code, slow) {
      const received: Received[] = [];
      // The run's name is known only once it has begun: its first event tells.
      const outcome = await codeMode.execute(
        { code },
        {
          onEvent: ({ runId }) => void (runs.has(runId) || runs.set(runId, { received, slow })),
          limits: { wallMs: 10_000 },
        },
      );
      runs.delete(outcome.runId);
      return { outcome, received };
    },
    async [Symbol.asyncDispose]() {
      await checker[Symbol.asyncDispose]();
      await checker7[Symbol.asyncDispose]();
      await codeMode[Symbol.asyncDispose]();
      await sandbox[Symbol.asyncDispose]();
    },
  };
}

function textsOf(code: string): ProgramTexts {
  const compiled = compile(code);
  if (!compiled.ok) throw new Error(`${compiled.failure.message}\n${code}`);
  return compiled.toCheck().texts;
}
