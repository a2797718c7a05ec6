import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ShapeStore } from '../shape-store.ts';
import { withLock } from './with-lock.ts';

/**
 * Keeps shapes in a directory, one file a tool. Files are replaced in one step, so a reader never sees half of one, and a
 * process that dies leaves the old one. Writers of one tool, in this process or another, take turns.
 *
 * The directory is made when it is first used. To forget everything, delete it; to forget one tool, delete its file: it
 * holds the tool's path in plain text.
 */
export function createFileShapeStore({ directory }: { readonly directory: string }): ShapeStore {
  let made: Promise<unknown> | undefined;
  const ready = (): Promise<unknown> => {
    made ??= mkdir(directory, { recursive: true });
    made.catch(() => (made = undefined));
    return made;
  };
  const fileOf = (path: string): string => join(directory, `${createHash('sha256').update(path).digest('hex')}.json`);
  return {
    async read(paths) {
      await ready();
      const texts = new Map<string, string>();
      await Promise.all(
        paths.map(async (path) => {
          const text = await readText(fileOf(path), path);
          if (text !== undefined) texts.set(path, text);
        }),
      );
      return texts;
    },
    async update(path, change) {
      await ready();
      const file = fileOf(path);
      await withLock(`${file}.lock`, async () => {
        const text = change(await readText(file, path));
        if (text === undefined) await rm(file, { force: true });
        else await replace(file, `${JSON.stringify({ path })}\n${text}\n`);
      });
    },
  };
}

/** The first line names the tool, for people; the second is its text. */
async function readText(file: string, path: string): Promise<string | undefined> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  }
  const [head, text] = content.split('\n', 2);
  return head === JSON.stringify({ path }) ? text : undefined;
}

/** Readers see the old file or the new one. Only this user may read it: names of properties can be telling. */
async function replace(file: string, content: string): Promise<void> {
  const fresh = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(fresh, content, { mode: 0o600 });
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
