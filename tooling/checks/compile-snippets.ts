import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from './problem.ts';
import type { Snippet } from './read-snippets.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Inside our own node_modules, so that a snippet finds the packages as a user's file would. */
const folder = join(here, 'node_modules', '.cache', `snippets-${process.pid}`);
const located = /^(?:.*[\\/])?snippet-(\d+)\.ts\((\d+),\d+\): error (.*)$/;

const config = {
  compilerOptions: {
    target: 'ES2024',
    lib: ['ES2024', 'ESNext.Disposable', 'DOM', 'DOM.AsyncIterable'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    moduleDetection: 'force',
    customConditions: ['@sallyport/source'],
    allowImportingTsExtensions: true,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  },
  include: ['*.ts'],
};

/** Type-checks all snippets in one go; each is a module of its own. */
export async function compileSnippets(snippets: readonly Snippet[]): Promise<readonly Problem[]> {
  if (snippets.length === 0) return [];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    snippets.forEach((snippet, at) => writeFileSync(join(folder, `snippet-${at}.ts`), compose(snippet)));
    return readErrors(await compile(), snippets);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the reader has already goes on one line, so that line numbers stay the guide's. */
function compose({ given, code }: Snippet): string {
  return `${given.replaceAll('\n', ' ')}\n${code}\n`;
}

function compile(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
  const compiler = join(dirname(manifest), 'bin', 'tsc');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [compiler, '--pretty', 'false', '-p', folder], (error, stdout, stderr) => {
      // A compiler that finds errors exits with 1 or 2 and says them on its standard output.
      if (error !== null && stdout === '') reject(new Error(`tsc failed: ${stderr}`, { cause: error }));
      else resolve(stdout);
    });
  });
}

function readErrors(output: string, snippets: readonly Snippet[]): readonly Problem[] {
  return output.split('\n').flatMap((line) => {
    const [, at, row, message] = located.exec(line) ?? [];
    const snippet = snippets[Number(at)];
    if (snippet !== undefined && message !== undefined) {
      return [{ file: snippet.file, line: snippet.line + Number(row) - 2, message }];
    }
    // An error that belongs to no snippet is one in the packages or in this setting: never silent.
    return /error TS\d+/.test(line) ? [{ file: 'docs', message: line }] : [];
  });
}
