import { argv, exit, stdin } from 'node:process';

import { createSallyport } from '../sallyport.ts';
import { benchTools } from '../tools.ts';

/** A process with runs under way that is about to end. Prints `ready`, then waits to be told how. */
const system = createSallyport('sallyport', argv[2] === 'host' ? 'host' : 'child');
let reached = 0;
const programs = [
  'async () => { await tools.reached({}); for (;;) {} }',
  'async () => { await tools.reached({}); await tools.never({}); }',
  'async () => { await tools.reached({}); for (;;) await tools.wait({}); }',
];
const { echo } = benchTools;
if (!echo) throw new Error('No tool to copy');
await system.setup({
  ...benchTools,
  reached: {
    ...echo,
    execute: async () => {
      reached += 1;
      if (reached === programs.length) console.log('ready');
      return null;
    },
  },
  never: { ...echo, execute: () => new Promise(() => {}) },
});
for (const program of programs) {
  system.run(program).catch((error: unknown) => {
    // Later the runs end because the process does.
    if (reached === programs.length) return;
    console.error(`A run failed before the end was asked for: ${String(error)}`);
    exit(1);
  });
}

stdin.setEncoding('utf8').on('data', (word) => {
  if (String(word).startsWith('exit')) exit(0);
  stdin.destroy();
  void system.dispose();
});
