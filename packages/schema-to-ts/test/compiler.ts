import ts from 'typescript-js';

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.ESNext,
  types: [],
  lib: ['lib.es2024.d.ts'],
};
const libraries = new Map<string, ts.SourceFile | undefined>();

/** Type checks sources in one program: per name, what the compiler says, by zero-based line. Modules keep their
 *  names to themselves; a source without `export {}` shares the global scope, with the libraries too. */
export function compile(
  sources: { readonly [name: string]: string },
  library: readonly string[] = [],
): Map<string, { line: number; message: string }[]> {
  const texts = new Map(Object.entries(sources).map(([name, text]) => [`/${encodeURIComponent(name)}.ts`, text]));
  const settings = library.length === 0 ? options : { ...options, lib: [...library] };
  const host = ts.createCompilerHost(settings, true);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, version) => {
    const text = texts.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, version, true);
    if (!libraries.has(name)) libraries.set(name, getSourceFile(name, version));
    return libraries.get(name);
  };
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  const program = ts.createProgram([...texts.keys()], settings, host);
  const problems = new Map<string, { line: number; message: string }[]>(Object.keys(sources).map((name) => [name, []]));
  for (const { file, start, messageText } of [
    ...program.getSyntacticDiagnostics(),
    ...program.getSemanticDiagnostics(),
  ]) {
    if (file === undefined || start === undefined) continue;
    const name = decodeURIComponent(file.fileName.slice(1, -3));
    const message = ts.flattenDiagnosticMessageText(messageText, '\n');
    problems.get(name)?.push({ line: file.getLineAndCharacterOfPosition(start).line, message });
  }
  return problems;
}

/** What a text leaves behind when its types are taken off: nothing, if it is declarations only. */
export function emitted(text: string): string {
  const output = ts.transpileModule(`${text}\nexport {};`, {
    compilerOptions: { ...options, noEmit: false, removeComments: true },
  });
  return output.outputText.replace('export {};', '').trim();
}

/** True when the text parses. */
export function parses(text: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true, compilerOptions: options });
  return diagnostics.length === 0;
}
