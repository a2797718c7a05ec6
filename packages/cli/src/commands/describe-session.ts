import { existsSync } from 'node:fs';
import { version as nodeVersion } from 'node:process';

import type { CodeMode } from 'sallyport';

import type { Screen } from '../screen/create-screen.ts';
import type { Session } from '../session/open-session.ts';

/** What `doctor` found. */
export interface Diagnosis {
  readonly node: string;
  readonly config: string;
  /** Why programs cannot run here; undefined when they can. */
  readonly sandbox: string | undefined;
  readonly servers: readonly {
    readonly name: string;
    readonly state: string;
    readonly tools: number;
    readonly error?: string;
  }[];
  /** About how many tokens a model reads. */
  readonly tokens: { readonly whole: number; readonly prompt: number; readonly description: number };
}

/** Looks at a started session: servers, the sandbox, what a model would read. */
export async function diagnose({ file, hub, codeMode }: Session): Promise<Diagnosis> {
  const tokens = (text: string): number => Math.round(text.length / 4);
  return {
    node: nodeVersion,
    config: existsSync(file) ? file : '',
    sandbox: await trySandbox(codeMode),
    servers: hub.servers.map(({ name, state, tools: count, error }) => ({
      name,
      state,
      tools: count,
      ...(error && { error: error.message }),
    })),
    tokens: {
      whole: tokens(codeMode.types),
      prompt: tokens(codeMode.system()),
      description: tokens(codeMode.description),
    },
  };
}

async function trySandbox(codeMode: CodeMode): Promise<string | undefined> {
  const outcome = await codeMode.execute({ code: 'return 1' }, { check: 'off' });
  return outcome.status === 'failed' ? outcome.failure.message : undefined;
}

/** A diagnosis for people. */
export function showDiagnosis(screen: Screen, { node, config, sandbox, servers, tokens }: Diagnosis): void {
  screen.print(`Node           ${node}`);
  screen.print(`Configuration  ${config}`);
  screen.print(`Sandbox        ${sandbox ?? 'runs programs'}`);
  for (const { name, state, tools, error } of servers) {
    screen.print(
      `Server         ${name}: ${state}${error === undefined ? `, ${tools} tools` : `\n               ${error}`}`,
    );
  }
  const count = (value: number): string => value.toLocaleString('en-US');
  screen.print(
    `A model reads  about ${count(tokens.description)} tokens as one tool's description, ${count(tokens.prompt)} as a system prompt; all types are ${count(tokens.whole)}`,
  );
}
