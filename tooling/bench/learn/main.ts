import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readToolLists } from '../types/tool-lists.ts';
import { printAccuracy } from './accuracy.ts';
import { printCost } from './cost.ts';

/**
 * Prints what learning the shapes of results costs, and what it is worth. `--rounds` samples a row of the costs, `--draws`
 * sets of results a tool, `--no-cost` only the second table.
 */
const { values: flags } = parseArgs({
  options: {
    corpus: { type: 'string', default: fileURLToPath(new URL('../../corpus/mcp-tools', import.meta.url)) },
    cost: { type: 'boolean', default: true },
    rounds: { type: 'string', default: '400' },
    draws: { type: 'string', default: '20' },
  },
  allowNegative: true,
});

if (flags.cost) {
  console.log('## Cost\n');
  await printCost(Number(flags.rounds));
}
console.log('\n## Learned beside declared\n');
printAccuracy(readToolLists(flags.corpus), Number(flags.draws));
