import { rmSync } from 'node:fs';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A temporary folder for everything the servers may change. */
export interface Workspace extends AsyncDisposable {
  /** A copy of the sample shop. */
  readonly shop: string;
  /** Where the memory server keeps its graph. */
  readonly memoryFile: string;
}

const sample = fileURLToPath(new URL('../sample', import.meta.url));

/** Makes the folder; disposing it removes it. */
export async function createWorkspace(): Promise<Workspace> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'sallyport-demo-')));
  const removeNow = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeNow);
  const shop = join(folder, 'shop');
  await cp(sample, shop, { recursive: true });
  return {
    shop,
    memoryFile: join(folder, 'memory.jsonl'),
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      process.off('exit', removeNow);
    },
  };
}
