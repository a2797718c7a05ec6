import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Programs by name; one that needs to see a result goes on with a second text, and so on. */
export type Programs = ReadonlyMap<string, readonly string[]>;

/** Reads a folder of programs: `good.ts`, or `good.1.ts` and `good.2.ts`. */
export function readPrograms(folder: string): Programs {
  const programs = new Map<string, string[]>();
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  for (const file of files.toSorted(byNumber)) {
    const name = file.replace(/(?:\.\d+)?\.ts$/, '');
    const texts = programs.get(name) ?? [];
    texts.push(readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trimEnd());
    programs.set(name, texts);
  }
  return programs;
}

/** `good.10.ts` stands after `good.2.ts`. */
function byNumber(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
