import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { wranglerSettings } from './wrangler-settings.ts';

const bin = fileURLToPath(new URL('../node_modules/wrangler/bin/wrangler.js', import.meta.url));
const folder = fileURLToPath(new URL('../', import.meta.url));

const child = spawn(process.execPath, [bin, ...process.argv.slice(2)], {
  cwd: folder,
  stdio: 'inherit',
  env: { ...process.env, ...wranglerSettings },
});
const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
process.on('SIGINT', passOn);
process.on('SIGTERM', passOn);
child.on('close', (code) => (process.exitCode = code ?? 1));
