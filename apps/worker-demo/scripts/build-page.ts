import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { readRecording } from './read-recording.ts';

const root = new URL('../', import.meta.url);
const out = new URL('dist/page/', root);

/** Bundles the page into `dist/page`: hashed scripts and styles, the page that names them, headers, the recording. */
export async function buildPage(): Promise<void> {
  await mkdir(out, { recursive: true });
  const { metafile } = await build({
    entryPoints: { main: 'page/main.ts', page: 'page/styles/page.css' },
    absWorkingDir: fileURLToPath(root),
    outdir: 'dist/page/assets',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: 'es2023',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file' },
    metafile: true,
    logLevel: 'warning',
  });
  const outputs = Object.entries(metafile.outputs);
  const script = outputs.find(([, { entryPoint }]) => entryPoint === 'page/main.ts')?.[0] ?? '';
  const style = outputs.find(([, { entryPoint }]) => entryPoint === 'page/styles/page.css')?.[0] ?? '';
  const fonts = outputs.flatMap(([file]) => (/(instrument-sans|400-normal).*\.woff2$/.test(file) ? [file] : []));
  const asUrl = (file: string): string => file.replace('dist/page', '');
  const preloads = fonts.map(
    (file) => `<link rel="preload" href="${asUrl(file)}" as="font" type="font/woff2" crossorigin />`,
  );
  const html = await readFile(new URL('page/index.html', root), 'utf8');
  const filled = html
    .replace('main.ts', asUrl(script))
    .replace('page.css', asUrl(style))
    .replace('<!-- fonts -->', preloads.join('\n    '));
  await put('recording.json', JSON.stringify(await readRecording()));
  for (const name of ['_headers', 'mark.svg']) await put(name, await readFile(new URL(`page/${name}`, root), 'utf8'));
  await put('index.html', filled);
  await removeOld(new Set(outputs.map(([file]) => file.replace('dist/page/assets/', ''))));
}

/** Replaces a file in one step: a server may be reading it. */
async function put(name: string, text: string): Promise<void> {
  const unfinished = new URL(`${name}.${process.pid}`, out);
  await writeFile(unfinished, text);
  await rename(unfinished, new URL(name, out));
}

async function removeOld(current: ReadonlySet<string>): Promise<void> {
  const assets = new URL('assets/', out);
  for (const name of await readdir(assets)) if (!current.has(name)) await rm(new URL(name, assets), { force: true });
}

if (import.meta.main) await buildPage();
