/**
 * Writes `src/library/library-text.ts`: the declarations of the language, cut from TypeScript's own library files to
 * what a guest has. `pnpm run build:library` after a new TypeScript or a change of the guest's globals.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { format } from 'node:util';
import { allowedGlobals } from '@sallyport/guest';
import ts from 'typescript-js';

/** Shared memory and what stands on it no guest has; decorators no program may use. */
const leftOut = /sharedmemory|temporal|esnext\.(?:date|intl)|decorators|scripthost/;

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve('typescript-js'));

/** The declarations as texts: one script, and one module for each library file that is one. */
export function buildLibrary(): readonly string[] {
  const globals = new Set(allowedGlobals);
  const seen = new Set<string>();
  const script: string[] = [];
  const modules: string[] = [];
  const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });
  const add = (name: string): void => {
    if (seen.has(name) || leftOut.test(name)) return;
    seen.add(name);
    const path = join(folder, `lib.${name}.d.ts`);
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true);
    for (const { fileName } of file.libReferenceDirectives) add(fileName);
    const kept = file.statements.filter(
      (statement) => !isGlobalValue(statement) || namesOf(statement).every((each) => globals.has(each)),
    );
    const text = kept.map((statement) => printer.printNode(ts.EmitHint.Unspecified, statement, file)).join('\n');
    if (ts.isExternalModule(file)) modules.push(text);
    else script.push(text);
  };
  add('esnext');
  return [script.join('\n'), ...modules].map((text) => text.replaceAll(/^ +/gm, ''));
}

function isGlobalValue(statement: ts.Statement): boolean {
  return ts.isVariableStatement(statement) || ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return [statement.name?.text ?? ''];
  return [];
}

export function libraryModule(): string {
  return format(
    `/*! *****************************************************************************
Cut from the library files of TypeScript %s by scripts/build-library.ts: comments removed, globals a guest
does not have left out. Copyright (c) Microsoft Corporation. All rights reserved.
Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0
***************************************************************************** */

/** The language's own declarations, for the compiler to read: a script, then modules. Generated. */
export const libraryTexts: readonly string[] = %s;
`,
    ts.version,
    JSON.stringify(buildLibrary()),
  );
}

if (import.meta.main) {
  writeFileSync(new URL('../src/library/library-text.ts', import.meta.url), libraryModule());
}
