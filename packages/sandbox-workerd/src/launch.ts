import { spawn, type ChildProcess } from 'node:child_process';
import { env, platform } from 'node:process';

/** Which descriptors of a child are what, beside the standard three. */
export const descriptors = { control: 3, watchdog: 4 } as const;

/**
 * Becomes workerd, and leaves a watchdog beside it. The watchdog reads from a pipe that only our process holds: a line
 * tells it that workerd is gone already, and the end of the pipe that we are, however we ended; then it kills. It is
 * a shell that waits, without a program of its own.
 *
 * Before that it sets what the kernel holds whether or not anybody looks: no core files, and so many kibibytes of data.
 */
const launcher = `{ read -r _ <&4 || kill -9 $$; } >/dev/null 2>&1 3>&- &
exec 4<&-
ulimit -c 0
[ "$1" = 0 ] || ulimit -d "$1"
shift
exec "$@"`;

const shell = '/bin/sh';

/** Starts workerd with an empty environment. */
export function launch(binary: string, configPath: string, mostDataBytes: number): ChildProcess {
  const command = [binary, 'serve', '--experimental', `--control-fd=${descriptors.control}`, configPath];
  const [file = '', ...rest] =
    platform === 'win32' ? command : [shell, '-c', launcher, shell, dataKibibytes(mostDataBytes), ...command];
  return spawn(file, rest, {
    env: emptyEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

/** Only Linux counts what a process maps for itself; elsewhere the limit means something else. */
function dataKibibytes(bytes: number): string {
  return platform === 'linux' ? String(Math.ceil(bytes / 1024)) : '0';
}

/** Nothing of the host's environment but what Windows needs to start a process at all. */
function emptyEnvironment(): Record<string, string> {
  const root = platform === 'win32' ? env['SystemRoot'] : undefined;
  return root === undefined ? {} : { SystemRoot: root };
}
