import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript-js';
import { expect, it } from 'vitest';
import { isLibraryTypeName } from '../src/types/library-type-names.ts';
import { toTypeName } from '../src/types/type-name.ts';

const directory = dirname(createRequire(import.meta.url).resolve('typescript-js'));

it('knows every type of the installed libraries that a title could come to', () => {
  const missing: string[] = [];
  for (const file of readdirSync(directory).filter((name) => /^lib\..*d\.ts$/.test(name))) {
    const source = ts.createSourceFile(file, readFileSync(join(directory, file), 'utf8'), ts.ScriptTarget.Latest);
    for (const statement of source.statements) {
      if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) continue;
      const name = statement.name.text;
      if (toTypeName(name) === name && !isLibraryTypeName(name)) missing.push(name);
    }
  }
  expect(missing).toEqual([]);
});

it('takes no ordinary name for one of them', () => {
  expect(['Issue', 'PullRequest', 'Tree', 'Customer', 'Invoice', 'Filter'].filter(isLibraryTypeName)).toEqual([]);
});
