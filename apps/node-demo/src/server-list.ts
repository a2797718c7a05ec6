import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import type { Workspace } from './workspace.ts';

/** How one server is started. */
export interface ServerDefinition {
  /** What its tools are mounted under: `codemode.<namespace>`. */
  readonly namespace: string;
  /** Its npm package, for messages. */
  readonly packageName: string;
  /** The script that Node runs. */
  readonly script: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The three servers of the demo. */
export function listServers(workspace: Workspace): readonly ServerDefinition[] {
  return [
    define('everything', '@modelcontextprotocol/server-everything', ['stdio']),
    define('filesystem', '@modelcontextprotocol/server-filesystem', [workspace.shop]),
    define('memory', '@modelcontextprotocol/server-memory', [], { MEMORY_FILE_PATH: workspace.memoryFile }),
  ];
}

function define(
  namespace: string,
  packageName: string,
  args: readonly string[],
  env: ServerDefinition['env'] = {},
): ServerDefinition {
  return { namespace, packageName, script: findScript(packageName), args, env };
}

/** The package's command. A package that is not there gets a path that is not there: starting it says so. */
function findScript(packageName: string): string {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly bin: Record<string, string> };
    return join(dirname(manifest), Object.values(bin)[0] ?? '');
  } catch {
    return packageName;
  }
}
