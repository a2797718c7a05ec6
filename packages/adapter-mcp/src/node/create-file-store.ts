import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { OAuthStore } from '../connect/oauth-store.ts';

/**
 * Sign-ins in one JSON file that only its owner can read. Each change replaces the file as a whole, so a reader never
 * sees half of one. A file that holds no JSON is an error that names it, and stays as it is.
 */
export function createFileStore(path: string): OAuthStore {
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: two changes at once would lose one of them. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  const change = (edit: (values: Map<string, string>) => void): Promise<void> =>
    inTurn(async () => {
      const values = await read(path);
      edit(values);
      await write(path, values);
    });
  return {
    get: (key) => inTurn(async () => (await read(path)).get(key)),
    set: (key, value) => change((values) => values.set(key, value)),
    delete: (key) => change((values) => values.delete(key)),
  };
}

async function read(path: string): Promise<Map<string, string>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
  const values: unknown = parse(path, text);
  if (typeof values !== 'object' || values === null) throw unreadable(path);
  return new Map(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(path);
  }
}

function unreadable(path: string): Error {
  return new Error(`${path} is no store of sign-ins: mend it, or delete it and sign in again.`);
}

async function write(path: string, values: ReadonlyMap<string, string>): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await writeFile(beside, `${JSON.stringify(Object.fromEntries(values), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
