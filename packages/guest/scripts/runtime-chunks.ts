import { fileURLToPath } from 'node:url';
import { build, type OutputFile } from 'esbuild';

import type { RuntimeChunk } from '../src/runtime-chunk.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const features = ['calls', 'console', 'inspect', 'lock', 'logs', 'timers', 'web'];
const entries = ['start', ...features.map((feature) => `features/${feature}`)];

/**
 * Bundles the runtime into pieces, so that a world can be given only those its program has a use for: one piece for each
 * entry, and one for whatever several of them share. Each comes after those it needs.
 */
export async function bundleRuntimeChunks(): Promise<readonly RuntimeChunk[]> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(entries.map((entry) => [entry.replace('features/', ''), `src/runtime/${entry}.ts`])),
    bundle: true,
    splitting: true,
    write: false,
    outdir: 'out',
    chunkNames: 'shared-[hash]',
    format: 'esm',
    platform: 'neutral',
    target: 'es2024',
    charset: 'ascii',
    minify: true,
    legalComments: 'none',
    lineLimit: 0,
    conditions: ['@sallyport/source'],
    logLevel: 'silent',
  });
  return inOrder(result.outputFiles.map(readChunk));
}

/** esbuild begins a chunk with its imports and ends it with one list of exports. Both become plain assignments. */
function readChunk({ path, text }: OutputFile): RuntimeChunk {
  const needs: string[] = [];
  let head = '';
  let rest = text.trim();
  for (let match = importPattern.exec(rest); match !== null; match = importPattern.exec(rest)) {
    const [whole, names, file = ''] = match;
    needs.push(idOf(file));
    if (names !== undefined) head += `const{${names.replaceAll(' as ', ':')}}=${idOf(file)};`;
    rest = rest.slice(whole.length);
  }
  const end = /export\{([^}]*)\};?$/.exec(rest);
  if (end === null || /\bimport\b|\bexport\b/.test(rest.slice(0, end.index))) {
    throw new Error(`A chunk does not have the expected shape: ${rest.slice(0, 80)}`);
  }
  const given = (end[1] ?? '').split(',').map((name) => name.split(' as '));
  const exported = given.map(([own = '', as = own]) => `${as}:${own}`).join();
  const body = `${head}${rest.slice(0, end.index).trim().replaceAll('\n', '\\n')}`;
  if (/[^\x20-\x7E]/.test(body)) throw new Error('The text must be one line of ASCII.');
  return { id: idOf(path), needs, text: `(()=>{${body}return{__proto__:null,${exported}}})()` };
}

const importPattern = /^import(?:\{([^}]*)\}from)?"([^"]+)";/;

/** A name for a chunk that can stand in a program: `shared-AB12.js` is `shared_AB12`. */
function idOf(file: string): string {
  return (file.split('/').at(-1) ?? '').replace('.js', '').replace('-', '_');
}

function inOrder(chunks: readonly RuntimeChunk[]): readonly RuntimeChunk[] {
  const ordered: RuntimeChunk[] = [];
  const add = (id: string): void => {
    const chunk = chunks.find((each) => each.id === id);
    if (chunk === undefined) throw new Error(`There is no chunk ${id}.`);
    if (ordered.includes(chunk)) return;
    for (const need of chunk.needs) add(need);
    ordered.push(chunk);
  };
  for (const { id } of chunks.toSorted((left, right) => (left.id < right.id ? -1 : 1))) add(id);
  return ordered;
}
