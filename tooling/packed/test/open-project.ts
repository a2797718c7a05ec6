import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../../..');
const run = promisify(execFile);
const isWindows = process.platform === 'win32';

/** A folder in which npm installed every package as it would be published. */
export interface Project extends AsyncDisposable {
  readonly folder: string;
  /** Names of the packages. */
  readonly names: readonly string[];
  /** Runs a module there, and answers what it printed. */
  runModule(code: string): Promise<string>;
  /** Runs a command of a package there, with `input`, and answers what it printed. */
  runCommand(name: string, args: readonly string[], input: string): Promise<string>;
}

/** Packs every package of ours, and installs the tarballs and `libraries` into an empty folder. */
export async function openProject(libraries: Readonly<Record<string, string>>): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-packed-'));
  const tarballs = join(folder, 'tarballs');
  await mkdir(tarballs);
  const pack = ['--filter', './packages/*', 'pack', '--pack-destination', tarballs];
  await run(join(root, 'node_modules/.bin/pnpm'), pack, { cwd: root, shell: isWindows });
  const files = (await readdir(tarballs)).map((name) => `./tarballs/${name}`);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const others = Object.entries(libraries).map(([name, version]) => `${name}@${version}`);
  const install = ['install', '--no-audit', '--no-fund', ...files, ...others];
  await run('npm', install, { cwd: folder, shell: isWindows });
  const { dependencies } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  let modules = 0;
  return {
    folder,
    names: Object.keys(dependencies).filter((name) => !Object.hasOwn(libraries, name)),
    async runModule(code) {
      const file = join(folder, `module-${++modules}.ts`);
      await writeFile(file, code);
      const { stdout } = await run(process.execPath, [file], { cwd: folder, env: { PATH: process.env['PATH'] } });
      return stdout.trimEnd();
    },
    async runCommand(name, args, input) {
      const env = { PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter) };
      const command = join(folder, 'node_modules/.bin', name);
      const started = run(command, [...args], { cwd: folder, env, shell: isWindows });
      started.child.stdin?.end(input);
      return (await started).stdout.trimEnd();
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
