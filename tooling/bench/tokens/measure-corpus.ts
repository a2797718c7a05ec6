import { join } from 'node:path';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { measureTokens, type TokenCosts } from './measure-tokens.ts';
import { drawSamples } from './samples.ts';

const draws = 12;

/** Costs of every draw, by the number of tools. */
export async function measureCorpus(): Promise<ReadonlyMap<number, readonly TokenCosts[]>> {
  await using sandbox = createIsolatedVmSandbox();
  const costs = new Map<number, TokenCosts[]>();
  for (const [size, samples] of drawSamples(join(import.meta.dirname, '../../corpus/mcp-tools'), draws)) {
    const each: TokenCosts[] = [];
    for (const sample of samples) each.push(await measureTokens(sample, sandbox));
    costs.set(size, each);
  }
  return costs;
}
