import { join } from 'node:path';

/** Where the files of clients stand. */
export interface ClientPlace {
  /** The project at hand. */
  readonly folder: string;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** One file a client reads its servers from. */
export interface ClientFile {
  readonly path: string;
  /** What stands for the project's folder in it; undefined for a file of the person. */
  readonly folderWord?: string;
}

/** A client that reads servers from a file. */
export interface KnownClient {
  readonly id: string;
  readonly title: string;
  /** The member that holds the servers. */
  readonly section: 'mcpServers' | 'servers' | 'mcp_servers';
  /** What an entry has beside the command. */
  readonly extra?: Readonly<Record<string, string | number>>;
  /** The project's file before the person's. */
  files(place: ClientPlace): readonly ClientFile[];
}

/** Where programs keep what belongs to a person. */
function appFolder({ home, platform, env }: ClientPlace): string {
  if (platform === 'darwin') return join(home, 'Library/Application Support');
  if (platform === 'win32') return env['APPDATA'] || join(home, 'AppData/Roaming');
  return env['XDG_CONFIG_HOME'] || join(home, '.config');
}

/** The clients `init` knows. */
export const knownClients: readonly KnownClient[] = [
  {
    id: 'claude-code',
    title: 'Claude Code',
    section: 'mcpServers',
    files: ({ folder, home }) => [
      { path: join(folder, '.mcp.json'), folderWord: '${PWD}' },
      { path: join(home, '.claude.json') },
    ],
  },
  {
    id: 'claude-desktop',
    title: 'Claude Desktop',
    section: 'mcpServers',
    files: (place) => [{ path: join(appFolder(place), 'Claude/claude_desktop_config.json') }],
  },
  {
    id: 'cursor',
    title: 'Cursor',
    section: 'mcpServers',
    files: ({ folder, home }) => [
      { path: join(folder, '.cursor/mcp.json'), folderWord: '${workspaceFolder}' },
      { path: join(home, '.cursor/mcp.json') },
    ],
  },
  {
    id: 'vscode',
    title: 'VS Code',
    section: 'servers',
    extra: { type: 'stdio' },
    files: (place) => [
      { path: join(place.folder, '.vscode/mcp.json'), folderWord: '${workspaceFolder}' },
      { path: join(appFolder(place), 'Code/User/mcp.json') },
    ],
  },
  {
    id: 'windsurf',
    title: 'Windsurf',
    section: 'mcpServers',
    files: ({ home }) => [{ path: join(home, '.codeium/windsurf/mcp_config.json') }],
  },
  {
    id: 'codex',
    title: 'Codex',
    section: 'mcp_servers',
    // It waits ten seconds otherwise, and the servers behind ours take their own time.
    extra: { startup_timeout_sec: 60 },
    files: ({ home, env }) => [{ path: join(env['CODEX_HOME'] || join(home, '.codex'), 'config.toml') }],
  },
];
