/** What one package may import. Everything not listed here is refused. */
export interface AllowedImports {
  /** Workspace packages, by folder name, that any file of `src` may import. */
  readonly workspace: readonly string[];
  /** Workspace packages that only files behind a subpath may import: never what `src/index.ts` reaches. */
  readonly atSubpaths?: readonly string[];
  /** Libraries from npm. */
  readonly libraries: readonly string[];
  /** May import what it declares as a peer: the framework it adapts. */
  readonly peers?: boolean;
  /** May import `node:` modules: `everywhere`, or only in what `src/index.ts` does not reach. */
  readonly node?: 'everywhere' | 'subpaths';
}

/**
 * The layers of the house, one row a package. A new edge is a decision: add it here together with a record in
 * `docs/decisions/` that says why.
 */
export const allowedEdges: Readonly<Record<string, AllowedImports>> = {
  contract: { workspace: [], libraries: [] },
  'schema-to-ts': { workspace: [], libraries: ['json-schema-to-typescript'], node: 'subpaths' },
  guest: { workspace: ['contract'], libraries: [] },
  prompt: { workspace: ['contract'], libraries: ['minisearch'] },
  learn: { workspace: ['contract'], libraries: [], node: 'subpaths' },
  // Its peer is another compiler, for those who have it.
  typecheck: { workspace: ['contract'], libraries: ['typescript-js'], peers: true, node: 'subpaths' },
  core: { workspace: ['contract', 'guest'], libraries: ['@cfworker/json-schema', '@noble/hashes', 'acorn', 'sucrase'] },
  'sandbox-isolated-vm': { workspace: ['contract'], libraries: ['isolated-vm'], node: 'everywhere' },
  'sandbox-worker-loader': { workspace: ['contract'], libraries: [] },
  // Bundled into a text when the package is built: nobody installs it with this one.
  'sandbox-workerd': {
    workspace: ['contract', 'sandbox-worker-loader'],
    libraries: ['workerd', 'ws'],
    node: 'everywhere',
  },
  conformance: { workspace: ['contract', 'guest', 'core'], libraries: [] },
  sallyport: {
    workspace: ['contract', 'core', 'learn', 'prompt', 'schema-to-ts'],
    atSubpaths: ['typecheck', 'adapter-*'],
    libraries: [],
  },
  'adapter-mcp': { workspace: ['contract'], libraries: [], peers: true, node: 'subpaths' },
  // What its users bring are AI SDK tools and MCP clients, and where it runs is a Durable Object.
  'adapter-cloudflare-agents': {
    workspace: ['contract', 'adapter-ai-sdk', 'adapter-mcp', 'learn'],
    libraries: [],
    peers: true,
  },
  // Its tools are those of an MCP server, and their results are read and written as such.
  'adapter-claude-agent-sdk': { workspace: ['contract', 'adapter-mcp'], libraries: [], peers: true },
  'adapter-*': { workspace: ['contract'], libraries: [], peers: true },
  cli: {
    workspace: ['*'],
    libraries: [
      '@decimalturn/toml-patch',
      '@inquirer/confirm',
      '@inquirer/input',
      '@inquirer/password',
      '@inquirer/select',
      '@modelcontextprotocol/client',
      '@modelcontextprotocol/sdk',
      'commander',
      'diff',
      'jsonc-parser',
      'open',
      'smol-toml',
    ],
    node: 'everywhere',
  },
};

/** The row for a package: its own, or that of its family (`adapter-mcp` is an `adapter-*`). */
export function findAllowedImports(shortName: string): AllowedImports | undefined {
  const own = Object.hasOwn(allowedEdges, shortName) ? allowedEdges[shortName] : undefined;
  return own ?? (shortName.startsWith('adapter-') ? allowedEdges['adapter-*'] : undefined);
}

/** True when `name` is in `patterns`; a pattern may end in `*`. */
export function isListed(patterns: readonly string[] | undefined, name: string): boolean {
  return (patterns ?? []).some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name,
  );
}
