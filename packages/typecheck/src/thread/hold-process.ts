/** The process a thread has started, which must not outlive it. */
export interface ProcessHolder {
  hold(pid: number | undefined): void;
  /** Ends the process, if there is one. */
  kill(): boolean;
}

/** Holds at most one, and ends it with this process too. */
export function createProcessHolder(): ProcessHolder {
  let held: number | undefined;
  const kill = (): boolean => {
    if (held === undefined) return false;
    process.off('exit', kill);
    try {
      process.kill(held, 'SIGKILL');
    } catch {
      // It is gone already.
    }
    held = undefined;
    return true;
  };
  return {
    hold(pid) {
      kill();
      held = pid;
      process.on('exit', kill);
    },
    kill,
  };
}
