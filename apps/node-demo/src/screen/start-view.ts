import type { Server } from '../start-server.ts';
import { formatDuration } from './duration.ts';
import type { Screen } from './screen.ts';
import { tableLines } from './table.ts';

/** How a server that is not ready came to its end. */
type Ended = 'failed' | 'stopped';

/** Shows servers while they start: one line each. */
export interface StartView {
  ready(server: Server): void;
  ended(namespace: string, how: Ended): void;
  /** Prints the lines as they are now; they stay. */
  finish(): void;
}

const redrawMs = 100;

/** Lines drawn anew on a terminal; elsewhere a line for each change. */
export function createStartView(screen: Screen, namespaces: readonly string[]): StartView {
  const startedAt = performance.now();
  const states = new Map<string, Server | Ended | undefined>(namespaces.map((name) => [name, undefined]));
  const lines = (): readonly string[] =>
    tableLines(
      Array.from(states, ([name, state]) => row(name, state, performance.now() - startedAt)),
      { columns: screen.columns(), right: [1, 2] },
    ).map((line) => colour(screen, line));
  if (!screen.isLive) screen.print(`  starting ${namespaces.join(', ')} …`);
  const timer = screen.isLive ? setInterval(() => screen.live(lines()), redrawMs) : undefined;
  screen.live(lines());
  const change = (name: string, state: Server | Ended): void => {
    states.set(name, state);
    screen.live(lines());
  };
  return {
    ready(server) {
      change(server.namespace, server);
      if (!screen.isLive) screen.print(`  ${server.namespace} is ready`);
    },
    ended: change,
    finish() {
      clearInterval(timer);
      screen.live([]);
      screen.print(...lines());
    },
  };
}

function row(name: string, state: Server | Ended | undefined, elapsedMs: number): readonly string[] {
  if (state === undefined) return [name, 'starting', formatDuration(elapsedMs)];
  if (typeof state === 'string') return [name, state, ''];
  const { rawTools, startedInMs, title, skipped } = state;
  const left = skipped.length === 0 ? '' : `, ${skipped.length} ${skipped.length === 1 ? 'tool' : 'tools'} left out`;
  return [name, `${rawTools.length} tools`, formatDuration(startedInMs), `${title}${left}`];
}

function colour({ palette }: Screen, line: string): string {
  return line.replace(/^(\s*\S+)(.*)$/, (_, name: string, rest: string) => palette.name(name) + palette.quiet(rest));
}
