#!/usr/bin/env node
import process from 'node:process';

const needed = 24;

if (Number.parseInt(process.versions.node, 10) < needed) {
  process.stderr.write(`Sallyport needs Node ${needed} or newer; this is Node ${process.versions.node}.\n`);
  process.exit(2);
}
// Loaded once it is known that this Node can: an older one would end with an error of its own.
const { main } = await import('./main.ts');
process.exit(await main(process.argv));
