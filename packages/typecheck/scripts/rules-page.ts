/** Writes the tables of `docs/type-check.md` from the rules: `node scripts/rules-page.ts`. A test compares them. */
import { readFileSync, writeFileSync } from 'node:fs';

import { compilerRules } from '../src/rules/compiler-rules.ts';
import { rules } from '../src/rules/rules.ts';

const page = new URL('../../../docs/type-check.md', import.meta.url);
const mark = '<!-- Generated from packages/typecheck/src/rules by its scripts/rules-page.ts -->';

/** The page as it stands, and as it should. */
export function rulesPage(): { readonly is: string; readonly shouldBe: string } {
  const is = readFileSync(page, 'utf8');
  const head = is.slice(0, is.indexOf(mark) + mark.length);
  const own = rules.map(({ code, level, what, reason }) => `| \`${code}\` | ${level} | ${what} | ${reason} |`);
  const compilers = compilerRules.map(
    ({ codes, level, what, reason }) =>
      `| ${codes.map((code) => `TS${code}`).join(' ')} | ${level} | ${what} | ${reason} |`,
  );
  const shouldBe = `${head}

## Mistakes with a name

| Code | | What | Why |
| --- | --- | --- | --- |
${own.join('\n')}

## What else the compiler says

Codes in no row are \`warn\`. Grammar (TS1…) and style (TS6…, TS7…) are left out.

| Codes | | What | Why |
| --- | --- | --- | --- |
${compilers.join('\n')}
`;
  return { is, shouldBe };
}

if (import.meta.main) writeFileSync(page, rulesPage().shouldBe);
