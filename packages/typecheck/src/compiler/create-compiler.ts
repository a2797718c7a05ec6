import ts from 'typescript-js';

import { apisKept } from '../constants.ts';
import { guestText } from '../library/guest-text.ts';
import { libraryTexts } from '../library/library-text.ts';
import { blankAmbient } from './blank-ambient.ts';
import { compilerOptions } from './compiler-options.ts';
import type { CompiledProgram, Compiler, CompilerError, Trust } from './compiler.ts';
import { findLenient } from './find-lenient.ts';

const libraryNames = libraryTexts.map((_, index) => `/library-${index}.d.ts`);
const apiName = '/api.d.ts';
const programName = '/program.ts';

const options: ts.CompilerOptions = {
  ...compilerOptions,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
};

/** Makes a compiler. Nothing it is given can make it read a file: it knows the texts in memory and no others. */
export function createCompiler(): Compiler {
  const libraries = new Map<string, ts.SourceFile>();
  const apis = new Map<string, ts.SourceFile>();
  let files: ReadonlyMap<string, ts.SourceFile> = new Map();
  let last: ts.Program | undefined;
  const host = createHost((name) => files.get(name));

  const apiOf = (types: string, trust: Trust): ts.SourceFile => {
    const key = `${trust} ${types}`;
    const known = apis.get(key);
    const api = known ?? readLeniently(parse(apiName, types), trust);
    // The latest last, so that the first is the one to forget.
    apis.delete(key);
    apis.set(key, api);
    for (const oldest of apis.keys()) if (apis.size > apisKept) apis.delete(oldest);
    return api;
  };
  return {
    compile(types, text, trust = 'declared') {
      if (libraries.size === 0) for (const [name, file] of parseLibraries()) libraries.set(name, file);
      const program = withoutDirectives(parseProgram(text));
      const api = apiOf(types, trust);
      files = new Map([...libraries, [apiName, api], [programName, program]]);
      const made = ts.createProgram({
        rootNames: [...files.keys()],
        options,
        host,
        ...(last === undefined ? {} : { oldProgram: last }),
      });
      last = made;
      return compiledProgram(made, program, api);
    },
  };
}

function compiledProgram(made: ts.Program, program: ts.SourceFile, api: ts.SourceFile): CompiledProgram {
  const checker = made.getTypeChecker();
  return {
    syntax: ts,
    checker,
    program,
    api,
    homeOf: ({ declarations }) => {
      const file = declarations?.[0]?.getSourceFile();
      return file === undefined ? undefined : file === api ? 'api' : file === program ? 'program' : 'library';
    },
    print: (node) => printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()),
    isOptional: ({ questionToken }) => questionToken !== undefined,
    namesAt: (node) => checker.getSymbolsInScope(node, named).map(({ name }) => name),
    syntaxErrors: () => made.getSyntacticDiagnostics(program),
    semanticErrors: () => made.getSemanticDiagnostics(program).map(toError),
  };
}

const named = ts.SymbolFlags.Variable | ts.SymbolFlags.Function | ts.SymbolFlags.ValueModule;
const printer = ts.createPrinter({ removeComments: true, omitTrailingSemicolon: true });

function toError({ code, start = 0, length = 0, messageText }: ts.Diagnostic): CompilerError {
  const message = typeof messageText === 'string' ? messageText : messageText.messageText;
  return { code, start, end: start + length, message };
}

/** Its nodes are changed where they stand: it is read once and not shown to anybody. */
function readLeniently(api: ts.SourceFile, trust: Trust): ts.SourceFile {
  for (const node of findLenient(ts, api, trust)) Object.assign(node, { kind: ts.SyntaxKind.AnyKeyword });
  return api;
}

function parseLibraries(): [string, ts.SourceFile][] {
  return libraryNames.map((name, index) => {
    const text = libraryTexts[index] ?? '';
    return [name, parse(name, index === 0 ? text + guestText : text)];
  });
}

function parse(name: string, text: string): ts.SourceFile {
  const settings = { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  return ts.createSourceFile(name, text, settings, true);
}

/** The program without its `declare`s: they are not there when it runs, and would hide what is. */
function parseProgram(text: string): ts.SourceFile {
  const file = parse(programName, text);
  if (!/\bdeclare\b/.test(text)) return file;
  const blanked = blankAmbient(ts, file);
  return blanked === text ? file : parse(programName, blanked);
}

/**
 * `@ts-ignore` and `@ts-expect-error` are for people who know better. (`@ts-nocheck` and references count at a file's
 * start only, and the program's first line is ours.)
 */
function withoutDirectives(file: ts.SourceFile): ts.SourceFile {
  return Object.assign(file, { commentDirectives: undefined });
}

function createHost(fileOf: (name: string) => ts.SourceFile | undefined): ts.CompilerHost {
  return {
    getSourceFile: fileOf,
    getDefaultLibFileName: () => '/none.d.ts',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => fileOf(name) !== undefined,
    readFile: () => undefined,
    writeFile: () => {},
  };
}
