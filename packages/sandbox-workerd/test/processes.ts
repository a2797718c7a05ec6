import { readdirSync, readFileSync } from 'node:fs';

/** Number, parent and state of every process. Linux only. */
function listProcesses(): readonly { readonly pid: number; readonly parent: number; readonly state: string }[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [{ pid, parent: Number(parent), state }];
      } catch {
        return [];
      }
    });
}

/** Live processes that a process started, and those that they started. */
export function descendantsOf(ancestor: number): readonly number[] {
  const living = listProcesses().filter(({ state }) => state !== 'Z');
  const below = (parent: number): readonly number[] =>
    living.filter((each) => each.parent === parent).flatMap(({ pid }) => [pid, ...below(pid)]);
  return below(ancestor);
}

/** Those of them that live. */
export function living(pids: readonly number[]): readonly number[] {
  const states = new Map(listProcesses().map(({ pid, state }) => [pid, state]));
  return pids.filter((pid) => (states.get(pid) ?? 'Z') !== 'Z');
}
