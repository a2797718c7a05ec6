import { fileURLToPath } from 'node:url';
import { checks } from './checks.ts';
import { runChecks } from './run-checks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('-'));
const unknown = names.filter((name) => !checks.has(name));
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(', ')}. There are: ${[...checks.keys()].join(', ')}.`);
  process.exitCode = 2;
} else {
  const failed = await runChecks(root, { names, accept: words.includes('--accept'), print: console.log });
  process.exitCode = failed === 0 ? 0 : 1;
}
