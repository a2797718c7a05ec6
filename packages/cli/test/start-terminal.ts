import { spawn } from '@lydell/node-pty';
import { onTestFinished } from 'vitest';

import { bin } from './start-cli.ts';

/** The command line in a real terminal, with a person at it. */
export interface Terminal {
  /** Resolves with all that was shown, once it fits. Fails when the command ends without it. */
  shown(wanted: string | RegExp): Promise<string>;
  type(text: string): void;
  readonly ended: Promise<{ readonly code: number; readonly screen: string }>;
}

// eslint-disable-next-line no-control-regex
const escapes = /\u001b(?:\[[0-9;?]*[A-Za-z]|[78=>]|\][^\u0007]*\u0007)/gu;

/** Starts the command line from source in a terminal of its own. What is shown is without colours and cursor moves. */
export function startTerminal(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Terminal {
  const child = spawn(process.execPath, [...bin, ...args], {
    cwd: folder,
    cols: 120,
    rows: 40,
    env: { ...process.env, CI: '', ...env },
  });
  let screen = '';
  const looks = new Set<() => void>();
  child.onData((data) => {
    screen = (screen + data).replaceAll(escapes, '');
    for (const look of looks) look();
  });
  const ended = new Promise<{ code: number; screen: string }>((resolve) => {
    child.onExit(({ exitCode }) => resolve({ code: exitCode, screen }));
  });
  onTestFinished(() => child.kill('SIGKILL'));
  return {
    shown: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (typeof wanted === 'string' ? !screen.includes(wanted) : !wanted.test(screen)) return;
          looks.delete(look);
          resolve(screen);
        };
        looks.add(look);
        look();
        void ended.then(() => reject(new Error(`It ended without ${String(wanted)}:\n${screen}`)));
      }),
    type: (text) => child.write(text),
    ended,
  };
}
