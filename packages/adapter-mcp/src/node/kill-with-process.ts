import process from 'node:process';

const running = new Set<number>();
let isListening = false;

/** Kills a child for certain when this process ends before it does. Returns what lets go of it once it has ended. */
export function killWithProcess(pid: number): () => void {
  running.add(pid);
  if (!isListening) {
    isListening = true;
    process.on('exit', () => running.forEach(killNow));
  }
  return () => running.delete(pid);
}

/** Kills a child that may be gone already. */
export function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
