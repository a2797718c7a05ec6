import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listBuiltEntries, listUnbuilt } from './built-entries.ts';
import { findDifference } from './difference.ts';
import { printSurface } from './print-surface.ts';
import type { CheckOptions, Problem } from './problem.ts';

const folder = 'tooling/checks/surface';

/**
 * The public surface is what `tooling/checks/surface` says, name by name. `--accept` writes it anew; a change then
 * shows up in the review, where it needs a changeset, and a decision record when a port or a default changed.
 */
export function checkSurface(root: string, options: CheckOptions = {}): readonly Problem[] {
  const entries = listBuiltEntries(root);
  const unbuilt = listUnbuilt(root, entries);
  if (unbuilt.length > 0) return unbuilt;
  const wanted = new Map<string, string>();
  for (const [name, text] of printSurface(root, entries)) wanted.set(`${folder}/${name}.txt`, text);
  if (options.accept === true) {
    acceptSurface(root, wanted);
    return [];
  }
  return [...compare(root, wanted), ...listLeftovers(root, wanted)];
}

function acceptSurface(root: string, wanted: ReadonlyMap<string, string>): void {
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(root, folder), { recursive: true });
  for (const [file, text] of wanted) writeFileSync(join(root, file), text);
}

function compare(root: string, wanted: ReadonlyMap<string, string>): readonly Problem[] {
  return [...wanted].flatMap(([file, text]) => {
    const had = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n') : '';
    const difference = findDifference(had, text);
    if (difference === undefined) return [];
    const message = `the public surface changed: ${difference.text} Accept it with "pnpm run check --accept" and add a changeset; a changed port or default needs a decision record too.`;
    return [{ file, line: difference.line, message }];
  });
}

function listLeftovers(root: string, wanted: ReadonlyMap<string, string>): readonly Problem[] {
  if (!existsSync(join(root, folder))) return [];
  const files = readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
  return files
    .filter((file) => !wanted.has(file))
    .map((file) => ({ file, message: 'no published package has this name any more: accept the surface anew.' }));
}
