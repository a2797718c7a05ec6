import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// Packages are bundled from their sources, and nothing is asked of the network that local work does not need.
const settings = {
  WRANGLER_BUILD_CONDITIONS: '@sallyport/source,workerd,worker,browser',
  WRANGLER_SEND_METRICS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};
const bin = fileURLToPath(new URL('../node_modules/wrangler/bin/wrangler.js', import.meta.url));
const folder = fileURLToPath(new URL('../', import.meta.url));

const child = spawn(process.execPath, [bin, ...process.argv.slice(2)], {
  cwd: folder,
  stdio: 'inherit',
  env: { ...process.env, ...settings },
});
const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
process.on('SIGINT', passOn);
process.on('SIGTERM', passOn);
child.on('close', (code) => (process.exitCode = code ?? 1));
