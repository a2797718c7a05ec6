import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureMistakes } from './measure-mistakes.ts';
import { everyUntypedTool, mistakesPage } from './mistakes-page.ts';

/**
 * Plants mistakes in programs that work, and prints how many the type check refuses.
 *
 *     pnpm bench:mistakes [--write] [--all] [--verbose]
 *
 * `--write` writes the page of `docs/`; `--all` makes a program for every tool and prints only.
 */
const { values: flags } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const result = await measureMistakes({ every: flags.all ? 1 : everyUntypedTool });
const page = mistakesPage(result);
console.log(page);
for (const text of result.broken) console.log(`DOES NOT RUN\n${text}\n`);
for (const text of result.refused) console.log(`REFUSED\n${text}\n`);
for (const { code, six, seven } of result.judgedOtherwise) console.log(`OTHERWISE\n${code}\n→ ${six}\n→ ${seven}\n`);
if (flags.verbose) for (const { kind, code } of result.missed) console.log(`MISSED: ${kind}\n${code}\n`);
if (flags.verbose) {
  for (const { kind, code, said } of result.falseRefusals) console.log(`HARMLESS: ${kind}\n${code}\n→ ${said}\n`);
}
if (flags.write && !flags.all) writeFileSync(join(import.meta.dirname, '../../../docs/type-check-mistakes.md'), page);
