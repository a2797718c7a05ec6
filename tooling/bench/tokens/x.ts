import { join } from 'node:path';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { createCodeMode } from 'sallyport';
import { toProviders } from './measure-tokens.ts';
import { readToolLists } from '../types/tool-lists.ts';
const sandbox = createIsolatedVmSandbox();
const all = readToolLists(join(import.meta.dirname, '../../corpus/mcp-tools')).flatMap(({ server, tools }) => tools.map((tool) => ({ server, tool })));
const t0 = Date.now();
async function m(label: string, sample: any) {
  const tools = toProviders(sample);
  const list = countTokens(JSON.stringify(sample.map(({ tool }: any) => tool)));
  const cm = await createCodeMode({ tools, sandbox, estimateTokens: countTokens, budget: { tokens: 1e9 } });
  const full = countTokens(cm.system());
  const own = full - countTokens(cm.prompt.sections.api); const ex = countTokens(cm.prompt.sections.example);
  const row: any[] = [label, sample.length, list, full, (full / list).toFixed(3), own, ex];
  for (const b of [500, 1000, 2000, 5000, 10000]) {
    const a = await createCodeMode({ tools, sandbox, estimateTokens: countTokens, budget: { tokens: b } });
    const d = await createCodeMode({ tools, sandbox, budget: { tokens: b } });
    const x = countTokens(a.prompt.sections.api), y = countTokens(d.prompt.sections.api);
    row.push(`${x}${x > b ? '!!' : ''}/${y}${y > b ? '!!' : ''}`);
  }
  console.log(row.join(' '), ((Date.now() - t0) / 1000).toFixed(0) + 's');
}
const by = Map.groupBy(all, (x) => x.server);
for (const [s, x] of by) await m(s, x);
await m('all', all);
