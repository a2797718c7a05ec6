import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureCorpus } from './measure-corpus.ts';
import { printTokensPage } from './tokens-page.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const page = printTokensPage(await measureCorpus());
if (values.write) writeFileSync(join(import.meta.dirname, '../../../docs/tokens.md'), page);
else console.log(page);
